package org.daylight.rules.measures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.rules.storage.Statements;

/** What finished runs say of revisions. */
@ApplicationScoped
public class Measurements {

    private static final String MEASURED = """
            select run, kind, rule, as_of, knowledge, sum(subjects), sum(not_applicable), sum(flagged), sum(newly_flagged),
                sum(undetermined), sum(errors), measured_at, together, unmeasurable, sum(beyond_register),
                sum(newly_undetermined)
            from measurement
            where revision = ? and measured_at >= ?
            """;

    private static final String STANDS = """
             and not exists (
                select 1 from revision r
                where r.published_at is not null and r.recorded_at > measured_at and r.digest <> all (together)
                    and r.kind || ' ' || r.key = any (rests_on))
            """;

    private final Statements statements;
    private final Caller caller;

    Measurements(Statements statements, Caller caller) {
        this.statements = statements;
        this.caller = caller;
    }

    /**
     * What was measured of a revision over the whole register, the latest first: for the decision alone, never to be shown.
     * All of it counts against a revision, so that nobody chooses the easiest month; what speaks for it {@link PublicationGate} says.
     *
     * <p>What was measured before another revision of the same rule, of one that makes an exception from it, or another version
     * of a set that any of them names, came into force or left it counts no more: "newly flagged" meant what stood then.
     *
     * @param judging the rules that are to answer by it, each of which was looked at: one that is withdrawn was not where it was
     *     measured as if it were
     * @param together the revisions that are to stand together, sorted; what was measured with others does not count
     */
    List<Numbers> whole(String revision, List<String> judging, List<String> together, Instant notBefore) {
        return statements.rows(
                MEASURED + " and together = ? and ? <@ rests_on" + STANDS
                        + " group by run, kind, rule, as_of, knowledge, measured_at, together, unmeasurable order by measured_at desc, run, rule, as_of desc",
                Measurements::read,
                revision,
                notBefore,
                together.toArray(String[]::new),
                judging.stream().map("RULE "::concat).toArray(String[]::new));
    }

    /** The run that measured a revision last, whoever may see it and with whatever others; empty if there is none. */
    public Optional<UUID> latest(String revision, Instant notBefore) {
        return statements.first(
                "select run from measurement where revision = ? and measured_at >= ? order by measured_at desc, run limit 1",
                row -> row.getObject(1, UUID.class),
                revision,
                notBefore);
    }

    /** The run that measured a revision last together with exactly these: what counts for their publication. */
    public Optional<UUID> counting(String revision, List<String> together, Instant notBefore) {
        return whole(revision, List.of(), together, notBefore).stream()
                .findFirst()
                .map(Numbers::run);
    }

    /** The same in the caller's own sight. */
    public List<Numbers> seen(String revision, Instant notBefore) {
        return statements.rows(
                MEASURED + " and (? or access_groups <@ ?)"
                        + " group by run, kind, rule, as_of, knowledge, measured_at, together, unmeasurable order by measured_at desc, run, rule, as_of desc",
                Measurements::read,
                revision,
                notBefore,
                caller.fullSight(),
                caller.groupsForSql());
    }

    private static Numbers read(java.sql.ResultSet row) throws java.sql.SQLException {
        var subjects = row.getLong(6);
        var notApplicable = row.getLong(7);
        var newlyFlagged = row.getLong(9);
        var undetermined = row.getLong(10);
        var errors = row.getLong(11);
        return new Numbers(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getString(5),
                subjects,
                notApplicable,
                row.getLong(8),
                newlyFlagged,
                undetermined,
                errors,
                Numbers.share(newlyFlagged, subjects),
                Numbers.share(undetermined + errors, subjects - notApplicable),
                Objects.requireNonNull(Statements.instant(row, "measured_at")),
                Statements.texts(row, "together"),
                row.getLong(15),
                row.getLong(16),
                Statements.texts(row, "unmeasurable"));
    }
}
