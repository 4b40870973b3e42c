package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** Counts what of a review's partitions is done, and estimates when the rest will be. */
@ApplicationScoped
class ProgressStore {

    private static final String COUNTED = """
            select count(*), count(p.sha256), coalesce(sum(p.count), 0),
                coalesce(sum(p.count) filter (where p.sha256 is not null), 0), coalesce(sum(p.seconds), 0)
            from review_partition p where p.review = ?
            """;

    private static final String KNOWN = "(? or %s)".formatted(Restrictions.noneOn("'partner:' || p.partner"));

    private final Sql sql;
    private final ReviewConfig config;
    private final Caller caller;
    private final InstantSource clock;

    ProgressStore(Sql sql, ReviewConfig config, Caller caller, InstantSource clock) {
        this.sql = sql;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /** Null where its partitions are not known yet. */
    @Nullable
    ReviewProgress of(UUID review, ReviewState state) {
        var full = caller.fullSight();
        var seen = sql.first(
                        COUNTED + " and " + KNOWN,
                        row -> new ReviewProgress.OfType(
                                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), 0),
                        review,
                        full,
                        caller.groupsForSql())
                .orElseThrow();
        if (seen.partitions() == 0) {
            return null;
        }
        var answeredBy = state == ReviewState.RUNNING ? answeredBy(review) : null;
        var sealing = answeredBy == null ? null : sealing(review);
        return new ReviewProgress(
                seen.partitions(),
                seen.done(),
                full ? (Long) seen.subjects() : null,
                full ? (Long) seen.subjectsDone() : null,
                answeredBy,
                answeredBy == null || sealing == null ? null : answeredBy.plus(sealing));
    }

    private @Nullable Instant answeredBy(UUID review) {
        var types = sql.rows(
                COUNTED + " group by p.type",
                row -> new ReviewProgress.OfType(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getDouble(5)),
                review);
        var left = ReviewProgress.left(types, config.inFlight());
        if (left == null) {
            return null;
        }
        var now = clock.instant();
        return left.isZero() ? lastDone(review, now) : now.plus(left).truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant lastDone(UUID review, Instant otherwise) {
        return sql.first(
                        "select coalesce(max(done_at), ?) from review_partition where review = ?",
                        row -> row.getTimestamp(1).toInstant(),
                        otherwise,
                        review)
                .orElseThrow();
    }

    /** From the last answer to the seal, as the last sealed review of the scope took for each of its subjects. */
    private @Nullable Duration sealing(UUID review) {
        return sql.first("""
                        select extract(epoch from b.sealed_at - b.answered_at) / greatest(b.subjects, 1) * r.manifest_count
                        from review r cross join lateral (
                            select s.sealed_at, s.subjects,
                                (select max(p.done_at) from review_partition p where p.review = s.id) as answered_at
                            from review s where s.scope = r.scope and s.sealed_at is not null
                            order by s.sealed_at desc limit 1) b
                        where r.id = ? and b.answered_at is not null
                        """, row -> Duration.ofMillis(Math.round(row.getDouble(1) * 1000)), review)
                .orElse(null);
    }
}
