package org.daylight.review.flags;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Applies a review's answers to the flags, set-wise, in the transaction that seals the review.
 *
 * <p>Whoever calls holds the journal's lock, so that reviews are applied one after the other.
 */
@ApplicationScoped
public class FlagChanges {

    private final Sql sql;
    private final Recordings recordings;
    private final RuleFlagChanges ruleFlags;
    private final GatheredFlagChanges gathered;

    FlagChanges(Sql sql, Recordings recordings, RuleFlagChanges ruleFlags, GatheredFlagChanges gathered) {
        this.sql = sql;
        this.recordings = recordings;
        this.ruleFlags = ruleFlags;
        this.gathered = gathered;
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
        var change = new Change(sql, review, scope, asOf, knownAt, rulebook, recordings.sequence(), recordings.stamp());
        ruleFlags.apply(change);
        gathered.apply(change);
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
     */
    record Change(
            Sql sql,
            UUID review,
            String scope,
            LocalDate asOf,
            Instant knownAt,
            String rulebook,
            long sequence,
            Instant stamp) {

        private static final String P = """
                with p as (select ?::uuid as review, ?::text as scope, ?::date as as_of, ?::timestamptz as known_at,
                    (?::timestamptz at time zone 'UTC')::date as today, ?::text as rulebook, ?::bigint as seq,
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

        int run(String statement) {
            return sql.update(
                    P + statement, review, scope, asOf, knownAt, knownAt, rulebook, sequence, stamp, marking());
        }

        private static @Nullable String marking() {
            return Json.mapper().valueToTree(Marking.UNMARKED).toString();
        }
    }
}
