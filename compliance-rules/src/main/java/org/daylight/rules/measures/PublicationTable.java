package org.daylight.rules.measures;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.recording.Recordings;
import org.daylight.rules.storage.Statements;
import org.jspecify.annotations.Nullable;

/** What was decided about publications; every write is recorded, nothing is ever changed. */
@ApplicationScoped
public class PublicationTable {

    private static final String RECORDED = "id, version, recording, recorded_at, act, act_reason, marking, sources";
    private static final String OVERRIDE =
            "select id, revision, decided_by, reason, run, recorded_at, together from publication_override o where revision = ?";
    private static final String VALUES = "?, 1, ?, ?, 'CREATED', ?, ?::jsonb, '[]'";

    private final Statements statements;
    private final Recordings recordings;
    private final Caller caller;

    PublicationTable(Statements statements, Recordings recordings, Caller caller) {
        this.statements = statements;
        this.recordings = recordings;
        this.caller = caller;
    }

    /** A revision that somebody lets go on, and who wrote and proposed it. */
    public record Revised(String digest, String draftedBy, String proposedBy) {}

    /**
     * Why a revision was let through when it was published, or put back in force, the last time.
     *
     * @param mostFlagged the limit of that day
     */
    public record Passed(
            String outcome, String sentence, @Nullable UUID run, BigDecimal mostFlagged, BigDecimal mostUndetermined) {}

    void passed(String revision, Verdict verdict, BigDecimal mostFlagged, BigDecimal mostUndetermined) {
        var outcome = "";
        var sentence = "";
        UUID run = null;
        UUID override = null;
        switch (verdict) {
            case Verdict.WithinLimits(var by, var words) -> {
                outcome = "WITHIN_LIMITS";
                sentence = words;
                run = by;
            }
            case Verdict.Overridden(var by, var words) -> {
                outcome = "OVERRIDDEN";
                sentence = words;
                override = by;
            }
            case Verdict.NothingToMeasure(var words) -> {
                outcome = "NOTHING_TO_MEASURE";
                sentence = words;
            }
            case Verdict.Held(var why) -> throw new IllegalStateException(why);
        }
        var id = UUID.randomUUID();
        statements.update(
                "insert into publication_check (" + RECORDED
                        + ", revision, outcome, sentence, run, override, most_flagged, most_undetermined) values ("
                        + VALUES + ", ?, ?, ?, ?, ?, ?, ?)",
                id,
                recordings.sequence(),
                recordings.stamp(),
                sentence,
                unmarked(),
                revision,
                outcome,
                sentence,
                run,
                override,
                mostFlagged,
                mostUndetermined);
        recordings.touched("publication_check", List.of(id));
    }

    /**
     * Keeps that somebody lets a revision go on.
     *
     * @param together the digests of all that the decision is about, sorted: it counts for exactly these
     * @param restsOn on what their answers rest, as "RULE key" and "SET key": when one of these changes it counts no more
     */
    public void override(
            Revised revision, String reason, @Nullable UUID run, List<String> together, Collection<String> restsOn) {
        var id = UUID.randomUUID();
        statements.update(
                "insert into publication_override (" + RECORDED
                        + ", revision, decided_by, drafted_by, proposed_by, reason, run, together, rests_on) values ("
                        + VALUES + ", ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                recordings.sequence(),
                recordings.stamp(),
                reason,
                unmarked(),
                revision.digest(),
                caller.person(),
                revision.draftedBy(),
                revision.proposedBy(),
                reason,
                run,
                together.toArray(String[]::new),
                restsOn.toArray(String[]::new));
        recordings.touched("publication_override", List.of(id));
    }

    /** The latest decision about exactly these, unless what their answers rest on has changed since. */
    Optional<PublicationOverride> countingOverride(String revision, List<String> together) {
        return statements.first(OVERRIDE + """
                 and together = ? and not exists (
                    select 1 from revision r
                    where r.published_at is not null and r.recorded_at > o.recorded_at and r.digest <> all (o.together)
                        and r.kind || ' ' || r.key = any (o.rests_on))
                order by recorded_at desc limit 1
                """, PublicationTable::read, revision, together.toArray(String[]::new));
    }

    /** The latest first. */
    public List<PublicationOverride> overrides(String revision) {
        return statements.rows(OVERRIDE + " order by recorded_at desc", PublicationTable::read, revision);
    }

    public Optional<Passed> passed(String revision) {
        return statements.first(
                "select outcome, sentence, run, most_flagged, most_undetermined from publication_check where revision = ?"
                        + " order by recorded_at desc limit 1",
                row -> new Passed(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getBigDecimal(4),
                        row.getBigDecimal(5)),
                revision);
    }

    private static PublicationOverride read(ResultSet row) throws SQLException {
        return new PublicationOverride(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                Objects.requireNonNull(Statements.instant(row, "recorded_at")),
                Statements.texts(row, "together"));
    }

    private static String unmarked() {
        return Json.mapper().valueToTree(Marking.UNMARKED).toString();
    }
}
