package org.daylight.review.dashboards;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.review.cadences.Obligations;
import org.daylight.review.database.Sql;
import org.daylight.review.notices.WaitsWithoutDay;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.reviews.ReaderTotals;
import org.jspecify.annotations.Nullable;

/** Reads what dashboards show, out of sealed reviews and as far as the reader may see it. */
@ApplicationScoped
class DashboardStore {

    /** Waits with a day of whatever subject, and those of notices and undertakings of which nobody knows the day. */
    private static final String WAITS = """
            select said.*, f.id from (
                select s.subject, s.label, s.partner, r.rule, r.title, a.answer, a.permitted_from, a.message
                from review v
                join review_answer a on a.review = v.id and a.permitted_from is not null
                join review_subject s on s.review = a.review and s.subject = a.subject
                join rulebook_rule r on r.rulebook = v.rulebook and r.rule = a.rule
                where v.id = ? and (?::text is null or s.partner = ?) and %1$s
                union all
                select s.subject, s.label, s.partner, r.rule, r.title, coalesce(a.answer, %2$s), null, coalesce(a.message, %3$s)
                from review v
                cross join (values ('notification', 'notification:', 'notification;'),
                    ('undertaking', 'undertaking:', 'undertaking;')) t(type, first, after)
                join rulebook_rule r on r.rulebook = v.rulebook and r.subject_type = t.type
                join review_subject s on s.review = v.id and s.subject >= t.first and s.subject < t.after
                left join review_answer a on a.review = v.id and a.subject = s.subject and a.rule = r.rule
                where v.id = ? and (?::text is null or s.partner = ?) and %1$s and %4$s and a.permitted_from is null) said
            left join flag f on f.rule = said.rule and f.subject = said.subject and f.discriminator = ''
            order by said.permitted_from nulls first, said.rule, said.subject
            """.formatted(
                    Restrictions.visible("s"), WaitsWithoutDay.ANSWER, WaitsWithoutDay.MESSAGE, WaitsWithoutDay.RUNS);

    private final Sql sql;
    private final ReaderTotals totals;
    private final Caller caller;
    private final RegisterZone zone;

    DashboardStore(Sql sql, ReaderTotals totals, Caller caller, RegisterZone zone) {
        this.sql = sql;
        this.totals = totals;
        this.caller = caller;
        this.zone = zone;
    }

    /** The sealed review nearest before the day that covers the area; a retrospective one only if there is no other. */
    Optional<Basis> basis(Area area, LocalDate asOf) {
        return sql.first(
                """
                select id, scope, as_of, known_at, knowledge, coalesce(retrospective, false), state, sealed_at
                from review
                where state in ('SEALED', 'SEALED_WITH_ERRORS') and as_of <= ?
                    and scope in ('portfolio', ?, 'partner:' || ?)
                order by as_of desc, coalesce(retrospective, false), known_at desc, sealed_at desc limit 1
                """,
                row -> {
                    var id = row.getObject(1, UUID.class);
                    return new Basis(
                            id,
                            row.getString(2),
                            row.getObject(3, LocalDate.class),
                            instant(row, "known_at"),
                            row.getString(5),
                            row.getBoolean(6),
                            row.getString(7),
                            instant(row, "sealed_at"),
                            URI.create("/v1/reviews/" + id));
                },
                asOf,
                area.scope(),
                area.partner());
    }

    /** Whether a review saw anything of a partner that the reader may see. */
    boolean sees(String partner) {
        return sql.number(
                        "select count(*) from (select from review_subject s where s.partner = ? and "
                                + Restrictions.visible("s") + " limit 1) s",
                        partner,
                        caller.fullSight(),
                        caller.groupsForSql(),
                        caller.groupsForSql())
                > 0;
    }

    /** The objective as the reader may see it, from the newest review that looked at it. */
    Optional<Area> objective(String reference) {
        return sql.first(
                """
                select s.partner, s.subject from review_subject s join review r on r.id = s.review
                where s.type = 'objective' and s.label = ? and r.sealed_at is not null and %s
                order by r.sealed_at desc limit 1
                """.formatted(Restrictions.visible("s")),
                row -> Area.objective(reference, row.getString(1), row.getString(2)),
                reference,
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql());
    }

    /** Counts of subjects, and the highest of their markings. */
    record Counted(List<SubjectCount> subjects, Marking marking) {}

    Counted subjects(Basis basis, Area area) {
        return area.subject() == null || basis.scope().equals(area.scope())
                ? totals(basis.review(), area.subject() == null ? area.partner() : null)
                : itself(basis.review(), area);
    }

    private Counted totals(UUID review, @Nullable String partner) {
        var seen = totals.of(review, partner);
        var of = partner == null ? "" : "&partner=" + FlagsAt.encoded(partner);
        var counts = seen.totals().stream()
                .map(each -> new SubjectCount(
                        each.type(),
                        each.subjects(),
                        each.met(),
                        each.metApplicabilityUnknown(),
                        each.notMet(),
                        each.undetermined(),
                        each.notApplicable(),
                        each.error(),
                        URI.create("/v1/dashboards/subjects?review=%s&type=%s".formatted(review, each.type()) + of)))
                .toList();
        return new Counted(counts, seen.marking());
    }

    /** A review of more than the objective looked at one subject that is surely the objective's. */
    private Counted itself(UUID review, Area area) {
        var markings = new HashSet<Marking>();
        var counts = sql.rows(
                "select s.type, s.vector, s.marking::text from review_subject s where s.review = ? and s.subject = ? and "
                        + Restrictions.visible("s"),
                row -> {
                    var looked = Subjects.Counts.of(row.getString(2));
                    markings.add(Marking.read(row.getString(3)));
                    return new SubjectCount(
                            row.getString(1),
                            1,
                            looked.met(),
                            looked.metApplicabilityUnknown(),
                            looked.notMet(),
                            looked.undetermined(),
                            looked.notApplicable(),
                            looked.error(),
                            URI.create("/v1/dashboards/subjects?review=%s&subject=%s"
                                    .formatted(review, FlagsAt.encoded(String.valueOf(area.subject())))));
                },
                review,
                area.subject(),
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql());
        return new Counted(counts, Marking.highest(markings));
    }

    /** The waits that still run on the day, those without a known end and then the one that ends first first. */
    List<Notice> notices(UUID review, Area area, LocalDate asOf) {
        var asked = new @Nullable Object[] {
            review, area.partner(), area.partner(), caller.fullSight(), caller.groupsForSql(), caller.groupsForSql()
        };
        return sql
                .rows(
                        WAITS,
                        row -> notice(row, review, asOf),
                        Stream.concat(Arrays.stream(asked), Arrays.stream(asked))
                                .toArray())
                .stream()
                .filter(notice -> notice.permittedFrom() == null
                        || ImpreciseDate.parse(notice.permittedFrom()).latest().isAfter(asOf))
                .toList();
    }

    private static Notice notice(ResultSet row, UUID review, LocalDate asOf) throws SQLException {
        var permittedFrom = row.getString("permitted_from");
        var date = permittedFrom == null ? null : ImpreciseDate.parse(permittedFrom);
        var flag = row.getObject("id", UUID.class);
        return new Notice(
                row.getString("subject"),
                row.getString("label"),
                row.getString("partner"),
                row.getString("rule"),
                row.getString("title"),
                row.getString("answer"),
                permittedFrom,
                date != null && date.exact() ? (Long) ChronoUnit.DAYS.between(asOf, date.latest()) : null,
                row.getString("message"),
                URI.create(flag == null ? "/v1/reviews/" + review : "/v1/flags/" + flag));
    }

    /** What was due, and what of it had been opened, by the end of the day. */
    Owed owed(Area area, LocalDate asOf) {
        var link = area.partner() == null
                ? "/v1/obligations?"
                : "/v1/obligations?scope=" + FlagsAt.encoded(area.scope()) + "&";
        return sql.first(
                        """
                        select count(*) filter (where stands = 'DUE'), count(*) filter (where stands = 'OPENED' and late),
                            count(*) filter (where stands = 'OPENED'), count(*) filter (where stands = 'CANCELLED'),
                            count(*) filter (where stands = 'PAUSED'), count(*) filter (where stands = 'COVERED'),
                            coalesce(array_agg(distinct marking), '{}') as markings
                        from (select o.late, c.marking::text as marking,
                                case when exists (select from obligation n join review v on v.id = n.review
                                        where (n.id = o.id or n.again_of = o.id) and v.state = 'CANCELLED' and v.ended_at < ?)
                                    then 'CANCELLED'
                                    when o.opened_at < ? then 'OPENED'
                                    when o.state in ('PAUSED', 'COVERED') then o.state
                                    else 'DUE' end as stands
                            from obligation o join cadence c on c.id = o.cadence
                            where o.due_on <= ? and o.again_of is null and c.voided_reason is null
                                and (? = 'portfolio' or o.scope = ?) and %s) owed
                        """.formatted(Obligations.VISIBLE),
                        row -> new Owed(
                                Marking.highest(Sql.texts(row, "markings").stream()
                                        .map(Marking::read)
                                        .toList()),
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                URI.create(link.substring(0, link.length() - 1)),
                                URI.create(link + "state=due")),
                        zone.endOf(asOf),
                        zone.endOf(asOf),
                        asOf,
                        area.scope(),
                        area.scope(),
                        caller.fullSight(),
                        caller.groupsForSql(),
                        caller.groupsForSql(),
                        caller.groupsForSql())
                .orElseThrow();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = Sql.instant(row, column);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }
}
