package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.ended;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.open;
import static org.daylight.review.reviews.Suite.read;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.reviews.Suite.until;
import static org.daylight.review.stub.Scenario.delivery;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.RegistryStub;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class RunsTest {

    @Inject
    Sql sql;

    @Inject
    Reviews reviews;

    @Inject
    ToldOfReviews told;

    private static Scenario scattered(String partner, int deliveries, int slowMillis) {
        var scenario = Scenario.of(
                partner,
                IntStream.range(0, deliveries)
                        .mapToObj(number -> delivery(Integer.toString(number)))
                        .toArray(Scenario.Delivery[]::new));
        scenario.scatter();
        scenario.slowMillis = slowMillis;
        return scenario;
    }

    @Test
    void aCancelledReviewChangesNothingAndNoLaterOneBuildsOnIt() {
        var scenario = Scenario.of("RXA", delivery("1"), delivery("2"), delivery("3"), delivery("4"), delivery("5"));
        var first = review("RXA", "2024-03-20");
        scenario.evaluated.clear();
        scenario.partitions = List.of(List.of(
                delivery("1", "t.alpha", "N"),
                delivery("2", "t.alpha", "N"),
                delivery("3", "t.alpha", "N"),
                delivery("4"),
                delivery("5")));
        scenario.slowMillis = 300;
        var id = open("partner:RXA", "2024-03-21");
        until("some of it is answered", () -> !scenario.evaluated.isEmpty());

        as("approver")
                .body("{\"reason\": \"the wrong day\"}")
                .post("/v1/reviews/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("cancelledBy", equalTo("person of approver"))
                .body("why", equalTo("the wrong day"));
        as("approver")
                .body("{\"reason\": \"once more\"}")
                .post("/v1/reviews/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("detail", containsString("CANCELLED"));
        scenario.slowMillis = 0;
        scenario.changed = Set.of("1", "2", "3");
        try {
            var next = review("RXA", "2024-03-22");

            assertThat(read(id).getString("state")).isEqualTo("CANCELLED");
            assertThat(read(id).getString("sealedAt")).isNull();
            assertThat(next.getString("base")).isEqualTo(first.getString("id"));
            assertThat(next.getString("previousReview")).isEqualTo(first.getString("id"));
            // What it had found by then opened nothing on its day.
            assertThat(sql.rows(
                            "select distinct from_on::text from flag_presence p join flag f on f.id = p.flag"
                                    + " where f.partner = 'RXA'",
                            row -> row.getString(1)))
                    .containsExactly("2024-03-22");
        } finally {
            scenario.changed = null;
        }
    }

    @Test
    void aSealedReviewCannotBeCancelledAndNobodyCancelsWithoutAReason() {
        Scenario.of("RXB", delivery("1"));
        var id = review("RXB", "2024-03-20").getString("id");

        as("reviewer")
                .body("{\"reason\": \"too late\"}")
                .post("/v1/reviews/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("detail", containsString("SEALED"));
        as("reviewer")
                .body("{\"reason\": \"\"}")
                .post("/v1/reviews/" + id + "/cancel")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/reason"));
        as("reader")
                .body("{\"reason\": \"a reader\"}")
                .post("/v1/reviews/" + id + "/cancel")
                .then()
                .statusCode(403);
    }

    @Test
    void aReviewSaysHowFarItHasComeAndWhenItWillBeDone() {
        scattered("RXC", 9, 0);
        review("RXC", "2024-03-19");
        scattered("RXC", 9, 500);
        var id = open("partner:RXC", "2024-03-20");
        var seen = new AtomicReference<JsonPath>();
        until("some of it is done", () -> {
            var now = read(id);
            seen.set(now);
            return now.get("progress") != null && now.getInt("progress.partitionsDone") > 0;
        });

        var progress = seen.get();
        assertThat(progress.getInt("progress.partitions")).isEqualTo(9);
        assertThat(progress.getInt("progress.subjects")).isEqualTo(9);
        assertThat(progress.getInt("progress.subjectsDone")).isEqualTo(progress.getInt("progress.partitionsDone"));
        assertThat(Instant.parse(progress.getString("progress.answeredBy")))
                .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(10));
        assertThat(Instant.parse(progress.getString("progress.sealedBy")))
                .isAfterOrEqualTo(Instant.parse(progress.getString("progress.answeredBy")));
        as("reader")
                .get("/v1/reviews/" + id)
                .then()
                .statusCode(200)
                .body("progress.partitions", equalTo(9))
                .body("progress.subjects", equalTo(null));
        assertThat(ended(id).getString("progress")).isNull();
    }

    @Test
    void aPersonsReviewGoesBeforeABigScheduledOneThatRuns() {
        var nightly = scattered("RXN", 80, 100).held();
        var person = scattered("RXO", 6, 50);
        var scheduled = QuarkusTransaction.requiringNew()
                .call(() -> reviews.open(
                        Reviews.Origin.CADENCE,
                        null,
                        "cadences",
                        new OpenReview(
                                "partner:RXN",
                                LocalDate.parse("2024-03-20"),
                                null,
                                null,
                                null,
                                "cadence NIGHTLY",
                                null)));
        nightly.letThrough(4);
        until("the nightly one is on its way", () -> nightly.evaluated.size() > 3);
        var opened = open("partner:RXO", "2024-03-20");
        until("what a person opened is beside it", () -> isLaidOut(opened));
        nightly.letThrough(76);

        var mine = ended(opened);

        assertThat(mine.getString("state")).isEqualTo("SEALED");
        assertThat(person.evaluated).hasSize(6);
        assertThat(ended(scheduled.toString()).getString("state")).isEqualTo("SEALED");
        var order = List.copyOf(Scenario.IN_ORDER);
        var mineOnly = order.stream().filter(label -> label.startsWith("RXO/")).toList();
        var meanwhile = order.subList(order.indexOf(mineOnly.getFirst()), order.indexOf(mineOnly.getLast())).stream()
                .filter(label -> label.startsWith("RXN/"))
                .count();
        assertThat(meanwhile)
                .as("of the nightly one only what it was at is finished meanwhile")
                .isLessThanOrEqualTo(3);
        assertThat(lastOf(order, "RXN/"))
                .as("the nightly one goes on when the person's is done")
                .isGreaterThan(lastOf(order, "RXO/"));
        assertThat(nightly.evaluated).hasSize(80);
    }

    /** As the cadence would have opened it then. */
    private UUID scheduled(String scope, Duration ago) {
        var id = UUID.randomUUID();
        sql.update("""
                insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, knowledge, mode)
                values (?, ?, 'CADENCE', 'cadence NIGHTLY', 'cadences', ?, 'OPEN', '2024-03-20', 'recorded', 'FULL')
                """, id, scope, Instant.now().minus(ago));
        return id;
    }

    /** Until long after the test. */
    private String waiting(String scope) {
        return sql.first("""
                        insert into review (id, scope, origin, reason, opened_by, opened_at, state, why, next_attempt_at, as_of,
                            knowledge)
                        values (gen_random_uuid(), ?, 'CADENCE', 'cadence NIGHTLY', 'cadences', now(), 'WAITING', 'a test',
                            now() + interval '1 day', '2024-03-20', 'recorded') returning id::text
                        """, row -> row.getString(1), scope).orElseThrow();
    }

    private String state(UUID review) {
        return read(review.toString()).getString("state");
    }

    /**
     * Two lanes take up what people opened, and the one with the small review is free first. Beside the late one that people's review is
     * answered line by line until both want the next place; only then does everything go on.
     */
    @Test
    void aScheduledReviewThatHasWaitedTooLongGoesNextAndTakesEveryOtherPlace() {
        var small = scattered("RXS", 1, 0).held();
        var first = scattered("RXM", 60, 30).held();
        var second = scattered("RXQ", 120, 30).held();
        scattered("RXJ", 3, 0);
        var lateOne = scattered("RXW", 12, 30).held();
        scattered("RXY", 3, 0);
        var mine = new ArrayList<>(List.of(open("partner:RXS", "2024-03-20"), open("partner:RXM", "2024-03-20")));
        until("each lane has one", () -> mine.stream().allMatch(this::isLaidOut));
        var next = open("partner:RXQ", "2024-03-20");
        mine.add(next);
        mine.add(open("partner:RXJ", "2024-03-20"));
        var late = scheduled("partner:RXW", Duration.ofHours(2));
        var early = scheduled("partner:RXY", Duration.ofMinutes(30));

        small.letThrough(1);
        until("the free lane has another", () -> isLaidOut(late.toString()) || isLaidOut(next));
        var beside = isLaidOut(next) ? second : first;
        if (beside == second) {
            first.letThrough(60);
        }
        until("the late one is on its way", () -> {
            beside.letThrough(1);
            return lateOne.waiting.get() > 0;
        });
        List.of(first, second, lateOne).forEach(one -> one.letThrough(120));

        assertThat(ended(late.toString()).getString("state")).isEqualTo("SEALED");
        mine.forEach(id -> assertThat(ended(id).getString("state")).isEqualTo("SEALED"));
        assertThat(ended(early.toString()).getString("state")).isEqualTo("SEALED");
        var order = List.copyOf(Scenario.IN_ORDER);
        var from = firstOf(order, "RXW/");
        var to = lastOf(order, "RXW/");
        // Half of the places, less those that were taken before it came and those that end out of turn.
        assertThat(order.subList(from, to).stream()
                        .filter(label -> label.startsWith("RXM/") || label.startsWith("RXQ/"))
                        .count())
                .as("people's partitions beside its twelve")
                .isGreaterThanOrEqualTo(4);
        assertThat(lastOf(order, "RXQ/")).as("people's reviews went on").isGreaterThan(to);
        assertThat(firstOf(order, "RXJ/"))
                .as("people's reviews wait behind each other")
                .isGreaterThan(to);
        assertThat(firstOf(order, "RXY/"))
                .as("the one that is not late yet waits for all")
                .isGreaterThan(lastOf(order, "RXJ/"));
    }

    /** Whether it is known what is to be answered of it. */
    private boolean isLaidOut(String review) {
        var now = read(review);
        return now.getString("state").equals("RUNNING")
                && now.get("progress") != null
                && now.getInt("progress.partitions") > 0;
    }

    private static int firstOf(List<String> order, String of) {
        return IntStream.range(0, order.size())
                .filter(place -> order.get(place).startsWith(of))
                .findFirst()
                .orElseThrow();
    }

    private static int lastOf(List<String> order, String of) {
        return IntStream.range(0, order.size())
                .filter(place -> order.get(place).startsWith(of))
                .max()
                .orElseThrow();
    }

    /** It ran when people's reviews came and kept coming. */
    @Test
    void aScheduledReviewThatPeopleKeepWaitingGoesOnOnceItHasWaitedTooLong() {
        var nightly = scattered("RXV", 40, 60);
        var person = scattered("RXK", 60, 60);
        var late = scheduled("partner:RXV", Duration.ofHours(1).minusSeconds(4));
        until("the nightly one is on its way", () -> nightly.evaluated.size() > 2);
        var mine = IntStream.range(0, 9)
                .mapToObj(number -> open("partner:RXK", "2024-03-2" + number))
                .toList();
        until("people's reviews are on their way", () -> person.evaluated.size() > 3);

        until("the nightly one is sealed", () -> state(late).equals("SEALED"));

        assertThat(mine.stream().map(id -> read(id).getString("state")))
                .as("people's reviews are not all done")
                .containsAnyOf("OPEN", "RUNNING");
        mine.forEach(id -> assertThat(ended(id).getString("state")).isEqualTo("SEALED"));
    }

    /** Nobody knows yet what it will see; who saw the objective last time may know that it is looked at again. */
    @Test
    void aScheduledReviewOfAnObjectiveIsSeenOnItsWayByWhoeverMaySeeTheObjective() {
        for (var partner : List.of("RXE", "RXF")) {
            Scenario.of(partner, delivery("1")).schedule =
                    """
                {"objective": "%1$s", "partner": "%1$s", "contentMix": [], "planned": [], "baselines": [], "deliveries": []%2$s}\
                """.formatted(partner, partner.equals("RXF") ? ", \"accessGroups\": [\"inner\"]" : "");
            review(partner, "2024-03-19");
        }
        var open = waiting("objective:RXE");
        var restricted = waiting("objective:RXF");
        var unknown = waiting("objective:RXNEVER");

        for (var account : List.of("reviewer", "approver", "reader")) {
            as(account).get("/v1/reviews/" + open).then().statusCode(200).body("state", equalTo("WAITING"));
            as(account).get("/v1/reviews/" + restricted).then().statusCode(404);
            as(account).get("/v1/reviews/" + unknown).then().statusCode(404);
        }
        as("reviewer-inside").get("/v1/reviews/" + restricted).then().statusCode(200);

        sql.update("""
                insert into restriction (key, access_groups, review)
                select 'partner:RXE', '{inner}', id from review where scope = 'partner:RXE' and state = 'SEALED'
                """);
        as("reviewer").get("/v1/reviews/" + open).then().statusCode(404);
        as("reviewer-inside").get("/v1/reviews/" + open).then().statusCode(200);
    }

    private static JsonPath replayed(String id) {
        return ended(as("auditor")
                .body("{\"reason\": \"an audit\"}")
                .post("/v1/reviews/" + id + "/replays")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    @Test
    void aReplayOfTheSameFactsGivesTheSameDigestsAndTouchesNothing() {
        var scenario =
                Scenario.of("RXR", delivery("1", "t.alpha", "N"), delivery("2"), delivery("3", "t.beta", "U:x.on"));
        var then = review("RXR", "2024-03-20");
        var flag = Suite.flag("t.alpha", "delivery:RXR-1");

        var replay = replayed(then.getString("id"));

        assertThat(replay.getString("state")).as(replay.getString("why")).isEqualTo("REPLAYED");
        assertThat(told.opened())
                .as("whoever runs reviews is woken by what opens them, not by the next look")
                .contains(UUID.fromString(then.getString("id")), UUID.fromString(replay.getString("id")));
        assertThat(replay.getString("replay.of")).isEqualTo(then.getString("id"));
        assertThat(replay.getBoolean("replay.same")).isTrue();
        assertThat(replay.getList("replay.differsIn")).isEmpty();
        assertThat(replay.getInt("replay.differences")).isZero();
        assertThat(replay.getString("answerDigest")).isEqualTo(then.getString("answerDigest"));
        assertThat(replay.getString("partitionsDigest")).isEqualTo(then.getString("partitionsDigest"));
        assertThat(replay.getString("knownAt")).isEqualTo(then.getString("knownAt"));
        assertThat(replay.getString("rulebook")).isEqualTo(then.getString("rulebook"));
        assertThat(replay.getString("sealedAt")).isNull();
        assertThat(Suite.flag("t.alpha", "delivery:RXR-1").getInt("version")).isEqualTo(flag.getInt("version"));
        as("reader")
                .get("/v1/dashboards/partners/RXR?asOf=2024-03-20")
                .then()
                .statusCode(200)
                .body("basis.review", equalTo(then.getString("id")));
        scenario.changed = Set.of();
        try {
            var next = review("RXR", "2024-03-21");
            assertThat(next.getString("base")).isEqualTo(then.getString("id"));
            assertThat(next.getString("previousReview")).isEqualTo(then.getString("id"));
            // What was taken over was not read again: of lines only some can be held against each other.
            var again = replayed(next.getString("id"));
            assertThat(again.getBoolean("replay.same")).isTrue();
            assertThat(again.getString("replay.partitionsThen")).isNull();
        } finally {
            scenario.changed = null;
        }
    }

    /** Of the test profile, which asks of fewer; one that is not purged is gone as well. */
    @Test
    void aReplaySaysOfEachRecordThatIsGoneWhetherItWasPurgedOrNobodyAsked() {
        var scenario = Scenario.of(
                "RXG",
                IntStream.range(100, 350)
                        .mapToObj(number -> delivery(Integer.toString(number)))
                        .toArray(Scenario.Delivery[]::new));
        var then = review("RXG", "2024-03-20");
        scenario.partitions = List.of(List.of(delivery("100")));
        IntStream.range(102, 350).forEach(number -> RegistryStub.PURGED.add("RXG-" + number));

        replayed(then.getString("id"));

        assertThat(sql.rows(
                        "select why || ' ' || count(*) || ' ' || min(subject) from review_difference where partner = 'RXG'"
                                + " group by why order by min(subject)",
                        row -> row.getString(1)))
                .containsExactly(
                        "UNKNOWN 1 delivery:RXG-101", "PURGED 229 delivery:RXG-102", "NOT_ASKED 19 delivery:RXG-331");
    }

    @Test
    void aReplayThatComesOutDifferentlySaysInWhatAndWhy() {
        var scenario = Scenario.of(
                "RXD",
                delivery("1", "t.alpha", "N"),
                delivery("2"),
                delivery("3", "t.alpha", "N"),
                delivery("5"),
                delivery("6", "t.alpha", "N"));
        var then = review("RXD", "2024-03-20");
        var flag = Suite.flag("t.alpha", "delivery:RXD-1");
        scenario.partitions = List.of(List.of(
                delivery("1"),
                delivery("3", "t.alpha", "U:x.on"),
                delivery("4"),
                Scenario.restricted(List.of("inner"), "5"),
                delivery("6", "t.alpha", "N")));
        scenario.misread = "RXD/6";
        RegistryStub.PURGED.add("RXD-2");

        var replay = replayed(then.getString("id"));

        assertThat(replay.getString("state")).as(replay.getString("why")).isEqualTo("REPLAYED");
        assertThat(replay.getBoolean("replay.same")).isFalse();
        assertThat(replay.getList("replay.differsIn")).containsExactly("ANSWERS", "LINES", "SUBJECTS");
        assertThat(replay.getString("replay.answersThen")).isEqualTo(then.getString("answerDigest"));
        var differences = as("auditor")
                .get(replay.getString("replay.link"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(differences.getList("items.subject"))
                .containsExactly(
                        "delivery:RXD-1",
                        "delivery:RXD-2",
                        "delivery:RXD-3",
                        "delivery:RXD-4",
                        "delivery:RXD-5",
                        "delivery:RXD-6");
        assertThat(differences.getList("items.what"))
                .containsExactly("ANSWER", "ONLY_THEN", "ANSWER", "ONLY_NOW", "ACCESS", "ANSWER");
        assertThat(differences.getList("items.why"))
                .containsExactly("UNKNOWN", "PURGED", "LINE", "UNKNOWN", "RESTRICTED", "ENGINE");
        assertThat(differences.getList("items.rule"))
                .containsExactly("t.alpha", null, "t.alpha", null, null, "t.alpha");
        assertThat(differences.getString("items[2].answerThen")).isEqualTo("NOT_MET");
        assertThat(differences.getString("items[2].answerNow")).isEqualTo("UNDETERMINED");
        var reader = as("reader")
                .get(replay.getString("replay.link") + "?limit=2")
                .then()
                .statusCode(200)
                .body("total.count", equalTo(5))
                .extract()
                .jsonPath();
        as("reader")
                .get(replay.getString("replay.link") + "?limit=2&cursor=" + reader.getString("next"))
                .then()
                .statusCode(200)
                .body("items.subject", equalTo(List.of("delivery:RXD-3", "delivery:RXD-4")));
        assertThat(Suite.flag("t.alpha", "delivery:RXD-1").getInt("version")).isEqualTo(flag.getInt("version"));
        assertThat(flags("auditor", "partner=RXD&kind=DATA_GAP").getList("items"))
                .isEmpty();
    }

    /** Of the steps of a lineage totals are handed on: one that was wrong would stay wrong until somebody adds up all of it. */
    @Test
    void aReplaySaysWhereTotalsAreNotWhatTheAnswersAddUpTo() {
        var scenario = Scenario.of("RXT", delivery("1", "t.alpha", "N"), delivery("2"), delivery("3"));
        review("RXT", "2024-03-20");
        scenario.changed = Set.of("2");
        try {
            var then = review("RXT", "2024-03-21");
            assertThat(then.getString("base")).isNotNull();
            assertThat(replayed(then.getString("id")).getBoolean("replay.same")).isTrue();
            asAdmin("update review_total set met = met + 1, not_met = not_met - 1 where review = '%s'"
                    .formatted(then.getString("id")));

            var replay = replayed(then.getString("id"));

            assertThat(replay.getString("state")).as(replay.getString("why")).isEqualTo("REPLAYED");
            assertThat(replay.getBoolean("replay.same")).isFalse();
            assertThat(replay.getList("replay.differsIn")).containsExactly("TOTALS");
            assertThat(replay.getInt("replay.differences")).isZero();
            assertThat(replay.getString("answerDigest")).isEqualTo(then.getString("answerDigest"));
        } finally {
            scenario.changed = null;
        }
    }

    /** Partners, objectives and authorities are read whole by every review. */
    @Test
    void aReplayHoldsLinesAgainstThoseWhichAReviewWithABaseReadWhole() {
        var line = """
                {"subject": "partner:RXP", "type": "partner", "partner": "RXP", "label": "RXP", "partner.code": "RXP",
                 "partner.name": "Invented"}""".replace("\n", "");
        var scenario = Scenario.of("RXP", delivery("1", "t.alpha", "N"), delivery("2"), delivery("3"));
        scenario.raw = Map.of("partner", List.of(line));
        review("RXP", "2024-03-20");
        scenario.changed = Set.of("2");
        try {
            var then = review("RXP", "2024-03-21");
            assertThat(then.getString("base")).as(then.getString("why")).isNotNull();
            assertThat(replayed(then.getString("id")).getBoolean("replay.same")).isTrue();
            scenario.raw = Map.of("partner", List.of(line.replace("Invented", "Otherwise")));

            var replay = replayed(then.getString("id"));

            assertThat(replay.getString("state")).as(replay.getString("why")).isEqualTo("REPLAYED");
            assertThat(replay.getBoolean("replay.same")).isFalse();
            assertThat(replay.getList("replay.differsIn")).containsExactly("LINES");
            assertThat(replay.getString("replay.partitionsThen")).isNull();
        } finally {
            scenario.changed = null;
        }
    }

    private static void asAdmin(String statement) {
        try (var admin = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var done = admin.createStatement()) {
            assertThat(done.executeUpdate(statement)).as(statement).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    @Test
    void onlyASealedReviewIsRunAgainAndOnlyAReplayHasDifferences() {
        var incomplete = ended(open("partner:NOBODY", "2024-03-20")).getString("id");

        act("reviewer", "/v1/reviews/" + incomplete + "/replays", 1, "{\"reason\": \"a test\"}")
                .statusCode(409)
                .body("detail", containsString("INCOMPLETE"));
        as("reviewer").get("/v1/reviews/" + incomplete + "/differences").then().statusCode(404);
    }
}
