package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.acceptance.DrilledSuite.REGISTRY;
import static org.daylight.acceptance.DrilledSuite.REVIEW;
import static org.daylight.acceptance.DrilledSuite.RULES;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.daylight.acceptance.DrilledSuite.Victim;
import org.daylight.acceptance.Gate.Place;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A review during which one of the four processes is killed at seeded positions ends as one that nothing disturbed: the
 * same digests, answers, flags and presence, from the same situation before it. A position is a point of progress: each
 * is reached, the transaction that would pass it is stopped, and then the kill comes.
 */
@Order(2)
@ResourceLock(DrilledSuite.SHARED)
class ReviewCrashDrillTest {

    /** As many as the full drill wants ({@code -Ddaylight.drill.deliveries=100000}). */
    private static final int DELIVERIES = Integer.getInteger("daylight.drill.deliveries", 300);

    private static final Duration PATIENCE = Duration.ofMinutes(3).plusMillis(20L * DELIVERIES);
    /** Of the five positions of each victim: all in the full drill ({@code -Ddaylight.drill.kills=5}). */
    private static final int KILLS = Integer.getInteger("daylight.drill.kills", 1);

    /** Of three replicas; sixty, one every few seconds, in the full drill ({@code -Ddaylight.drill.replicas=60}). */
    private static final int REPLICA_KILLS = Integer.getInteger("daylight.drill.replicas", 2);

    private static final String BATCHES = "select count(*) from review_batch where review = new.review";
    private static final Place RULEBOOK =
            new Place("rulebook", "before update on review", "old.rulebook is null and new.rulebook is not null");
    private static final Place MANIFEST = new Place(
            "manifest", "before update on review", "old.manifest_count is null and new.manifest_count is not null");
    private static final Place BATCH = new Place("batch", "before insert on review_batch", "true", BATCHES);
    private static final Place PARTITION = new Place(
            "partition", "before update on review_partition", "old.sha256 is null and new.sha256 is not null", BATCHES);
    /** In the transaction that has changed the flags and is about to seal. */
    private static final Place SEAL = new Place(
            "seal",
            "before update on review",
            "old.sealed_at is null and new.sealed_at is not null",
            "select count(*) from review_batch where review = new.id");

    private static DrilledSuite suite;
    private static Gate gate;
    private static Random random;
    private static String knownAt = "";
    private static Outcome reference;

    /** Where a review stands: it is about to pass this place after so many batches. */
    private record Position(Place place, long batches) {

        @Override
        public String toString() {
            return batches == 0 ? place.name() : "%s after %d batches".formatted(place.name(), batches);
        }
    }

    /** What a review leaves behind, but for ids and times of day. */
    private record Outcome(Map<String, String> digests, List<String> answers, List<String> flags, long batches) {}

    @BeforeAll
    static void reviewUndisturbed() {
        random = new Random(DrilledSuite.seed("review crash drill"));
        suite = DrilledSuite.running();
        suite.load(DrillRegister.records(DELIVERIES));
        gate = Gate.in(suite, "review", List.of(RULEBOOK, MANIFEST, BATCH, PARTITION, SEAL));
        knownAt =
                suite.ended(open(DrillRegister.FIRST), PATIENCE).path("knownAt").asText();
        suite.remember("review");
        var start = Instant.now();
        reference = outcome(suite.ended(open(DrillRegister.SECOND), PATIENCE));
        System.out.println("undisturbed: %d batches, %d flags and presences, %d ms"
                .formatted(
                        reference.batches(),
                        reference.flags().size(),
                        Duration.between(start, Instant.now()).toMillis()));
        assertThat(reference.flags()).anyMatch(flag -> flag.contains("CLEARED"));
        assertThat(reference.flags()).anyMatch(flag -> flag.contains("from " + DrillRegister.SECOND));
    }

    @Test
    void aKilledRegistryChangesNothing() {
        disturb(suite.service(REGISTRY), true);
    }

    @Test
    void aKilledRulesServiceChangesNothing() {
        disturb(suite.service(RULES), true);
    }

    @Test
    void aKilledReviewServiceChangesNothing() {
        disturb(suite.service(REVIEW), false);
    }

    @Test
    void aKilledDatabaseServerChangesNothing() {
        disturb(suite.server(), false);
    }

    /**
     * Again and again that one of three is killed which works on the review, while it stores a batch; the others go on, and
     * it comes back.
     */
    @Test
    void whicheverOfThreeReplicasIsKilledNothingIsMissingAndNothingTwice() {
        suite.backToRemembered("review");
        var stops = random.longs(1, reference.batches())
                .distinct()
                .limit(REPLICA_KILLS)
                .sorted()
                .toArray();
        System.out.println("of three replicas the one at work is killed after batches " + Arrays.toString(stops));
        var start = Instant.now();
        try (var second = new Replica(suite, "review-second", RunningSuite.freePorts());
                var third = new Replica(suite, "review-third", RunningSuite.freePorts())) {
            gate.close(BATCH, stops[0]);
            awaitConnected(second, third);
            var review = open(DrillRegister.SECOND);
            for (var i = 0; i < stops.length; i++) {
                gate.awaitSomebody("", PATIENCE);
                killWhoStands(second, third);
                if (i + 1 < stops.length) {
                    gate.close(BATCH, stops[i + 1]);
                }
            }
            gate.open();

            assertThat(outcome(suite.ended(review, PATIENCE))).isEqualTo(reference);
            assertThat(suite.number("review", """
                    select count(*) from (select partition, batch from review_subject where review = '%1$s'
                        except select partition, number from review_batch where review = '%1$s') lost
                    """.formatted(review)))
                    .as("subjects of no stored batch")
                    .isZero();
            assertThat(suite.number("review", """
                    select count(*) from review r where r.id = '%1$s'
                        and r.subjects = (select count(*) from review_subject where review = r.id)
                        and r.subjects = (select sum(subjects) from review_batch where review = r.id)
                    """.formatted(review)))
                    .as("every subject once")
                    .isOne();
        } finally {
            gate.open();
        }
        System.out.println("three replicas: %d kills, %d ms"
                .formatted(stops.length, Duration.between(start, Instant.now()).toMillis()));
    }

    private static void awaitConnected(Replica... replicas) {
        for (var replica : replicas) {
            DrilledSuite.await(
                    replica.session() + " is there",
                    PATIENCE,
                    () -> suite.number(
                                    "postgres",
                                    "select count(*) from pg_stat_activity where application_name = '%s'"
                                            .formatted(replica.session()))
                            > 0);
        }
    }

    private static void killWhoStands(Replica... replicas) {
        var standing = gate.standing();
        for (var replica : replicas) {
            if (replica.session().equals(standing)) {
                replica.killAndStartAgain();
                return;
            }
        }
        var own = suite.service(REVIEW);
        own.kill().run();
        own.restart().run();
    }

    /**
     * Whoever holds the stopped transaction dies in it; a service that is asked dies right after it goes on, so that the
     * next questions find it dying or dead.
     */
    private static void disturb(Victim victim, boolean isAsked) {
        suite.backToRemembered("review");
        var positions = positions();
        System.out.println("%s is killed at: %s".formatted(victim.name(), positions));
        var start = Instant.now();
        gate.close(positions.getFirst().place(), positions.getFirst().batches());
        var review = open(DrillRegister.SECOND);
        for (var i = 0; i < positions.size(); i++) {
            gate.awaitSomebody("", PATIENCE);
            if (isAsked) {
                next(positions, i);
                DrilledSuite.pause(Duration.ofMillis(random.nextInt(50)));
                victim.kill().run();
                victim.restart().run();
            } else {
                victim.kill().run();
                victim.restart().run();
                next(positions, i);
            }
        }

        assertThat(outcome(suite.ended(review, PATIENCE))).isEqualTo(reference);
        System.out.println("%s: %d kills, %d ms"
                .formatted(
                        victim.name(),
                        positions.size(),
                        Duration.between(start, Instant.now()).toMillis()));
    }

    private static void next(List<Position> positions, int passed) {
        if (passed + 1 < positions.size()) {
            gate.close(
                    positions.get(passed + 1).place(), positions.get(passed + 1).batches());
        } else {
            gate.open();
        }
    }

    /** One during preparation, one in each third of the batches, one between the last batch and the seal. */
    private static List<Position> positions() {
        var all = new ArrayList<Position>();
        all.add(new Position(random.nextBoolean() ? RULEBOOK : MANIFEST, 0));
        var third = reference.batches() / 3;
        for (var i = 0; i < 3; i++) {
            all.add(new Position(BATCH, i * third + 1 + random.nextLong(third - 1)));
        }
        all.add(new Position(random.nextBoolean() ? PARTITION : SEAL, reference.batches()));
        Collections.shuffle(all, random);
        return all.subList(0, KILLS).stream()
                .sorted(Comparator.comparingLong(Position::batches))
                .toList();
    }

    private static String open(LocalDate asOf) {
        var body = new HashMap<String, Object>(
                Map.of("scope", "portfolio", "asOf", asOf.toString(), "reason", "drill", "mode", "full"));
        if (!knownAt.isEmpty()) {
            body.put("knownAt", knownAt);
        }
        return suite.openReview(body).path("id").asText();
    }

    private static Outcome outcome(JsonNode review) {
        assertThat(review.path("state").asText()).as(review.toString()).isEqualTo("SEALED");
        var id = review.path("id").asText();
        return new Outcome(
                Map.of(
                        "answers", review.path("answerDigest").asText(),
                        "partitions", review.path("partitionsDigest").asText(),
                        "review", review.path("digest").asText(),
                        "totals", review.path("totals").toString()),
                suite.rows("review", """
                    select subject, rule, answer, revision, message, missing, reasons, next_change_on, evidence
                    from review_answer where review = '%s' order by subject, rule\
                    """.formatted(id)),
                suite.rows("review", """
                    select f.kind, f.rule, f.subject, f.discriminator, f.label, f.condition, f.disposition, f.level,
                        r.as_of, r.message, r.missing, r.evidence, r.subjects, r.review = '%1$s', p.number,
                        'from ' || p.from_on, p.until_on, p.ended_because, p.opened_by = '%1$s', p.ended_by = '%1$s'
                    from flag f left join flag_reading r on r.flag = f.id left join flag_presence p on p.flag = f.id
                    order by f.rule, f.subject, f.discriminator, p.number\
                    """.formatted(id)),
                suite.number("review", "select count(*) from review_batch where review = '%s'".formatted(id)));
    }
}
