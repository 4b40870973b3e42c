package org.daylight.review.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.ended;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.full;
import static org.daylight.review.reviews.Suite.open;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that a review takes over stay where they lie, and belong to every review that they are true of. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class TakeOverTest {

    private static final int DELIVERIES = 10;

    private final List<Scenario> changing = new ArrayList<>();

    @Inject
    Sql sql;

    /** Ten deliveries, all of them met but those that are given; only these have changed. */
    private Scenario register(String partner, Map<String, String> alpha) {
        var deliveries = new Scenario.Delivery[DELIVERIES];
        for (var i = 0; i < DELIVERIES; i++) {
            var name = Integer.toString(i);
            deliveries[i] = delivery(name, "t.alpha", alpha.getOrDefault(name, "M"));
        }
        var scenario = Scenario.of(partner, deliveries);
        changing.add(scenario);
        return scenario;
    }

    @AfterEach
    void stop() {
        changing.forEach(scenario -> {
            scenario.changed = null;
            scenario.slowMillis = 0;
        });
    }

    private String said(String review, String subject) {
        return sql.first(
                        "select vector from review_subject where review = ?::uuid and subject = ?",
                        row -> row.getString(1),
                        review,
                        subject)
                .orElse("");
    }

    private long rows(String review) {
        return sql.number("select count(*) from review_subject where review = ?::uuid", review);
    }

    private int step(String review) {
        return Math.toIntExact(sql.number("select step from review where id = ?::uuid", review));
    }

    private static boolean replaysTheSame(String review) {
        var replay = as("auditor")
                .body("{\"reason\": \"a test\"}")
                .post("/v1/reviews/" + review + "/replays")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        return ended(replay).getBoolean("replay.same");
    }

    @Test
    void eachReviewOfALineageReadsAsItWasSealed() {
        var scenario = register("TOA", Map.of("1", "N", "2", "U:x.on"));
        var first = review("TOA", "2024-03-20").getString("id");
        register("TOA", Map.of("1", "M", "2", "U:x.on", "3", "N"));
        scenario.changed = Set.of("1", "3");
        var second = review("TOA", "2024-03-20");
        register("TOA", Map.of("1", "N", "2", "U:x.on", "3", "N"));
        scenario.changed = Set.of("1");
        var third = review("TOA", "2024-03-21").getString("id");

        assertThat(List.of(step(first), step(second.getString("id")), step(third)))
                .containsExactly(1, 2, 3);
        assertThat(sql.number("select count(*) from judged_subject where lineage = ?::uuid", first))
                .isEqualTo(DELIVERIES + 3);
        for (var review : List.of(first, second.getString("id"), third)) {
            assertThat(rows(review)).isEqualTo(DELIVERIES);
        }
        assertThat(said(first, "delivery:TOA-1")).isEqualTo("NM");
        assertThat(said(second.getString("id"), "delivery:TOA-1")).isEqualTo("MM");
        assertThat(said(third, "delivery:TOA-1")).isEqualTo("NM");
        assertThat(said(third, "delivery:TOA-3")).isEqualTo("NM");
        assertThat(second.getInt("totals[0].subjects")).isEqualTo(DELIVERIES);
        assertThat(second.getInt("totals[0].notMet")).isEqualTo(1);
        assertThat(second.getInt("totals[0].undetermined")).isEqualTo(1);
        assertThat(full("TOA", "2024-03-21").getString("answerDigest"))
                .isEqualTo(Suite.read(third).getString("answerDigest"));
    }

    @Test
    void flagsChangeByWhatChangedAsAFullReviewWouldChangeThem() {
        var scenario = register("TOB", Map.of("1", "N", "2", "U:x.on", "3", "U:x.on", "4", "U:x.where", "5", "N"));
        nobodyKnowsOfALaterDayThan("2024-03-20");
        var first = review("TOB", "2024-03-20").getString("id");
        register("TOB", Map.of("1", "M", "2", "N", "3", "U:x.on", "4", "U:x.where", "5", "N"));
        scenario.changed = Set.of("1", "2");
        var second = review("TOB", "2024-03-22");

        assertThat(step(second.getString("id"))).isEqualTo(2);
        assertThat(flag("t.alpha", "delivery:TOB-1").getString("condition")).isEqualTo("CLEARED");
        assertThat(flag("t.alpha", "delivery:TOB-1").getString("presence[0].until"))
                .isEqualTo("2024-03-22");
        assertThat(flag("t.alpha", "delivery:TOB-2").getString("condition")).isEqualTo("PRESENT");
        var untouched = flag("t.alpha", "delivery:TOB-5");
        assertThat(untouched.getString("reading.review")).isEqualTo(second.getString("id"));
        assertThat(untouched.getString("reading.asOf")).isEqualTo("2024-03-22");
        assertThat(untouched.getString("reading.readOn")).isEqualTo("2024-03-20");
        assertThat(wordsWrittenBy("t.alpha", "delivery:TOB-5"))
                .as("a full look would have written them again")
                .isEqualTo(first);
        assertThat(wordsWrittenBy("t.alpha", "delivery:TOB-2")).isEqualTo(second.getString("id"));
        var gaps = flags("auditor", "partner=TOB&kind=DATA_GAP");
        assertThat(gaps.getList("items.discriminator")).containsExactly("x.on", "x.where");
        assertThat(gaps.getList("items.condition")).containsOnly("PRESENT");
        assertThat(gaps.getList("items.reading.subjects")).containsExactly(1, 1);
        assertThat(gaps.getList("items.reading.asOf")).containsOnly("2024-03-22");

        var before = versions("TOB");
        full("TOB", "2024-03-22");
        assertThat(versions("TOB")).isEqualTo(before);
    }

    /** Three are read again, and one answers otherwise. */
    @Test
    void whatStandsAsItStoodKeepsItsRow() {
        var scenario = register("TOG", Map.of("1", "N", "2", "U:x.on"));
        var first = review("TOG", "2024-03-20").getString("id");
        register("TOG", Map.of("1", "N", "2", "U:x.on", "4", "N"));
        scenario.changed = Set.of("2", "3", "4");
        var second = review("TOG", "2024-03-20");

        assertThat(step(second.getString("id"))).isEqualTo(2);
        assertThat(sql.rows(
                        "select subject from judged_subject where lineage = ?::uuid and first = 2 order by subject",
                        row -> row.getString(1),
                        first))
                .as("an answer with words belongs to the review that was asked")
                .containsExactly("delivery:TOG-2", "delivery:TOG-4");
        assertThat(rows(second.getString("id"))).isEqualTo(DELIVERIES);
        assertThat(second.getInt("totals[0].subjects")).isEqualTo(DELIVERIES);
        assertThat(second.getInt("totals[0].notMet")).isEqualTo(2);
        assertThat(full("TOG", "2024-03-20").getString("answerDigest"))
                .isEqualTo(Suite.read(second.getString("id")).getString("answerDigest"));

        register("TOG", Map.of("1", "N", "2", "U:x.on"));
        scenario.changed = Set.of("4");
        assertThat(rows(review("TOG", "2024-03-20").getString("id"))).isEqualTo(DELIVERIES);
    }

    /** Where reviews of other tests knew of one, everything would be looked at. */
    private void nobodyKnowsOfALaterDayThan(String day) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("update watermark set as_of = ?::date where as_of > ?::date", day, day));
    }

    /** The review as it stands in the row, whoever stands by the words since. */
    private String wordsWrittenBy(String rule, String subject) {
        return sql.first(
                        "select r.review from flag f join flag_reading r on r.flag = f.id where f.rule = ? and f.subject = ?",
                        row -> row.getString(1),
                        rule,
                        subject)
                .orElseThrow();
    }

    private List<String> versions(String partner) {
        return sql.rows("""
                select concat_ws(' ', f.id, f.version, f.condition, p.number, p.from_on, p.until_on, p.ended_because)
                from flag f left join flag_presence p on p.flag = f.id where f.partner = ? order by f.id, p.number
                """, row -> row.getString(1), partner);
    }

    /** What it had answered belongs to nobody else, and the next one takes over as if it had not been. */
    @Test
    void aReviewThatEndsIncompleteHasChangedNoRowOfAnother() {
        var scenario = register("TOC", Map.of("1", "N"));
        var first = review("TOC", "2024-03-20");
        register("TOC", Map.of("1", "M"));
        scenario.partitions = List.of(scenario.partitions.getFirst(), List.of(delivery("forgotten", "t.alpha", "N")));
        scenario.changed = Set.of("1");
        var incomplete = review("TOC", "2024-03-20");
        assertThat(incomplete.getString("state")).isEqualTo("INCOMPLETE");
        assertThat(said(first.getString("id"), "delivery:TOC-1")).isEqualTo("NM");
        assertThat(rows(first.getString("id"))).isEqualTo(DELIVERIES);

        scenario.changed = Set.of("1", "forgotten");
        var next = review("TOC", "2024-03-20");

        assertThat(next.getString("state")).as(next.getString("why")).isEqualTo("SEALED");
        assertThat(next.getString("base")).isEqualTo(first.getString("id"));
        assertThat(step(next.getString("id"))).isEqualTo(2);
        assertThat(rows(next.getString("id"))).isEqualTo(DELIVERIES + 1);
        assertThat(rows(first.getString("id"))).isEqualTo(DELIVERIES);
        assertThat(rows(incomplete.getString("id"))).isEqualTo(1);
    }

    @Test
    void ofTwoThatTakeOverFromTheSameTheSecondCopies() {
        var scenario = register("TOD", Map.of("1", "N"));
        review("TOD", "2024-03-20");
        register("TOD", Map.of("1", "M", "2", "N"));
        scenario.changed = Set.of("1", "2", "3");
        scenario.slowMillis = 500;
        var one = open("partner:TOD", "2024-03-21");
        var other = open("partner:TOD", "2024-03-21");

        var answers = List.of(ended(one), ended(other));
        assertThat(answers).allSatisfy(review -> {
            assertThat(review.getString("state")).as(review.getString("why")).isEqualTo("SEALED");
            assertThat(rows(review.getString("id"))).isEqualTo(DELIVERIES);
            assertThat(said(review.getString("id"), "delivery:TOD-2")).isEqualTo("NM");
        });
        assertThat(answers.getFirst().getString("answerDigest"))
                .isEqualTo(answers.getLast().getString("answerDigest"));
        assertThat(sql.number(
                        "select count(*) from (select lineage, step from review where id in (?::uuid, ?::uuid) group by 1, 2) x",
                        one,
                        other))
                .isEqualTo(2);
    }

    @Test
    void aReviewOfALineageIsReplayedToTheSameAnswers() {
        var scenario = register("TOE", Map.of("1", "N"));
        review("TOE", "2024-03-20");
        register("TOE", Map.of("1", "N", "2", "N"));
        scenario.changed = Set.of("2");
        var second = review("TOE", "2024-03-20").getString("id");
        assertThat(step(second)).isEqualTo(2);

        assertThat(replaysTheSame(second)).isTrue();
    }

    /** Before there were sums a digest was made of the vectors in the order of their subjects. */
    @Test
    void aReviewWithoutASumIsReplayedAsItWasDigestedThen() throws Exception {
        var scenario = register("TOF", Map.of("1", "N"));
        var old = review("TOF", "2024-03-20").getString("id");
        var vectors = sql.rows(
                "select subject || ' ' || vector || E'\\n' from review_subject where review = ?::uuid order by 1",
                row -> row.getString(1),
                old);
        var inOrder = MessageDigest.getInstance("SHA-256")
                .digest(String.join("", vectors).getBytes(UTF_8));
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update review set answer_sum = null, answer_digest = ? where id = ?::uuid",
                        "sha256:" + HexFormat.of().formatHex(inOrder),
                        old));

        assertThat(replaysTheSame(old)).isTrue();

        scenario.changed = Set.of("1");
        var next = review("TOF", "2024-03-21");
        assertThat(next.getString("base")).isEqualTo(old);
        assertThat(step(next.getString("id"))).as("a lineage of its own").isEqualTo(1);
        assertThat(rows(next.getString("id"))).isEqualTo(DELIVERIES);
        assertThat(full("TOF", "2024-03-21").getString("answerDigest")).isEqualTo(next.getString("answerDigest"));
    }
}
