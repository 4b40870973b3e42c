package org.daylight.review.flags;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.database.Statistics;
import org.jspecify.annotations.Nullable;

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

    /** What of the flags that are there on the review's day a waiver covers, and by what. */
    private static final String WAIVED = """
            insert into review_waived (review, flag, waived)
            select p.review, f.id, w.waived
            from p join flag f on f.kind = 'RULE' and f.condition <> 'CLEARED'
                and (p.scope = 'portfolio' or p.scope = 'partner:' || f.partner
                    or exists (select from review_subject s where s.review = p.review and s.subject = f.subject))
            cross join lateral (select waived(f, f.disposition, p.as_of) as waived) w
            where w.waived is not null
                and (f.disposition = 'WAIVED' or f.rule in (select rule from waiver where signed_on is not null))
            """;

    /** By what flags are joined with answers, or chosen; what is only carried along is sampled and sorted in vain. */
    private static final Map<String, List<String>> JOINED = Map.of(
            "review_subject", List.of("review", "subject", "type", "partner", "access_groups"),
            "review_answer", List.of("review", "subject", "rule", "answer"),
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
        var change =
                new Change(sql, review, scope, asOf, knownAt, zone.day(stamp), rulebook, recordings.sequence(), stamp);
        ruleFlags.apply(change);
        gathered.apply(change);
        repeated.apply(change);
        change.run(RESTRICT);
        change.run(WAIVED);
        sql.update("""
                insert into watermark (scope, as_of, known_at, review) values (?, ?, ?, ?)
                on conflict (scope) do update set as_of = excluded.as_of, known_at = excluded.known_at,
                    review = excluded.review
                """, scope, asOf, knownAt, review);
        recordings.touchedByRecording("flag");
        return false;
    }

    /**
     * One review being applied. Every statement sees it as the relation {@code p}, so that none counts question marks.
     *
     * @param today the day on which it is applied, from which the clocks run: whatever day it looks back at and whatever
     *     its sources had declared by then, nobody could act on a flag before it was raised
     */
    record Change(
            Sql sql,
            UUID review,
            String scope,
            LocalDate asOf,
            Instant knownAt,
            LocalDate today,
            String rulebook,
            long sequence,
            Instant stamp) {

        private static final String UNMARKED = Marking.UNMARKED.json();

        private static final String P = """
                with p as (select ?::uuid as review, ?::text as scope, ?::date as as_of, ?::timestamptz as known_at,
                    ?::date as today, ?::text as rulebook, ?::bigint as seq,
                    ?::timestamptz as stamp, ?::jsonb as marking)
                """;

        /** No newer review has been applied to the partner of {@code %s}. */
        static String current(String partner) {
            return """
                not exists (select from watermark w where w.scope = 'partner:' || %s
                    and (w.as_of > p.as_of or w.known_at > p.known_at))
                """.formatted(partner);
        }

        /** No newer review has been applied to the flag {@code f}. */
        static final String NOT_NEWER = """
                not exists (select from flag_reading fr where fr.flag = f.id
                    and (fr.as_of > p.as_of or fr.known_at > p.known_at))
                """;

        /** Rules of which some answer ended in an error: nothing of them is cleared. */
        static final String ERRED =
                "exists (select from review_answer e where e.review = p.review and e.rule = f.rule and e.answer = 'ERROR')";

        /** @param more what stands in the statement itself */
        int run(String statement, @Nullable Object... more) {
            return sql.update(P + statement, parameters(more));
        }

        <T> List<T> rows(String query, Sql.Row<T> row, @Nullable Object... more) {
            return sql.rows(P + query, row, parameters(more));
        }

        private @Nullable Object[] parameters(@Nullable Object... more) {
            var all = new ArrayList<@Nullable Object>(
                    List.of(review, scope, asOf, knownAt, today, rulebook, sequence, stamp, UNMARKED));
            all.addAll(Arrays.asList(more));
            return all.toArray();
        }
    }
}
