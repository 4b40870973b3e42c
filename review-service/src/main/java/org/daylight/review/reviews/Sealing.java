package org.daylight.review.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.decisions.Defaults;
import org.daylight.review.flags.FlagChanges;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** Counts, applies to the flags, and chains; the last two in one transaction, so that they happen once or not at all. */
@ApplicationScoped
class Sealing {

    private final Sql sql;
    private final Claims claims;
    private final TakeOver takeOver;
    private final Counting counting;
    private final Recordings recordings;
    private final FlagChanges flags;
    private final Defaults defaults;
    private final Restrictions restrictions;
    private final InstantSource clock;

    Sealing(
            Sql sql,
            Claims claims,
            TakeOver takeOver,
            Counting counting,
            Recordings recordings,
            FlagChanges flags,
            Defaults defaults,
            Restrictions restrictions,
            InstantSource clock) {
        this.sql = sql;
        this.claims = claims;
        this.takeOver = takeOver;
        this.counting = counting;
        this.recordings = recordings;
        this.flags = flags;
        this.defaults = defaults;
        this.restrictions = restrictions;
        this.clock = clock;
    }

    /** Of fewer subjects the database need not know beforehand how many they are. */
    private static final long MANY = 20_000;

    private record Previous(UUID id, String digest) {}

    /** What was answered, counted and summed up. */
    private record Answered(Counting.Counts counts, AnswerSum sum) {}

    void seal(Run run) {
        var partitionsDigest = partitionsDigest(run);
        // What stays where it lies is counted and summed up by what changed, once the review is the next step.
        var apart = staysInPlace(run) ? null : whole(run);
        recordings.record("review-service", "review " + run.id(), () -> {
            // The head's lock makes sealing reviews follow each other.
            recordings.sequence();
            claims.hold(run);
            var answered = apart != null ? apart : step(run);
            if (apart != null) {
                counting.total(run);
            }
            var retrospective = flags.apply(run.id(), run.scope(), run.asOf(), run.knew(), run.rules());
            if (!retrospective) {
                defaults.record(run.id(), run.asOf());
            }
            restrictions.record(run.id(), run.scope());
            finish(run, answered, partitionsDigest, retrospective);
        });
    }

    /** Whoever seals other reviews does not wait while it is copied, or while the database learns how much it is. */
    private boolean staysInPlace(Run run) {
        if (!takeOver.isInPlace(run)) {
            return false;
        }
        if (takeOver.isTaken(run)) {
            QuarkusTransaction.requiringNew().run(() -> {
                claims.hold(run);
                takeOver.copy(run);
            });
            return false;
        }
        if (takeOver.again(run) > MANY) {
            flags.lookAhead();
        }
        return true;
    }

    private Answered whole(Run run) {
        var counts = counting.check(run);
        return new Answered(counts, knowing(() -> counting.answerSum(run)));
    }

    private Answered step(Run run) {
        if (takeOver.join(run)) {
            counting.totalStep(run);
            return new Answered(counting.checkStep(run), counting.stepSum(run));
        }
        counting.total(run);
        return new Answered(counting.check(run), counting.answerSum(run));
    }

    /** What the database has to learn about the review, it learns while the answers are read. */
    private <T> T knowing(Supplier<T> answers) {
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            var known = beside.submit(flags::lookAhead);
            var read = answers.get();
            known.get();
            return read;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopping");
        }
    }

    String partitionsDigest(Run run) {
        var sha = Sha256.begin();
        sql.each(
                "select number, type, coalesce(partner, ''), count, sha256 from review_partition where review = ?"
                        + " order by number",
                row -> sha.update("%d %s %s %d %s\n"
                        .formatted(row.getInt(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5))
                        .getBytes(UTF_8)),
                run.id());
        return Sha256.end(sha);
    }

    private void finish(Run run, Answered answered, String partitionsDigest, boolean retrospective) {
        var counts = answered.counts();
        var answerDigest = answered.sum().digest();
        var previous = sql.first("""
                        select id, digest from review r where scope = ? and sealed_at is not null
                          and not exists (select from review n where n.previous_review = r.id)
                        order by sealed_at desc limit 1
                        """, row -> new Previous(row.getObject(1, UUID.class), row.getString(2)), run.scope())
                .orElse(null);
        var errors = sql.number("select sum(error) from review_total where review = ?", run.id());
        sql.update(
                """
                update review set state = ?, retrospective = ?, subjects = ?, answers = ?, partitions_digest = ?,
                    answer_digest = ?, answer_sum = ?, previous_review = ?, digest = ?, sealed_at = ?, claimed_by = null,
                    lease_until = null
                where id = ?
                """,
                errors > 0 ? ReviewState.SEALED_WITH_ERRORS : ReviewState.SEALED,
                retrospective,
                counts.subjects(),
                counts.letters(),
                partitionsDigest,
                answerDigest,
                answered.sum().bytes(),
                previous == null ? null : previous.id(),
                digest(run, counts, partitionsDigest, answerDigest, previous),
                clock.instant(),
                run.id());
    }

    private String digest(
            Run run,
            Counting.Counts counts,
            String partitionsDigest,
            String answerDigest,
            @Nullable Previous previous) {
        var sealed = Json.mapper().createObjectNode();
        sealed.put("scope", run.scope());
        sealed.put("asOf", run.asOf().toString());
        sealed.put("knownAt", run.instant().toString());
        sealed.put("knowledge", run.knowledge());
        sealed.put(
                "recordedUpTo",
                run.recordedUpTo() == null ? null : run.recordedUpTo().toString());
        sealed.put("rulebook", run.rules());
        sealed.put("subjects", counts.subjects());
        sealed.put("answers", counts.letters());
        sealed.put("partitions", partitionsDigest);
        sealed.put("vectors", answerDigest);
        base(run).ifPresent(base -> sealed.put("base", base));
        sealed.put("previous", previous == null ? null : previous.digest());
        return CanonicalJson.digest(sealed);
    }

    /** The digest of the review whose answers were taken over. */
    private Optional<String> base(Run run) {
        return sql.first(
                "select b.digest from review r join review b on b.id = r.base where r.id = ?",
                row -> row.getString(1),
                run.id());
    }
}
