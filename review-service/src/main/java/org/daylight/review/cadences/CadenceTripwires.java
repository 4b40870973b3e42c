package org.daylight.review.cadences;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.daylight.kit.date.RegisterZone;
import org.daylight.review.cadences.Generation.Current;
import org.daylight.review.database.Sql;
import org.daylight.review.drift.Limits;
import org.daylight.review.reviews.Tripwires;

/** The tripwires that cadences set: limits for the measures, and a review at once when one is crossed. */
@ApplicationScoped
class CadenceTripwires implements Tripwires {

    private static final String AGAIN = ":again:";

    private final Sql sql;
    private final Generation generation;
    private final Pauses pauses;
    private final RegisterZone zone;
    private final InstantSource clock;

    /** The last review sealed, the last cadence recorded and the cadences that rested when this replica last looked. */
    private volatile String seen = "";

    CadenceTripwires(Sql sql, Generation generation, Pauses pauses, RegisterZone zone, InstantSource clock) {
        this.sql = sql;
        this.generation = generation;
        this.pauses = pauses;
        this.zone = zone;
        this.clock = clock;
    }

    /** The tightest of all cadences that cover the scope. */
    @Override
    public Function<String, Limits> recordedBy(Instant moment) {
        var cadences = generation.recordedBy(moment);
        return scope -> of(scope, cadences);
    }

    private static Limits of(String scope, List<Cadence> cadences) {
        var limits = Limits.NONE;
        for (var cadence : cadences) {
            var covers = cadence.scope().equals(scope)
                    || (cadence.scope().equals("portfolio") && scope.startsWith("partner:"));
            if (covers && cadence.tripwires() != null) {
                limits = limits.tightest(cadence.tripwires().limits());
            }
        }
        return limits;
    }

    /**
     * Writes an obligation, due now, for every partner or objective whose index has reached 1 in the last sealed review
     * that measured it: once per crossing, that is once for each decision it counts from. While the cadence rests it is
     * written down as paused; what is still crossed when it goes on is due then.
     */
    void trip() {
        var news = sql.first("""
                        select concat(date_trunc('hour', ?::timestamptz), ' ', (select max(known_at) from tripwire_measure), ' ',
                            (select max(sealed_at) from review), ' ', (select max(recorded_at) from cadence), ' ',
                            (select count(*) from obligation), ' ',
                            (select string_agg(id::text, ' ' order by id) from cadence_pause
                                where voided_reason is null and from_at <= ? and (until_at is null or until_at > ?)))
                        """, row -> row.getString(1), clock.instant(), clock.instant(), clock.instant())
                .orElseThrow();
        if (news.equals(seen)) {
            return;
        }
        var whole = true;
        for (var current : generation.current()) {
            if (current.cadence().tripwires() != null) {
                try {
                    QuarkusTransaction.requiringNew().run(() -> trip(current));
                } catch (RuntimeException e) {
                    // One cadence that cannot be held against what was measured must not keep the others from it.
                    Log.errorf(
                            e,
                            "tripwires of cadence %s could not be looked at",
                            current.cadence().reference());
                    whole = false;
                }
            }
        }
        QuarkusTransaction.requiringNew().run(this::restrict);
        seen = whole ? news : "";
    }

    private record Crossed(String scope, String since, BigDecimal index, List<String> groups) {}

    private void trip(Current current) {
        var cadence = current.cadence();
        var now = clock.instant();
        var pause = pauses.running(current.id(), now);
        var today = now.atZone(ZoneId.of(cadence.zone())).toLocalDate();
        var limits = Objects.requireNonNull(cadence.tripwires()).limits();
        for (var crossed : crossed(cadence.scope(), limits, today)) {
            var period = period(current.id(), crossed);
            sql.update(
                    """
                    insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state,
                        pause_reason, access_groups)
                    select ?, ?, ?, 'TRIPWIRE', ?, ?, ?, ?, ?, ?, ?, ?
                    where not exists (select from obligation where cadence = ? and period = ?)
                    on conflict (cadence, period) do nothing
                    """,
                    UUID.randomUUID(),
                    current.id(),
                    period + (pause == null ? "" : ":paused:" + pause.id()),
                    crossed.scope,
                    cadence.forum(),
                    now,
                    today,
                    "tripwire of cadence %s: autopilot index %s since %s"
                            .formatted(
                                    cadence.reference(),
                                    crossed.index.stripTrailingZeros().toPlainString(),
                                    crossed.since),
                    pause == null ? "DUE" : "PAUSED",
                    pause == null ? null : pause.reason(),
                    crossed.groups.toArray(String[]::new),
                    current.id(),
                    period);
        }
    }

    /** A review that was cancelled decided nothing: what a later one still finds crossed is due again. One that was incomplete is owed again by itself. */
    private String period(UUID cadence, Crossed crossed) {
        var period = "tripwire:%s:%s".formatted(crossed.scope, crossed.since);
        var cancelled = sql.number("""
                select count(*) from obligation o join review r on r.id = o.review
                where o.cadence = ? and (o.period = ? or starts_with(o.period, ?)) and r.state = 'CANCELLED'
                """, cadence, period, period + ':');
        return cancelled == 0 ? period : period + AGAIN + cancelled;
    }

    /** What was last found of each partner or objective, by a review or beside them, and who may see it. */
    private static final String LATEST = """
            select distinct on (scope) scope, since, index, attention, access_groups from (
                select m.type || ':' || case when m.type = 'partner' then m.partner else m.label end as scope,
                    m.measure -> 'attention' ->> 'since' as since,
                    m.measure -> 'attention' ->> 'autopilotIndex' as index, m.measure -> 'attention' as attention, m.access_groups, r.as_of, r.known_at
                from review_measure m join review r on r.id = m.review
                where r.state in ('SEALED', 'SEALED_WITH_ERRORS') and not r.retrospective
                    and m.type in ('partner', 'objective')
                union all
                select scope, since::text, index::text, attention, access_groups, as_of, known_at from tripwire_measure) found
            order by scope, as_of desc, known_at desc
            """;

    /** What was found of a scope, and from when on its days count: from a decision as well that was signed since, on the day by which measures count. */
    private static final String FOUND = """
            select l.scope, l.since, l.index, l.attention::text, l.access_groups,
                greatest(l.since::date, (select max((d.signed_at at time zone ?)::date) from decision d
                    where ('partner:' || d.partner = l.scope
                            or l.scope in (select 'objective:' || each from unnest(d.objectives) each))
                        and d.substantive and d.voided_reason is null)) as counted_from
            from (""" + LATEST + """
            ) l where l.since is not null and (l.scope = ? or (? = 'portfolio' and l.scope like 'partner:%'))
            """;

    /** By the cadence's own limits: what another one allows is no reason for this one's forum to meet. */
    private List<Crossed> crossed(String scope, Limits limits, LocalDate today) {
        return sql.rows(FOUND, row -> crossed(row, limits, today), zone.id().getId(), scope, scope).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Days go by without anybody measuring them: those of a partner are counted here. An objective may state limits of its
     * own, so that its days count as they were measured. What was measured before the last decision is answered by it.
     */
    private static Optional<Crossed> crossed(ResultSet row, Limits limits, LocalDate today) throws SQLException {
        var scope = row.getString("scope");
        var groups = Sql.texts(row, "access_groups");
        var since = row.getString("since");
        var from = row.getObject("counted_from", LocalDate.class);
        var measured = from.isAfter(LocalDate.parse(since))
                ? BigDecimal.ZERO
                : TripwireIndex.of(limits, row.getString("attention"), row.getBigDecimal("index"));
        if (measured.compareTo(BigDecimal.ONE) >= 0) {
            return Optional.of(new Crossed(scope, since, measured, groups));
        }
        var passed = limits.days() == null || !scope.startsWith("partner:")
                ? BigDecimal.ZERO
                : TripwireIndex.ofDays(ChronoUnit.DAYS.between(from, today), limits.days());
        return passed.compareTo(BigDecimal.ONE) >= 0
                ? Optional.of(new Crossed(scope, from.toString(), passed, groups))
                : Optional.empty();
    }

    /**
     * What is owed about a partner or an objective is seen by whoever may see the measure of it; what a record opened, only by
     * those of them who see that record.
     */
    private void restrict() {
        sql.update("update obligation o set access_groups = case when o.origin = 'EVENT'"
                + " then array(select distinct one from unnest(o.access_groups || l.access_groups) one order by one)"
                + " else l.access_groups end from (" + LATEST
                + ") l where o.scope = l.scope and case when o.origin = 'EVENT'"
                + " then not o.access_groups @> l.access_groups else o.access_groups <> l.access_groups end");
    }
}
