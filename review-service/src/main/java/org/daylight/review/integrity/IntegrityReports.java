package org.daylight.review.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.daylight.review.decisions.Rollovers;
import org.daylight.review.integrity.IntegrityReport.Entry;
import org.daylight.review.integrity.IntegrityReport.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the journal of flags for what makes them look better: each version against the one before. */
@ApplicationScoped
class IntegrityReports {

    private static final int LISTED = 1_000;

    /** The first term of the flag of a response {@code s} when that was recorded; the flag may be back with another one since. */
    private static final String WHEN_RECORDED = """
            (select v.first_response_due from flag_version v where v.id = s.flag and v.recording < s.recording
                order by v.version desc limit 1)
            """;

    /** The same as it was last before the flag was back: a confirmation may have put it before what was done. */
    private static final String LAST = """
            (select v.first_response_due from flag_version v
                where v.id = s.flag and v.recording < all (select b.recording from (
                        select recording, condition, lag(condition) over (order by version) as was
                        from flag_version where id = s.flag) b
                    where b.recording > s.recording and b.condition <> 'CLEARED' and b.was = 'CLEARED')
                order by v.version desc limit 1)
            """;

    /** Whose the flag of a response {@code s} was when that was recorded or voided; its record may have moved since. */
    private static final String WHOSE = """
            (select v.partner, v.label from flag_version v where v.id = s.flag and v.recording <= s.recording
                order by v.version desc limit 1)
            """;

    /** How many flags ended in the act of {@code w}, whoever they are of. */
    private static final String TOGETHER = """
            (select count(*) from flag_version n join flag_version former on former.id = n.id and former.version = n.version - 1
                where n.recording = w.recording and n.disposition in ('DISMISSED', 'CLOSED')
                    and former.disposition not in ('DISMISSED', 'CLOSED'))
            """;

    /** Since when the flag of {@code w}, which is back, was cleared: whoever closed or marked it meanwhile did not clear it. */
    private static final String GONE = """
            (select max(b.recorded_at) as since from (
                    select version, recorded_at, condition, lag(condition) over (order by version) as was
                    from flag_version where id = w.id) b
                where w.was_condition = 'CLEARED' and b.version < w.version and b.condition = 'CLEARED'
                    and b.was is distinct from 'CLEARED')
            """;

    private static final String ACTS = """
            with asked as (select ?::timestamptz as since, ?::timestamptz as until, ?::text as partner, ?::text as zone),
            touched as (
                select distinct v.id from asked, flag_version v
                where v.recorded_at >= asked.since and v.recorded_at < asked.until
                    and (asked.partner is null or v.partner = asked.partner)),
            change as (
                select v.id, v.rule, v.label, v.partner, v.marking, v.recorded_at, v.recording, r.person, r.operation,
                    coalesce(v.act_reason, r.reason) as reason,
                    v.level, lag(v.level) over w as was_level,
                    v.disposition, lag(v.disposition) over w as was_disposition,
                    v.condition, lag(v.condition) over w as was_condition,
                    v.first_response_due as response, lag(v.first_response_due) over w as was_response,
                    v.decide_by as decision, lag(v.decide_by) over w as was_decision,
                    v.became_known_on as known, lag(v.became_known_on) over w as was_known,
                    v.registered_known_on as registered, v.confirmed_by as confirmed, lag(v.confirmed_by) over w as was_confirmed,
                    v.version, lag(v.version) over w as was_version
                from touched t join flag_version v on v.id = t.id join recordings r on r.sequence = v.recording
                window w as (partition by v.id order by v.version)),
            within as (
                select c.*, c.disposition in ('DISMISSED', 'CLOSED')
                        and c.was_disposition not in ('DISMISSED', 'CLOSED') as ended,
                    c.level < c.was_level as lowered
                from change c, asked where c.was_version is not null and c.recorded_at >= asked.since
                    and c.recorded_at < asked.until and (asked.partner is null or c.partner = asked.partner)),
            found as (
                select 'DOWNGRADE' as kind, w.id, w.rule, w.label, w.partner, w.marking, w.recorded_at, w.recording, w.person,
                    w.reason, w.was_level || ' to ' || w.level as what, null::uuid as review
                from within w where w.lowered
                union all
                select 'BULK_END', w.id, w.rule, w.label, w.partner, w.marking, w.recorded_at, w.recording, w.person,
                    w.reason, w.was_disposition || ' to ' || w.disposition || ', one of ' || {together} || ' in one act', null
                from within w where w.ended and w.operation like '%flags:bulk'
                union all
                select 'CLOCK_RESET', w.id, w.rule, w.label, w.partner, w.marking, w.recorded_at, w.recording, w.person,
                    w.reason, case when w.was_condition = 'CLEARED'
                        then 'cleared, and back within ' || extract(day from w.recorded_at - gone.since) || ' days'
                        else concat_ws(', ',
                            case when w.response is null or w.response > w.was_response
                                then 'first response ' || w.was_response || ' to ' || coalesce(w.response::text, 'none') end,
                            case when w.decision is null or w.decision > w.was_decision
                                then 'decision ' || w.was_decision || ' to ' || coalesce(w.decision::text, 'none') end) end, null
                from within w cross join lateral {gone} gone
                where case when w.was_condition = 'CLEARED'
                    then w.condition = 'PRESENT' and w.recorded_at < gone.since + interval '30 days'
                    else not w.lowered and (w.response > w.was_response or w.decision > w.was_decision
                        or (w.response is null and w.was_response is not null)
                        or (w.decision is null and w.was_decision is not null)) end
                union all
                select 'KNOWLEDGE_MOVED', w.id, w.rule, w.label, w.partner, w.marking, w.recorded_at, w.recording, w.person,
                    w.reason, 'known since ' || w.known || ', said on ' || (w.recorded_at at time zone asked.zone)::date
                        || case when w.was_confirmed is null then '' else ', before ' || coalesce(w.was_known::text, 'nothing') end
                        || case when w.known > w.registered then ', by the register on ' || w.registered else '' end,
                    null
                from within w, asked where w.confirmed is not null and w.known is not null
                    and case when w.was_confirmed is null
                        then w.known < (w.recorded_at at time zone asked.zone)::date - 30 or w.known > w.registered
                        else w.known is distinct from w.was_known end
                union all
                select 'BEFORE_REVIEW', w.id, w.rule, w.label, w.partner, w.marking, w.recorded_at, w.recording, w.person,
                    w.reason, case when w.ended then w.was_disposition || ' to ' || w.disposition
                        else w.was_level || ' to ' || w.level end, v.id
                from within w cross join lateral (
                    select v.id from review v
                    where v.opened_at > w.recorded_at and v.opened_at <= w.recorded_at + interval '1 day'
                        and v.replay_of is null and v.state <> 'CANCELLED'
                        and (v.scope in ('portfolio', 'partner:' || w.partner) or (v.scope like 'objective:%'
                            and exists (select from flag f join review_subject s on s.review = v.id and s.subject = f.subject
                                where f.id = w.id)))
                    order by v.opened_at limit 1) v
                where w.ended or w.lowered
                union all
                select 'ACT_VOIDED', f.id, f.rule, whose.label, whose.partner, f.marking, s.recorded_at, s.recording, r.person,
                    s.voided_reason, lower(s.content ->> 'act') || ' act of ' || (s.content ->> 'on') || ', proposed by '
                        || s.void_proposed_by, null
                from asked, response s join flag f on f.id = s.flag join recordings r on r.sequence = s.recording
                cross join lateral {whose} whose
                where s.voided_reason is not null and s.recorded_at >= asked.since and s.recorded_at < asked.until
                    and (asked.partner is null or whose.partner = asked.partner)
                union all
                select 'BACKDATED_ACT', f.id, f.rule, whose.label, whose.partner, f.marking, s.recorded_at, s.recording, r.person,
                    s.content ->> 'answersBecause', 'done ' || (s.content ->> 'on') || ', due ' || coalesce(term.due::text, 'none')
                        || ', recorded ' || (s.recorded_at at time zone asked.zone)::date, null
                from asked, response_version s join flag f on f.id = s.flag join recordings r on r.sequence = s.recording
                cross join lateral {whose} whose
                cross join lateral (
                    select t.due, coalesce((s.content ->> 'on')::date <= t.due
                        and t.due < (s.recorded_at at time zone asked.zone)::date, false) as kept
                    from (values (1, {recorded}), (2, {last})) t(choice, due) order by kept desc, choice limit 1) term
                where s.version = 1 and s.recorded_at >= asked.since and s.recorded_at < asked.until
                    and s.content ->> 'act' = 'EXTERNAL'
                    and (asked.partner is null or whose.partner = asked.partner)
                    and (s.content ->> 'answersBecause' is not null or term.kept))
            """.replace("{together}", TOGETHER)
            .replace("{gone}", GONE)
            .replace("{recorded}", WHEN_RECORDED)
            .replace("{last}", LAST)
            .replace("{whose}", WHOSE);

    /** A waiver for an objective or a subject names no partner; what it waives is flagged of one. */
    private static final String VOIDED_USES = """
            with asked as (select ?::timestamptz as since, ?::timestamptz as until, ?::text as partner)
            select w.id as waiver, w.reference, u.id, u.on_day, u.marking::text as marking, u.recorded_at, r.person, u.voided_reason
            from asked, waiver_use u join waiver w on w.id = u.waiver join recordings r on r.sequence = u.recording
            where u.voided_reason is not null and u.recorded_at >= asked.since and u.recorded_at < asked.until
                and (asked.partner is null or w.partner = asked.partner
                    or (w.partner is null and exists (select from flag f where f.rule = w.rule and f.partner = asked.partner
                        and (f.subject = w.subject or (f.subject_type = 'objective' and f.label = w.objective)))))
            order by u.recorded_at desc, u.id limit\s""" + (LISTED + 1);

    private final Sql sql;
    private final RegisterZone zone;
    private final Rollovers rollovers;
    private final EditsBeforeReviews edited;

    IntegrityReports(Sql sql, RegisterZone zone, Rollovers rollovers, EditsBeforeReviews edited) {
        this.sql = sql;
        this.edited = edited;
        this.rollovers = rollovers;
        this.zone = zone;
    }

    /** For whoever sees everything. */
    IntegrityReport of(LocalDate from, LocalDate to, @Nullable String partner) {
        var asked = new @Nullable Object[] {
            zone.endOf(from.minusDays(1)), zone.endOf(to), partner, zone.id().getId()
        };
        var counts = new EnumMap<Kind, Long>(Kind.class);
        for (var kind : Kind.values()) {
            counts.put(kind, 0L);
        }
        sql.each(
                ACTS + "select kind, count(*) from found group by kind",
                row -> counts.put(Kind.valueOf(row.getString(1)), row.getLong(2)),
                asked);
        var acts = sql.rows(
                ACTS + "select * from found order by recorded_at desc, kind, id limit " + LISTED,
                IntegrityReports::entry,
                asked);
        var edits = edited.within(zone.endOf(from.minusDays(1)), zone.endOf(to), partner);
        counts.put(Kind.EDIT_BEFORE_REVIEW, (long) edits.entries().size());
        var entries = Stream.concat(acts.stream(), edits.entries().stream())
                .sorted(Comparator.comparing(Entry::recordedAt).reversed())
                .limit(LISTED)
                .toList();
        var markings = new HashSet<Marking>();
        entries.forEach(entry -> markings.add(entry.marking()));
        var rolled = rollovers.within(from, to, partner).stream()
                .map(each -> new IntegrityReport.Rolled(
                        each.scope(),
                        each.partner(),
                        each.marking(),
                        each.run().outcome(),
                        each.run().times(),
                        each.run().since(),
                        each.run().until()))
                .toList();
        rolled.forEach(each -> markings.add(each.marking()));
        var uses = sql.rows(
                VOIDED_USES,
                row -> new IntegrityReport.VoidedUse(
                        row.getObject("waiver", UUID.class),
                        row.getString("reference"),
                        row.getObject("id", UUID.class),
                        row.getObject("on_day", LocalDate.class),
                        Marking.read(row.getString("marking")),
                        Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                        row.getString("person"),
                        row.getString("voided_reason")),
                zone.endOf(from.minusDays(1)),
                zone.endOf(to),
                partner);
        var used = uses.stream().limit(LISTED).toList();
        used.forEach(use -> markings.add(use.marking()));
        var all = counts.values().stream().mapToLong(Long::longValue).sum();
        return new IntegrityReport(
                from,
                to,
                partner,
                Marking.highest(markings),
                counts,
                entries,
                rolled,
                used,
                edits.notTold(),
                all > entries.size() || uses.size() > used.size());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var recordedAt = Sql.instant(row, "recorded_at");
        return new Entry(
                Kind.valueOf(row.getString("kind")),
                row.getObject("id", UUID.class),
                row.getString("rule"),
                row.getString("label"),
                row.getString("partner"),
                Marking.read(row.getString("marking")),
                Objects.requireNonNull(recordedAt),
                row.getLong("recording"),
                row.getString("person"),
                row.getString("reason"),
                row.getString("what"),
                row.getObject("review", UUID.class));
    }
}
