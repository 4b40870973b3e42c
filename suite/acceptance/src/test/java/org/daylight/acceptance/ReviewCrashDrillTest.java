package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.acceptance.DrilledSuite.REGISTRY;
import static org.daylight.acceptance.DrilledSuite.REVIEW;
import static org.daylight.acceptance.DrilledSuite.RULES;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A review during which one of the four processes is killed five times, at seeded positions, ends as one that nothing
 * disturbed: the same digests, answers, flags and presence, from the same situation before it.
 */
@EnabledIfSystemProperty(named = "daylight.drills", matches = "true")
class ReviewCrashDrillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int DELIVERIES = 3_000;
    /** Five in the full drill ({@code -Ddaylight.drill.kills=5}); one by default. */
    private static final int KILLS = Integer.getInteger("daylight.drill.kills", 1);

    private static DrilledSuite suite;
    private static Random random;
    private static String knownAt = "";
    private static Outcome reference;

    /** What a review leaves behind, but for ids and times of day. */
    private record Outcome(
            String answers, String partitions, String counts, List<String> details, List<String> flags, long batches) {}

    @BeforeAll
    static void reviewUndisturbed() {
        random = new Random(DrilledSuite.seed("review crash drill"));
        suite = DrilledSuite.start(Map.of(
                "daylight.review.batch-lines", "25",
                "daylight.review.poll", "200ms",
                "daylight.review.lease", "3s",
                "daylight.review.pause", "500ms"));
        suite.load(DrillRegister.records(DELIVERIES));
        var first = suite.ended(open(DrillRegister.FIRST), PATIENCE);
        knownAt = first.path("knownAt").asText();
        suite.kill(REVIEW);
        suite.execute("postgres", "create database review_before template review");
        suite.restart(REVIEW);
        reference = outcome(suite.ended(open(DrillRegister.SECOND), PATIENCE));
        System.out.println("undisturbed: %d batches, %d flags and presences"
                .formatted(reference.batches(), reference.flags().size()));
        assertThat(reference.flags()).anyMatch(flag -> flag.contains("CLEARED"));
        assertThat(reference.flags()).anyMatch(flag -> flag.contains("from " + DrillRegister.SECOND));
    }

    @AfterAll
    static void stop() {
        if (suite != null) {
            suite.close();
        }
    }

    @Test
    void aKilledRegistryChangesNothing() {
        disturb(REGISTRY, () -> suite.kill(REGISTRY), () -> suite.restart(REGISTRY));
    }

    @Test
    void aKilledRulesServiceChangesNothing() {
        disturb(RULES, () -> suite.kill(RULES), () -> suite.restart(RULES));
    }

    @Test
    void aKilledReviewServiceChangesNothing() {
        disturb(REVIEW, () -> suite.kill(REVIEW), () -> suite.restart(REVIEW));
    }

    @Test
    void aKilledDatabaseServerChangesNothing() {
        assumeTrue(suite.hasOwnServer(), "the server is somebody else's");
        disturb("PostgreSQL", suite::killServer, suite::restartServer);
    }

    private static void disturb(String victim, Runnable kill, Runnable restart) {
        asBefore();
        var positions = positions();
        System.out.println("%s is killed at batches %s of %d".formatted(victim, positions, reference.batches()));
        var review = open(DrillRegister.SECOND);
        var stored = "select count(*) from review_batch where review = '%s'".formatted(review);
        for (var position : positions) {
            DrilledSuite.await(
                    "batch %d was stored".formatted(position),
                    PATIENCE,
                    () -> suite.number("review", stored) >= position);
            kill.run();
            restart.run();
        }

        assertThat(outcome(suite.ended(review, PATIENCE))).isEqualTo(reference);
    }

    /** One in each fifth, the last one before the end. */
    private static List<Integer> positions() {
        var positions = new ArrayList<Integer>();
        var share = (int) reference.batches() / KILLS;
        for (var i = 0; i < KILLS; i++) {
            positions.add(i * share + 1 + random.nextInt(share - 1));
        }
        return positions;
    }

    private static void asBefore() {
        suite.kill(REVIEW);
        suite.execute(
                "postgres",
                "drop database review with (force)",
                "create database review template review_before owner review_owner");
        suite.restart(REVIEW);
    }

    private static String open(LocalDate asOf) {
        var body = new java.util.HashMap<String, Object>(
                Map.of("scope", "portfolio", "asOf", asOf.toString(), "reason", "drill"));
        if (!knownAt.isEmpty()) {
            body.put("knownAt", knownAt);
        }
        return suite.openReview(body).path("id").asText();
    }

    private static Outcome outcome(JsonNode review) {
        assertThat(review.path("state").asText()).as(review.toString()).isEqualTo("SEALED");
        var id = review.path("id").asText();
        return new Outcome(
                review.path("answerDigest").asText(),
                review.path("partitionsDigest").asText(),
                review.path("counts").toString(),
                suite.rows("review", """
                        select subject, rule, answer, revision, message, missing, reasons, next_change_on, evidence
                        from review_answer where review = '%s' order by subject, rule""".formatted(id)),
                suite.rows("review", """
                        select f.kind, f.rule, f.subject, f.discriminator, f.label, f.condition, f.disposition, f.level,
                            r.as_of, r.message, r.missing, r.evidence, r.subjects, r.review = '%1$s', p.number,
                            'from ' || p.from_on, p.until_on, p.ended_because, p.opened_by = '%1$s', p.ended_by = '%1$s'
                        from flag f left join flag_reading r on r.flag = f.id left join flag_presence p on p.flag = f.id
                        order by f.rule, f.subject, f.discriminator, p.number""".formatted(id)),
                suite.number("review", "select count(*) from review_batch where review = '%s'".formatted(id)));
    }
}
