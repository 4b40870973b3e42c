package org.daylight.review.waivers;

import static org.daylight.kit.problem.Problems.KNOWN_AT_NOT_SETTLED;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.waivers.AskedCoverage.NotMet;
import org.daylight.review.waivers.WaiverCoverage.Covered;
import org.jspecify.annotations.Nullable;

/**
 * Asks the one function that says what is waived, with all meters full, with all empty, and with meters as they stand: what
 * differs hangs on a meter. Each meter is read once, and not for each subject.
 */
@ApplicationScoped
class WaiverCoverages {

    /** What stands on a meter was put there under the flags that people saw, and not under those that a draft would raise. */
    private static final String STOOD = """
            exists (select from flag f cross join lateral (
                select v.condition from flag_version v where v.id = f.id and v.recorded_at < a.closes
                order by v.version desc limit 1) last
                where f.rule = n.rule and f.subject = n.subject and f.discriminator = '' and f.kind = 'RULE'
                    and last.condition <> 'CLEARED')""";

    private static final String COVERED = """
            with asked as (select ?::date as day, ?::timestamptz as known, ?::timestamptz as closes),
            metered as materialized (
                select w.rule, jsonb_object_agg(w.id, '{"exhausted": true}'::jsonb) as full_meters,
                    jsonb_object_agg(w.id, jsonb_build_object('exhausted', waiver_exhausted(w, a.day, '{}', a.known))) as meters,
                    jsonb_object_agg(w.id, '{"exhausted": false}'::jsonb) as empty_meters
                from asked a cross join waiver w
                where w.rule = any (?) and w.signed_on is not null
                    and (w.ceiling_uses is not null or w.ceiling_quantity is not null or w.ceiling_amount is not null)
                group by w.rule)
            select case
                when n.rule not in (select rule from waiver where signed_on is not null) and not exists (
                    select from flag f join decision_flag df on df.flag = f.id where f.rule = n.rule and f.subject = n.subject)
                    then 'NOT_WAIVED'
                when waived_of(n.rule, n.type, n.subject, n.partner, n.label, a.day, a.closes, coalesce(m.full_meters, '{}'),
                    a.known) is not null then 'WAIVED'
                when m.rule is null or waived_of(n.rule, n.type, n.subject, n.partner, n.label, a.day, a.closes, m.empty_meters,
                    a.known) is null then 'NOT_WAIVED'
                when waived_of(n.rule, n.type, n.subject, n.partner, n.label, a.day, a.closes, m.meters, a.known) is null
                    then 'USED_UP'
                when %s then 'WAIVED'
                else 'METER_NOT_KNOWN' end
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                with ordinality n (rule, type, subject, partner, label, place)
            cross join asked a left join metered m on m.rule = n.rule
            order by n.place
            """.formatted(STOOD);

    private final Sql sql;
    private final Recordings recordings;
    private final RegisterZone zone;

    WaiverCoverages(Sql sql, Recordings recordings, RegisterZone zone) {
        this.sql = sql;
        this.recordings = recordings;
        this.zone = zone;
    }

    WaiverCoverage of(AskedCoverage asked) {
        var known = asked.knownAt().truncatedTo(ChronoUnit.MICROS);
        if (!recordings.settled(known)) {
            throw KNOWN_AT_NOT_SETTLED.problem(
                    "What is known up to " + known + " can still change",
                    new Violation("/knownAt", "use an instant up to GET /v1/settled-at"));
        }
        var notMet = asked.notMet();
        return new WaiverCoverage(sql.rows(
                COVERED,
                row -> Covered.valueOf(row.getString(1)),
                asked.on(),
                known,
                earlier(zone.endOf(asked.on()), known.plus(1, ChronoUnit.MICROS)),
                texts(notMet, NotMet::rule),
                texts(notMet, NotMet::rule),
                texts(notMet, NotMet::type),
                texts(notMet, NotMet::subject),
                texts(notMet, NotMet::partner),
                texts(notMet, NotMet::label)));
    }

    /** What people said of a flag counts as they had said it by the end of the day, as far as it was known. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable String[] texts(List<NotMet> notMet, Function<NotMet, @Nullable String> value) {
        return notMet.stream().map(value).toArray(String[]::new);
    }
}
