package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.ended;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.full;
import static org.daylight.review.reviews.Suite.open;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;
import static org.daylight.review.stub.Scenario.restricted;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class ReviewTest {

    @Inject
    Sql sql;

    @Test
    void aReviewCountsEverythingAndOpensAFlagForWhatIsNotMet() {
        Scenario.of("RA", delivery("1", "t.alpha", "N"), delivery("2"), delivery("3", "t.beta", "A"));

        var review = review("RA", "2024-03-20");

        assertThat(review.getString("state")).as(review.getString("why")).isEqualTo("SEALED");
        assertThat(review.getInt("totals[0].subjects")).isEqualTo(3);
        assertThat(review.getInt("totals[0].met")).isEqualTo(4);
        assertThat(review.getInt("totals[0].notMet")).isEqualTo(1);
        assertThat(review.getInt("totals[0].notApplicable")).isEqualTo(1);
        var flag = flag("t.alpha", "delivery:RA-1");
        assertThat(flag.getString("condition")).isEqualTo("PRESENT");
        assertThat(flag.getString("disposition")).isEqualTo("OPEN");
        assertThat(flag.getString("level")).isEqualTo("L1");
        assertThat(flag.getString("presence[0].from")).isEqualTo("2024-03-20");
        assertThat(flag.getString("reading.evidence")).startsWith("sha256:");
        assertThat(flag.getString("clock.firstResponseDue")).isNotNull();
        as("reader")
                .get(flag.getString("links.explanation"))
                .then()
                .statusCode(200)
                .body("because[0].facts.label", equalTo("RA/1"));
    }

    /** Of the sums of three vectors, each made with {@code sha256sum} and {@code openssl enc -aes-256-ctr}. */
    @Test
    void theDigestOfGivenAnswersStaysAsItIs() {
        Scenario.of(
                "RJ", delivery("1", "t.alpha", "N"), delivery("2", "t.beta", "U:x.on"), delivery("3", "t.beta", "A"));

        assertThat(review("RJ", "2024-03-20").getString("answerDigest"))
                .isEqualTo("sha256:6a624b284d8e4066bd2aba935a4781553c19a02ce65a6310922e862820de55f7");
    }

    @Test
    void aReviewIsAppliedWithStatisticsThatKnowIt() {
        var before = lastAnalyzed();
        Scenario.of("RK", delivery("1", "t.alpha", "N"));

        review("RK", "2024-03-20");

        assertThat(lastAnalyzed())
                .hasSize(5)
                .allSatisfy(now ->
                        assertThat(before).allSatisfy(then -> assertThat(now).isGreaterThan(then)));
    }

    private List<String> lastAnalyzed() {
        return sql.rows("""
                select coalesce(last_analyze, timestamptz 'epoch')::text from pg_stat_user_tables
                where relname in ('judged_subject', 'judged_answer', 'flag', 'flag_presence', 'flag_reading')
                """, row -> row.getString(1));
    }

    @Test
    void whatNothingHasTouchedIsTakenOver() {
        var scenario =
                Scenario.of("RT", delivery("1", "t.alpha", "N"), delivery("2"), delivery("3", "t.beta", "U:x.on"));
        var first = review("RT", "2024-03-20");
        scenario.evaluated.clear();
        scenario.partitions = List.of(
                List.of(delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"), delivery("4", "t.beta", "A")));
        scenario.changed = Set.of("2", "3", "4");
        try {
            var second = review("RT", "2024-03-22");

            assertThat(second.getString("state")).as(second.getString("why")).isEqualTo("SEALED");
            assertThat(second.getString("base")).isEqualTo(first.getString("id"));
            assertThat(scenario.evaluated).containsExactlyInAnyOrder("RT/2", "RT/4");
            assertThat(second.getInt("totals[0].subjects")).isEqualTo(3);
            assertThat(second.getInt("totals[0].notMet")).isEqualTo(2);
            var carried = flag("t.alpha", "delivery:RT-1");
            assertThat(carried.getString("condition")).isEqualTo("PRESENT");
            assertThat(carried.getString("reading.asOf")).isEqualTo("2024-03-22");
            assertThat(carried.getString("reading.readOn")).isEqualTo("2024-03-20");
            assertThat(flag("t.alpha", "delivery:RT-2").getString("reading.readOn"))
                    .isEqualTo("2024-03-22");
            assertThat(flags("auditor", "rule=t.beta&partner=RT").getString("items[0].condition"))
                    .isEqualTo("CLEARED");
            as("reader")
                    .get(carried.getString("links.explanation"))
                    .then()
                    .statusCode(200)
                    .body("because[0].facts.label", equalTo("RT/1"));

            var full = full("RT", "2024-03-22");
            assertThat(full.getString("base")).isNull();
            assertThat(full.getString("answerDigest")).isEqualTo(second.getString("answerDigest"));
            assertThat(flag("t.alpha", "delivery:RT-1").getInt("version")).isEqualTo(carried.getInt("version"));
        } finally {
            scenario.changed = null;
        }
    }

    @Test
    void aChangedRuleHasTheSubjectsOfItsTypeJudgedAnewAndNoOther() {
        var scenario = Scenario.of("RY", delivery("1", "t.alpha", "N"), delivery("2"));
        var first = review("RY", "2024-03-20");
        scenario.evaluated.clear();
        scenario.changed = Set.of();
        var rules = Scenario.rules;
        try {
            Scenario.rules = List.of("t.alpha", "t.beta", "t.drift.new");
            var second = review("RY", "2024-03-21");

            assertThat(second.getString("base")).isEqualTo(first.getString("id"));
            assertThat(second.getString("rulebook")).isNotEqualTo(first.getString("rulebook"));
            assertThat(scenario.evaluated)
                    .as("no rule about deliveries changed")
                    .isEmpty();
            assertThat(flag("t.alpha", "delivery:RY-1").getString("reading.readOn"))
                    .isEqualTo("2024-03-20");

            Scenario.rules = List.of("t.beta", "t.gamma");
            var third = review("RY", "2024-03-22");

            assertThat(third.getString("base")).isEqualTo(second.getString("id"));
            assertThat(scenario.evaluated).containsExactlyInAnyOrder("RY/1", "RY/2");
            assertThat(flag("t.alpha", "delivery:RY-1").getString("condition")).isEqualTo("CLEARED");
        } finally {
            Scenario.rules = rules;
            scenario.changed = null;
        }
    }

    /** Read anew is one type as a whole, however much of the register it is; what of the others stands still is taken over. */
    @Test
    void aChangedRuleAboutMostOfTheRegisterStillLeavesTheRestTakenOver() {
        var deliveries = IntStream.rangeClosed(1, 1_100)
                .mapToObj(number -> delivery(Integer.toString(number)))
                .toArray(Scenario.Delivery[]::new);
        var scenario = Scenario.of("RYM", deliveries);
        scenario.raw = Map.of(
                "hold", List.of("one", "two").stream().map("""
                            {"subject": "hold:RYM-%1$s", "type": "hold/1", "asOf": "2024-03-20", "knownAt": "2024-03-20T00:00:00Z",\
                             "sameUntil": null, "partner": "RYM", "accessGroups": [], "label": "RYM/hold %1$s"}"""::formatted).toList());
        var first = review("RYM", "2024-03-20");
        scenario.evaluated.clear();
        scenario.changed = Set.of();
        var rules = Scenario.rules;
        try {
            Scenario.rules = List.of("t.alpha", "t.gamma");
            var second = review("RYM", "2024-03-21");

            assertThat(second.getString("base")).isEqualTo(first.getString("id"));
            assertThat(scenario.evaluated).hasSize(1_100).noneMatch(label -> label.contains("hold"));
            assertThat(full("RYM", "2024-03-21").getString("answerDigest")).isEqualTo(second.getString("answerDigest"));
        } finally {
            Scenario.rules = rules;
            scenario.changed = null;
        }
    }

    @Test
    void rulesOfAnOlderReleaseLeaveNothingToTakeOverAndTheReviewWhole() {
        var scenario = Scenario.of("RZ", delivery("1", "t.alpha", "N"));
        review("RZ", "2024-03-20");
        scenario.evaluated.clear();
        scenario.changed = Set.of();
        var rules = Scenario.rules;
        Scenario.olderRules = true;
        try {
            Scenario.rules = List.of("t.alpha", "t.beta", "t.older");
            var second = review("RZ", "2024-03-21");

            assertThat(second.getString("state")).isEqualTo("SEALED");
            assertThat(scenario.evaluated).containsExactly("RZ/1");
        } finally {
            Scenario.olderRules = false;
            Scenario.rules = rules;
            scenario.changed = null;
        }
    }

    @Test
    void whatWasForgottenOnTheWayIsSeenWhenAllAreCounted() {
        var scenario = Scenario.of("RU", delivery("1"), delivery("2"));
        review("RU", "2024-03-20");
        scenario.partitions = List.of(List.of(delivery("1"), delivery("2"), delivery("3")));
        scenario.changed = Set.of("1");
        try {
            var second = review("RU", "2024-03-20");

            assertThat(second.getString("state")).isEqualTo("INCOMPLETE");
            assertThat(second.getString("why"))
                    .contains("the manifest says 3 subjects and 2 were answered", "open a full review");
            assertThat(full("RU", "2024-03-20").getString("state")).isEqualTo("SEALED");
        } finally {
            scenario.changed = null;
        }
    }

    @Test
    void theDigestOfTheAnswersDoesNotShowHowTheLinesWereCut() {
        var deliveries = new Scenario.Delivery[] {
            delivery("1", "t.alpha", "N"), delivery("2", "t.beta", "U:x.y"), delivery("3"), delivery("4"), delivery("5")
        };
        var scenario = Scenario.of("RB", deliveries);
        var whole = review("RB", "2024-03-20");
        scenario.scatter();
        var scattered = review("RB", "2024-03-20");

        assertThat(scattered.getString("answerDigest")).isEqualTo(whole.getString("answerDigest"));
        assertThat(scattered.getString("partitionsDigest")).isNotEqualTo(whole.getString("partitionsDigest"));
        assertThat(scattered.getString("previousReview")).isEqualTo(whole.getString("id"));
        assertThat(scattered.getString("digest")).isNotEqualTo(whole.getString("digest"));
    }

    @Test
    void aServiceThatIsDownMakesTheReviewWaitAndResume() {
        var scenario = Scenario.of("RC", delivery("1", "t.alpha", "N"));
        scenario.factsDown.set(4);

        assertThat(review("RC", "2024-03-20").getString("state")).isEqualTo("SEALED");
        assertThat(scenario.factsDown.get()).isZero();
        assertThat(flag("t.alpha", "delivery:RC-1").getString("condition")).isEqualTo("PRESENT");
    }

    @Test
    void answersStayWhileTheRegisterDoesNotAnswerAboutSchedules() {
        var scenario = Scenario.of("RM", delivery("1", "t.alpha", "N"));
        scenario.schedulesDown.set(4);

        assertThat(review("RM", "2024-03-20").getString("state")).isEqualTo("SEALED");
        assertThat(scenario.schedulesDown.get()).isLessThan(4);
        assertThat(scenario.evaluated).containsExactly("RM/1");
    }

    @Test
    void aStreamWithoutItsClosingLineHasFailedAndIsReadAgain() {
        var scenario = Scenario.of("RD", delivery("1", "t.alpha", "N"), delivery("2"));
        scenario.truncated.set(2);

        var review = review("RD", "2024-03-20");

        assertThat(review.getString("state")).isEqualTo("SEALED");
        assertThat(review.getInt("totals[0].subjects")).isEqualTo(2);
    }

    @Test
    void aCountThatDoesNotMatchTheManifestMakesTheReviewIncompleteAndChangesNothing() {
        var scenario = Scenario.of("RE", delivery("1", "t.alpha", "N"), delivery("2"));
        scenario.countOff = -1;

        var review = review("RE", "2024-03-20");

        assertThat(review.getString("state")).isEqualTo("INCOMPLETE");
        assertThat(review.getString("why")).contains("manifest says 2").contains("sent 1");
        assertThat(flags("auditor", "partner=RE").getList("items")).isEmpty();
    }

    @Test
    void anInterruptedReviewResumesAtItsPosition() {
        var scenario = Scenario.of("RF", delivery("1"), delivery("2"), delivery("3", "t.alpha", "N"), delivery("4"));
        scenario.failsOn = "/3";
        scenario.failures.set(4);

        assertThat(review("RF", "2024-03-20").getString("state")).isEqualTo("SEALED");
        assertThat(scenario.evaluated).containsExactly("RF/1", "RF/2", "RF/3", "RF/4");
    }

    @Test
    void anErrorClearsNothingOfItsRuleAndRaisesAFlagForItsOwner() {
        Scenario.of("RG", delivery("1", "t.alpha", "N"), delivery("2", "t.beta", "N"));
        review("RG", "2024-03-20");
        Scenario.of("RG", delivery("1"), delivery("2"), delivery("3", "t.alpha", "E"));

        var review = review("RG", "2024-03-21");

        assertThat(review.getString("state")).isEqualTo("SEALED_WITH_ERRORS");
        assertThat(flag("t.alpha", "delivery:RG-1").getString("condition")).isEqualTo("PRESENT");
        assertThat(flag("t.beta", "delivery:RG-2").getString("condition")).isEqualTo("CLEARED");
        assertThat(flags("auditor", "kind=RULE_ERROR&rule=t.alpha").getList("items.discriminator"))
                .contains("partner:RG");
    }

    @Test
    void whatIsUnknownIsGatheredByRuleLeafAndPartner() {
        Scenario.of(
                "RH",
                delivery("1", "t.alpha", "U:x.on"),
                delivery("2", "t.alpha", "U:x.on"),
                delivery("3", "t.alpha", "U:x.where"));
        review("RH", "2024-03-20");

        var gaps = flags("auditor", "partner=RH");
        assertThat(gaps.getList("items.kind")).containsOnly("DATA_GAP");
        assertThat(gaps.getList("items.discriminator")).containsExactly("x.on", "x.where");
        assertThat(gaps.getList("items.reading.subjects")).containsExactly(2, 1);
        assertThat(gaps.getList("items.level")).containsOnly("L0");

        Scenario.of("RH", delivery("1"), delivery("2"), delivery("3", "t.alpha", "U:x.where"));
        review("RH", "2024-03-21");
        assertThat(flags("auditor", "partner=RH").getList("items.condition")).containsExactly("CLEARED", "PRESENT");
    }

    @Test
    void whoeverIsOutsideAnAccessGroupSeesNeitherTheFlagNorItsWeight() {
        Scenario.of("RI", delivery("1", "t.alpha", "N"), restricted(List.of("inner"), "2", "t.alpha", "N"));
        var id = review("RI", "2024-03-20").getString("id");

        assertThat(flags("reader", "partner=RI").getList("items.subject")).containsExactly("delivery:RI-1");
        assertThat(flags("reader", "partner=RI").getInt("total.count")).isEqualTo(1);
        assertThat(flags("reader-inside", "partner=RI").getList("items")).hasSize(2);
        as("reader").get("/v1/reviews/" + id).then().body("totals[0].subjects", equalTo(1));
        as("reader-inside").get("/v1/reviews/" + id).then().body("totals[0].subjects", equalTo(2));
        var hidden = flag("t.alpha", "delivery:RI-2").getString("id");
        as("reader").get("/v1/flags/" + hidden).then().statusCode(404);
    }

    @Test
    void aReviewOfADayToComeIsRefused() {
        as("reviewer")
                .body("{\"scope\": \"portfolio\", \"asOf\": \"2999-01-01\", \"reason\": \"a test\"}")
                .post("/v1/reviews")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/asOf"));
    }

    /** Also of tomorrow: what cadences open today would be retrospective until midnight. */
    @Test
    void aReviewOfTomorrowIsRefusedAndOneOfTodayIsNot() {
        Scenario.of("RTM", delivery("1", "t.alpha", "N"));
        var today = LocalDate.now(ZoneOffset.UTC);
        as("reviewer")
                .body("{\"scope\": \"partner:RTM\", \"asOf\": \"%s\", \"reason\": \"a test\"}"
                        .formatted(today.plusDays(1)))
                .post("/v1/reviews")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/asOf"))
                .body("violations[0].message", containsString(today.toString()));

        assertThat(review("RTM", today.toString()).getBoolean("retrospective")).isFalse();
    }

    @Test
    void aReviewOfAnUnknownScopeSaysWhyItIsIncomplete() {
        var review = ended(open("partner:NOBODY", "2024-03-20"));

        assertThat(review.getString("state")).isEqualTo("INCOMPLETE");
        assertThat(review.getString("why")).contains("404");
    }
}
