package org.daylight.review.flags;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.database.Statistics;

/**
 * Applies a review's answers to the flags, set-wise, in the transaction that seals the review.
 *
 * <p>Whoever calls holds the journal's lock, so that reviews are applied one after the other.
 */
@ApplicationScoped
public class FlagChanges {

    /**
     * What is left of a flag whose subjects are gone follows its partner, and a gap that ended follows what it stood for:
     * a restriction that comes later hides what was open before.
     */
    private static final String RESTRICT = """
            , restricted as (
                select f.id, rp.groups from p cross join lateral restricted_partners(p.review) rp
                join flag f on f.partner = rp.partner
                union all
                select f.id, s.access_groups from p
                join flag f on f.kind = 'DATA_GAP' and f.condition = 'CLEARED'
                join flag_reading fr on fr.flag = f.id
                join review_answer a on a.review = fr.review and a.rule = f.rule and a.answer = 'UNDETERMINED'
                    and (f.label = any(a.missing) or (a.missing = '{}' and f.label = '(not comparable)'))
                join review_subject b on b.review = a.review and b.subject = a.subject
                    and b.partner is not distinct from f.partner
                    and gap_discriminator(f.label, b.access_groups) = f.discriminator
                join review_subject s on s.review = p.review and s.subject = a.subject and s.access_groups <> '{}'),
            widened as (
                select f.id, array_agg(distinct one order by one) as groups
                from restricted r join flag f on f.id = r.id cross join lateral unnest(f.access_groups || r.groups) one
                group by f.id)
            update flag f set version = case when f.recording = p.seq then f.version else f.version + 1 end,
                recording = p.seq, recorded_at = p.stamp, act = 'CHANGED', act_reason = null, known_since = null,
                known_since_source = null, access_groups = w.groups
            from widened w, p where f.id = w.id and not f.access_groups @> w.groups
            """;

    /** Totals tell of all subjects who may see them. */
    private static final String ANY_RESTRICTED =
            "select count(*) from review_total where review = ? and access_groups <> '{}'";

    /**
     * Where a review's rows lie, and whether it is enough to look at those that changed: its base was the last to be applied
     * to any flags, by the same rules, nothing newer than the base had been applied before, and nothing of the base was left as
     * it was because of an error. Also a review of another partner counts: a record that moved to this one may have left that
     * one's scope after the base.
     */
    private static final String STEP = """
            select r.lineage, r.step, r.base, exists (
                select from review b join watermark w on w.scope = r.scope and w.review = b.id
                where b.id = r.base and b.lineage = r.lineage and b.rulebook = r.rulebook and b.state = 'SEALED'
                    and not exists (select from watermark o
                        where o.scope <> r.scope
                            and (o.applied >= w.applied or o.as_of > b.as_of or o.known_at > b.known_at)))
            from review r where r.id = ?
            """;

    /** What of the flags that are there on the review's day a waiver covers, and by what. */
    private static final String WAIVED = """
            insert into review_waived (review, flag, waived)
            select p.review, f.id, w.waived
            from p join flag f on f.kind = 'RULE' and f.condition <> 'CLEARED'
                and (p.scope = 'portfolio' or p.scope = 'partner:' || f.partner
                    or exists (select from judged_subject s where {s:all} and s.subject = f.subject))
            cross join lateral (select waived(f, f.disposition, p.as_of) as waived) w
            where w.waived is not null
                and (f.disposition = 'WAIVED' or f.rule in (select rule from waiver where signed_on is not null))
            """;

    /** By what flags are joined with answers, or chosen; what is only carried along is sampled and sorted in vain. */
    private static final Map<String, List<String>> JOINED = Map.of(
            "judged_subject", List.of("lineage", "subject", "first", "last", "type", "partner", "access_groups"),
            "judged_answer", List.of("lineage", "subject", "first", "last", "rule", "answer"),
            "flag",
                    List.of(
                            "id",
                            "kind",
                            "rule",
                            "subject",
                            "discriminator",
                            "partner",
                            "access_groups",
                            "condition",
                            "disposition",
                            "level",
                            "recording"),
            "flag_presence", List.of(),
            "flag_reading", List.of("flag", "review", "as_of", "known_at", "severity"));

    private final Sql sql;
    private final Statistics statistics;
    private final Recordings recordings;
    private final RegisterZone zone;
    private final RuleFlagChanges ruleFlags;
    private final GatheredFlagChanges gathered;
    private final RepeatedMinor repeated;

    FlagChanges(
            Sql sql,
            Statistics statistics,
            Recordings recordings,
            RegisterZone zone,
            RuleFlagChanges ruleFlags,
            GatheredFlagChanges gathered,
            RepeatedMinor repeated) {
        this.sql = sql;
        this.statistics = statistics;
        this.recordings = recordings;
        this.zone = zone;
        this.ruleFlags = ruleFlags;
        this.gathered = gathered;
        this.repeated = repeated;
    }

    /**
     * Tells the database how much a review has answered, before anything is locked. Without it the answers would be
     * joined with the flags row by row, each time through all of them.
     */
    public void lookAhead() {
        JOINED.forEach(
                (table, columns) -> QuarkusTransaction.requiringNew().run(() -> statistics.refresh(table, columns)));
    }

    /**
     * Changes the flags, unless something newer has been applied.
     *
     * @param knownAt the latest moment of which the review knows anything, by declaration or by recording, whichever is
     *     earlier: one that leaves out what was recorded since is no newer for what it was declared by
     * @return whether the review is retrospective and has changed nothing
     */
    public boolean apply(UUID review, String scope, LocalDate asOf, Instant knownAt, String rulebook) {
        var newer = sql.number("""
                select count(*) from watermark
                where (scope = ? or scope = 'portfolio') and (as_of > ? or known_at > ?)
                """, scope, asOf, knownAt);
        if (newer > 0) {
            return true;
        }
        var stamp = recordings.stamp();
        var step = sql.first(STEP, Change.Step::of, review).orElseThrow();
        var change = new Change(
                sql, review, scope, asOf, knownAt, zone.day(stamp), rulebook, recordings.sequence(), stamp, step);
        ruleFlags.apply(change);
        gathered.apply(change);
        repeated.apply(change);
        if (sql.number(ANY_RESTRICTED, review) > 0) {
            change.run(RESTRICT);
        }
        change.run(DisputedReadings.FOLLOW);
        change.run(WAIVED);
        sql.update("""
                insert into watermark (scope, as_of, known_at, review, applied) values (?, ?, ?, ?, ?)
                on conflict (scope) do update set as_of = excluded.as_of, known_at = excluded.known_at,
                    review = excluded.review, applied = excluded.applied
                """, scope, asOf, knownAt, review, change.sequence());
        recordings.touchedByRecording("flag");
        return false;
    }
}
