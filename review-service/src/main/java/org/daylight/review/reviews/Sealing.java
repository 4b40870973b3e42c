package org.daylight.review.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
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
    private final Recordings recordings;
    private final FlagChanges flags;
    private final Defaults defaults;
    private final Restrictions restrictions;
    private final InstantSource clock;

    Sealing(
            Sql sql,
            Claims claims,
            Recordings recordings,
            FlagChanges flags,
            Defaults defaults,
            Restrictions restrictions,
            InstantSource clock) {
        this.sql = sql;
        this.claims = claims;
        this.recordings = recordings;
        this.flags = flags;
        this.defaults = defaults;
        this.restrictions = restrictions;
        this.clock = clock;
    }

    record Counts(long subjects, long letters) {}

    /** @param expected subjects × rules */
    private record Found(Counts counts, long expected) {}

    private record Previous(UUID id, String digest) {}

    void seal(Run run) {
        var counts = check(run);
        var partitionsDigest = partitionsDigest(run);
        var answerDigest = knowing(() -> answerDigest(run));
        recordings.record("review-service", "review " + run.id(), () -> {
            // The head's lock makes sealing reviews follow each other.
            recordings.sequence();
            claims.hold(run);
            total(run);
            var retrospective = flags.apply(run.id(), run.scope(), run.asOf(), run.instant(), run.rules());
            if (!retrospective) {
                defaults.record(run.id());
            }
            restrictions.record(run.id(), run.scope());
            finish(run, counts, partitionsDigest, answerDigest, retrospective);
        });
    }

    /** What the database has to learn about the review, it learns while the answers are read. */
    private String knowing(Supplier<String> answers) {
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

    Counts check(Run run) {
        var found = sql.first(
                        """
                        select coalesce(sum(s.n), 0), coalesce(sum(s.letters), 0), coalesce(sum(s.n * r.n), 0)
                        from (select type, count(*) n, sum(length(vector)) letters from review_subject where review = ?
                            group by type) s
                        left join (select subject_type, count(*) n from rulebook_rule where rulebook = ?
                            group by subject_type) r on r.subject_type = s.type
                        """,
                        row -> new Found(new Counts(row.getLong(1), row.getLong(2)), row.getLong(3)),
                        run.id(),
                        run.rules())
                .orElseThrow();
        var counts = found.counts();
        var manifest = run.manifestCount();
        if (manifest == null || counts.subjects() != manifest) {
            throw new Incomplete("the manifest says %d subjects and %d were answered%s"
                    .formatted(
                            manifest,
                            counts.subjects(),
                            base(run).isPresent() ? "; open a full review, which takes nothing over" : ""));
        }
        var answers = sql.number("select coalesce(sum(answers), 0) from review_batch where review = ?", run.id());
        if (answers != found.expected() || counts.letters() != found.expected()) {
            throw new Incomplete("subjects × rules is %d and the answers are %d".formatted(found.expected(), answers));
        }
        return counts;
    }

    String partitionsDigest(Run run) {
        var sha = sha256();
        sql.each(
                "select number, type, coalesce(partner, ''), count, sha256 from review_partition where review = ?"
                        + " order by number",
                row -> sha.update("%d %s %s %d %s\n"
                        .formatted(row.getInt(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5))
                        .getBytes(UTF_8)),
                run.id());
        return "sha256:" + HexFormat.of().formatHex(sha.digest());
    }

    /** One vector per subject in subject order, so that neither batches nor replicas show in it. */
    String answerDigest(Run run) {
        var sha = sha256();
        QuarkusTransaction.requiringNew()
                .run(() -> sql.each(
                        "select subject, vector from review_subject where review = ? order by subject",
                        row -> sha.update((row.getString(1) + ' ' + row.getString(2) + '\n').getBytes(UTF_8)),
                        run.id()));
        return "sha256:" + HexFormat.of().formatHex(sha.digest());
    }

    /** Letters are counted once for each vector: most subjects are answered alike. */
    void total(Run run) {
        sql.update("""
                insert into review_total (review, type, partner, access_groups, marking, subjects, met, not_met, undetermined,
                    not_applicable, error, met_applicability_unknown)
                select review, type, partner, access_groups, marking, sum(n),
                    sum(n * letters(vector, 'Mm')), sum(n * letters(vector, 'N')), sum(n * letters(vector, 'U')),
                    sum(n * letters(vector, 'A')), sum(n * letters(vector, 'E')), sum(n * letters(vector, 'm'))
                from (select review, type, partner, access_groups, marking, vector, count(*) as n
                    from review_subject where review = ?
                    group by review, type, partner, access_groups, marking, vector) alike
                group by review, type, partner, access_groups, marking
                """, run.id());
    }

    private void finish(Run run, Counts counts, String partitionsDigest, String answerDigest, boolean retrospective) {
        var previous = sql.first("""
                        select id, digest from review r where scope = ? and sealed_at is not null
                          and not exists (select from review n where n.previous_review = r.id)
                        order by sealed_at desc limit 1
                        """, row -> new Previous(row.getObject(1, UUID.class), row.getString(2)), run.scope())
                .orElse(null);
        var errors = sql.number("select count(*) from review_answer where review = ? and answer = 'ERROR'", run.id());
        sql.update(
                """
                update review set state = ?, retrospective = ?, subjects = ?, answers = ?, partitions_digest = ?,
                    answer_digest = ?, previous_review = ?, digest = ?, sealed_at = ?, claimed_by = null,
                    lease_until = null
                where id = ?
                """,
                errors > 0 ? ReviewState.SEALED_WITH_ERRORS : ReviewState.SEALED,
                retrospective,
                counts.subjects(),
                counts.letters(),
                partitionsDigest,
                answerDigest,
                previous == null ? null : previous.id(),
                digest(run, counts, partitionsDigest, answerDigest, previous),
                clock.instant(),
                run.id());
    }

    private String digest(
            Run run, Counts counts, String partitionsDigest, String answerDigest, @Nullable Previous previous) {
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
