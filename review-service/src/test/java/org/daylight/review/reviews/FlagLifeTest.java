package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.ended;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.open;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class FlagLifeTest {

    @Inject
    Sql sql;

    /** Each letter is one review's answer, a month apart: the condition at the end, and how each interval ended. */
    @ParameterizedTest(name = "{0} ends {1} after {2}")
    @CsvSource(textBlock = """
            N,      PRESENT,      null
            NN,     PRESENT,      null
            NM,     CLEARED,      MET
            NA,     CLEARED,      NOT_APPLICABLE
            NU,     UNDETERMINED, null
            NUN,    PRESENT,      null
            NUM,    CLEARED,      MET
            NMN,    PRESENT,      MET null
            NMNA,   PRESENT_NOT,  MET NOT_APPLICABLE
            NMUN,   PRESENT,      MET null
            N-,     UNDETERMINED, LEFT_SCOPE
            N-N,    PRESENT,      LEFT_SCOPE null
            """)
    void aFlagLives(String answers, String condition, String ends) {
        var partner = "L" + answers.replace("-", "X");
        for (var i = 0; i < answers.length(); i++) {
            var letter = answers.substring(i, i + 1);
            var looked = letter.equals("-")
                    ? new Scenario.Delivery[] {delivery("2")}
                    : new Scenario.Delivery[] {delivery("1", "t.alpha", letter), delivery("2")};
            Scenario.of(partner, looked);
            assertThat(review(partner, "2024-%02d-01".formatted(i + 1)).getString("state"))
                    .isEqualTo("SEALED");
        }

        var flag = flag("t.alpha", "delivery:" + partner + "-1");

        assertThat(flag.getString("condition")).isEqualTo(condition.equals("PRESENT_NOT") ? "CLEARED" : condition);
        assertThat(String.join(
                        " ",
                        flag.<String>getList("presence.endedBecause").stream()
                                .map(String::valueOf)
                                .toList()))
                .isEqualTo(ends);
    }

    @Test
    void aRuleThatEndedClearsItsFlags() {
        Scenario.of("FA", delivery("1", "t.alpha", "N", "t.beta", "N"));
        review("FA", "2024-01-01");
        var rules = Scenario.rules;
        try {
            Scenario.rules = List.of("t.beta");
            review("FA", "2024-02-01");
        } finally {
            Scenario.rules = rules;
        }

        assertThat(flag("t.alpha", "delivery:FA-1").getString("presence[0].endedBecause"))
                .isEqualTo("RULE_ENDED");
        assertThat(flag("t.beta", "delivery:FA-1").getString("condition")).isEqualTo("PRESENT");
    }

    @Test
    void aSubjectThatIsInNoPortfolioAnyMoreHasEnded() {
        Scenario.of("PFA", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        ended(open("portfolio", "2000-01-01"));
        Scenario.of("PFA", delivery("2", "t.alpha", "N"));
        ended(open("portfolio", "2000-02-01"));

        assertThat(flag("t.alpha", "delivery:PFA-1").getString("condition")).isEqualTo("CLEARED");
        assertThat(flag("t.alpha", "delivery:PFA-1").getString("presence[0].endedBecause"))
                .isEqualTo("SUBJECT_ENDED");
        assertThat(flag("t.alpha", "delivery:PFA-2").getString("condition")).isEqualTo("PRESENT");
    }

    /** Its cadence may be over, so that nobody looks at the partner alone any more. */
    @Test
    void anErrorOfAPartnerEndsOnceAReviewOfEverythingMeetsNone() {
        Scenario.of("PFE", delivery("1", "t.beta", "E"));
        review("PFE", "2000-03-01");
        var errors = "kind=RULE_ERROR&rule=t.beta";
        var condition = "items.find { it.discriminator == 'partner:PFE' }.condition";
        assertThat(flags("auditor", errors).getString(condition)).isEqualTo("PRESENT");
        try {
            ended(open("portfolio", "2000-03-02"));
            assertThat(flags("auditor", errors).getString(condition)).isEqualTo("PRESENT");

            Scenario.of("PFE", delivery("1", "t.beta", "M"));
            ended(open("portfolio", "2000-03-03"));
            assertThat(flags("auditor", errors).getString(condition)).isEqualTo("CLEARED");
        } finally {
            sql.update("update watermark set as_of = '1970-01-01', known_at = '1970-01-01' where scope = 'portfolio'");
        }
    }

    @Test
    void anOlderReviewIsRetrospectiveAndChangesNothing() {
        Scenario.of("FB", delivery("1", "t.alpha", "N"));
        review("FB", "2024-05-01");
        Scenario.of("FB", delivery("1"), delivery("2", "t.beta", "N"));
        var older = review("FB", "2024-04-01");

        assertThat(older.getString("state")).isEqualTo("SEALED");
        assertThat(older.getBoolean("retrospective")).isTrue();
        assertThat(flag("t.alpha", "delivery:FB-1").getString("condition")).isEqualTo("PRESENT");
        as("auditor").get("/v1/flags?subject=delivery:FB-2").then().body("items", hasSize(0));
    }

    /** Whatever it leaves out was recorded since, and no subject has ended for that. */
    @Test
    void aReviewThatLeavesOutWhatWasRecordedSinceIsRetrospective() {
        Scenario.of("FBD", delivery("1", "t.alpha", "N"));
        review("FBD", "2024-05-01");
        Scenario.of("FBD", delivery("2", "t.beta", "N"));
        var declared = """
                {"scope": "partner:FBD", "asOf": "2024-05-02", "knowledge": "declared"%s, "reason": "look back"}
                """;
        var back = ended(opened(declared.formatted(", \"recordedUpTo\": \"2024-01-01T00:00:00Z\"")));

        assertThat(back.getBoolean("retrospective")).isTrue();
        assertThat(flag("t.alpha", "delivery:FBD-1").getString("condition")).isEqualTo("PRESENT");
        as("auditor").get("/v1/flags?subject=delivery:FBD-2").then().body("items", hasSize(0));
        assertThat(ended(opened(declared.formatted(""))).getBoolean("retrospective"))
                .isFalse();
    }

    private static String opened(String review) {
        return as("reviewer")
                .body(review)
                .post("/v1/reviews")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    @Test
    void theSameReviewTwiceChangesNothingMore() {
        Scenario.of("FC", delivery("1", "t.alpha", "N"));
        review("FC", "2024-05-01");
        review("FC", "2024-05-01");

        var flag = flag("t.alpha", "delivery:FC-1");
        assertThat(flag.getInt("version")).isEqualTo(1);
        assertThat(flag.getList("presence")).hasSize(1);
    }

    @Test
    void aReviewThatLooksBackRaisesAFlagWhoseClockBeginsToday() {
        Scenario.of("FG", delivery("1", "t.alpha", "N"));
        review("FG", "2024-05-01");

        var clock = flag("t.alpha", "delivery:FG-1");
        assertThat(clock.getString("presence[0].from")).isEqualTo("2024-05-01");
        assertThat(clock.getString("clock.detectedOn"))
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(clock.getBoolean("clock.overdue")).isFalse();
    }

    @Test
    void ofTwoActsAtOnceOneWinsAndTheOtherLearnsThatItIsStale() throws Exception {
        Scenario.of("FH", delivery("1", "t.alpha", "N"));
        review("FH", "2024-05-01");
        var path = "/v1/flags/" + flag("t.alpha", "delivery:FH-1").getString("id");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var confirm = threads.submit(
                    () -> act("reviewer", path + "/confirm", 1, "{}").extract().statusCode());
            var dismiss = threads.submit(() -> act("reviewer-two", path + "/dismiss", 1, "{\"reason\": \"a typo\"}")
                    .extract()
                    .statusCode());
            assertThat(List.of(confirm.get(), dismiss.get())).containsExactlyInAnyOrder(200, 412);
        }
        assertThat(flag("t.alpha", "delivery:FH-1").getInt("version")).isEqualTo(2);
    }

    @ParameterizedTest(name = "x.on is missing, then {0}: {2}")
    @CsvSource({"M, GA, KNOWN", "N, GB, KNOWN", "A, GC, NOT_APPLICABLE", "-, GD, LEFT_SCOPE"})
    void aGapEndsWithWhatBecameOfIt(String then, String partner, String because) {
        Scenario.of(partner, delivery("1", "t.alpha", "U:x.on"), delivery("2"));
        review(partner, "2024-05-01");
        if (then.equals("-")) {
            Scenario.of(partner, delivery("2"));
        } else {
            Scenario.of(partner, delivery("1", "t.alpha", then), delivery("2"));
        }
        review(partner, "2024-06-01");

        assertThat(flags("auditor", "kind=DATA_GAP&partner=" + partner)
                        .<String>getList("items[0].presence.endedBecause"))
                .containsExactly(because);
    }

    @Test
    void aPersonMakesAFlagAFindingAndItsClockRunsFromTheDayTheFirstOfficialKnew() {
        Scenario.of("FD", delivery("1", "t.alpha", "N"));
        review("FD", "2024-05-01");
        var flag = flag("t.alpha", "delivery:FD-1");
        var path = "/v1/flags/" + flag.getString("id");

        as("reviewer").body("{}").post(path + "/confirm").then().statusCode(428);
        act("reader", path + "/confirm", 1, "{}").statusCode(403);
        act("reviewer", path + "/confirm", 1, "{\"becameKnownOn\": \"2026-01-02\"}")
                .statusCode(200)
                .body("confirmedBy", equalTo("person of reviewer"))
                .body("disposition", equalTo("CONFIRMED"))
                .body("clock.firstResponseDue", equalTo("2026-01-07"))
                .body("clock.overdue", equalTo(true));
        act("reviewer", path + "/dismiss", 1, "{\"reason\": \"stale\"}").statusCode(412);
        as("auditor").get(path + "/history").then().body("condition", hasSize(2));
    }

    @Test
    void nobodyPassesOverSinceWhenTheRegisterSaysThatItWasKnown() {
        Scenario.of("FKN", delivery("1", "t.alpha", "N", "incident.knownOn", "2025-03-03"));
        review("FKN", "2025-05-01");
        var path = "/v1/flags/" + flag("t.alpha", "delivery:FKN-1").getString("id");

        act("reviewer", path + "/confirm", 1, "{}")
                .statusCode(400)
                .body("violations[0].message", equalTo("must be stated, such as 2025-03-03"));
        act("reviewer", path + "/confirm", 1, "{\"becameKnownOn\": \"2025-03-04\"}")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/reason"));
        act("reviewer", path + "/confirm", 1, "{\"becameKnownOn\": \"2025-03-03\"}")
                .statusCode(200)
                .body("clock.becameKnownOn", equalTo("2025-03-03"))
                .body("clock.firstResponseDue", equalTo("2025-03-06"));
        act("reviewer", path + "/known", 2, "{\"becameKnownOn\": \"2025-02-28\", \"reason\": \"a call before\"}")
                .statusCode(200)
                .body("clock.becameKnownOn", equalTo("2025-02-28"))
                .body("clock.firstResponseDue", equalTo("2025-03-05"));
    }

    @Test
    void onlyAnExternalActStopsTheFirstClock() {
        Scenario.of("FE", delivery("1", "t.alpha", "N"));
        review("FE", "2024-05-01");
        var path = "/v1/flags/" + flag("t.alpha", "delivery:FE-1").getString("id");
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        var response = """
                {"act": "%s", "channel": "WRITTEN_REMINDER", "level": "%s", "on": "%s", "toWhom": "the ministry",
                 "what": "asked for the serials"}
                """;

        as("desk-officer")
                .body(response.formatted("INTERNAL", "L1", today))
                .post(path + "/responses")
                .then()
                .statusCode(201);
        as("auditor").get(path).then().body("clock.firstExternalActOn", nullValue());
        as("desk-officer")
                .body(response.formatted("EXTERNAL", "L2", today))
                .post(path + "/responses")
                .then()
                .statusCode(201);
        as("auditor")
                .get(path)
                .then()
                .body("clock.firstExternalActOn", equalTo(today))
                .body("disposition", equalTo("RESPONDING"))
                .body("level", equalTo("L2"));
        as("reader").get(path + "/responses").then().body("items", hasSize(2));
        var given = "/v1/responses/" + as("reader").get(path + "/responses").path("items[1].id");
        var reply = "{\"cameBack\": \"the serials\", \"cameBackOn\": \"%s\"}";
        act("desk-officer", given + "/reply", 1, reply.formatted("2020-01-01")).statusCode(400);
        act("reader", given + "/reply", 1, reply.formatted(today)).statusCode(403);
        act("desk-officer", given + "/reply", 1, reply.formatted(today))
                .statusCode(200)
                .body("version", equalTo(2))
                .body("content.cameBack", equalTo("the serials"))
                .body("content.cameBackOn", equalTo(today))
                .body("content.what", equalTo("asked for the serials"));
        act("desk-officer", given + "/reply", 2, reply.formatted(today)).statusCode(409);
        act("desk-officer", path + "/responses", 1, response.formatted("INTERNAL", "L1", today))
                .statusCode(412);
    }

    @Test
    void aLevelRisesByOnePersonAndFallsByTwo() {
        Scenario.of("FF", delivery("1", "t.alpha", "N"));
        review("FF", "2024-05-01");
        var path = "/v1/flags/" + flag("t.alpha", "delivery:FF-1").getString("id") + "/level";

        act("reviewer", path, 1, "{\"level\": \"L3\", \"reason\": \"serious\"}").body("level", equalTo("L3"));
        var down = "{\"level\": \"L1\", \"reason\": \"not so serious\"}";
        act("reviewer", path, 2, down).body("level", equalTo("L3")).body("downgradeProposed", equalTo("L1"));
        act("reviewer-as-approver", path, 3, down).statusCode(422).body("type", equalTo("/problems/four-eyes"));
        as("reviewer-two")
                .header("If-Match", "\"3\"")
                .header("X-On-Behalf-Of", "person of reviewer")
                .body(down)
                .post(path)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/four-eyes"));
        act("reviewer-two", path, 3, down).statusCode(200).body("level", equalTo("L1"));
    }

    /** One person's word was about what was there then; the second has to agree with somebody who saw what is there now. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({"FIB, N, t.alpha", "FIC, U:x.on, t.alpha"})
    void whatOnePersonProposedOfWhatClearedIsNotHalfASignatureWhenItIsBack(String partner, String letter, String rule) {
        Scenario.of(partner, delivery("1", rule, letter));
        review(partner, "2024-05-01");
        var found = flags("auditor", "rule=%s&partner=%s".formatted(rule, partner));
        assertThat(found.getList("items")).hasSize(1);
        var path = "/v1/flags/" + found.getString("items[0].id");
        var down = "{\"level\": \"L1\", \"reason\": \"not so serious\"}";
        act("reviewer", path + "/level", 1, "{\"level\": \"L3\", \"reason\": \"serious\"}")
                .statusCode(200);
        act("reviewer", path + "/level", 2, down).body("downgradeProposed", equalTo("L1"));
        Scenario.of(partner, delivery("1", rule, "M"));
        review(partner, "2024-06-01");
        Scenario.of(partner, delivery("1", rule, letter));
        review(partner, "2024-07-01");

        as("reader").get(path).then().body("condition", equalTo("PRESENT")).body("downgradeProposed", nullValue());
        var version = as("reader").get(path).then().extract().<Integer>path("version");
        act("reviewer-two", path + "/level", version, down)
                .statusCode(200)
                .body("level", equalTo("L3"))
                .body("downgradeProposed", equalTo("L1"));
    }

    @Test
    void theDatabaseKeepsBothWhoLoweredALevelAndRefusesOneForTwo() {
        Scenario.of("FI", delivery("1", "t.alpha", "N"));
        review("FI", "2024-05-01");
        var id = flag("t.alpha", "delivery:FI-1").getString("id");
        var path = "/v1/flags/" + id + "/level";
        var down = "{\"level\": \"L1\", \"reason\": \"not so serious\"}";
        act("reviewer", path, 1, "{\"level\": \"L3\", \"reason\": \"serious\"}").statusCode(200);
        act("reviewer", path, 2, down).statusCode(200);
        act("reviewer-two", path, 3, down).statusCode(200);

        for (var table : List.of("flag", "flag_version")) {
            assertThat(lowered(table, id)).isEqualTo("person of reviewer, person of reviewer-two");
        }
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.update(
                                "update flag set lowered_by = lowering_proposed_by where id = ?", UUID.fromString(id))))
                .rootCause()
                .hasMessageContaining("flag_lowered_two_persons_check");

        act("reviewer", path, 4, "{\"level\": \"L2\", \"reason\": \"worse\"}").statusCode(200);
        assertThat(lowered("flag", id)).isEqualTo("nobody, nobody");
    }

    private static final String EXTERNAL = """
            {"act": "EXTERNAL", "channel": "WRITTEN_REMINDER", "level": "L1", "on": "%s", "toWhom": "the ministry",
             "what": "asked for the serials"%s}
            """;

    private static String cleared(String partner, String act) {
        Scenario.of(partner, delivery("1", "t.alpha", "N"));
        review(partner, "2024-05-01");
        var path = "/v1/flags/" + flag("t.alpha", "delivery:" + partner + "-1").getString("id");
        act("reviewer", path + "/confirm", 1, "{\"becameKnownOn\": \"2024-05-02\"}")
                .statusCode(200);
        Scenario.of(partner, delivery("1", "t.alpha", "M"));
        review(partner, "2024-06-01");
        act("reviewer", path + act, 3, "{\"reason\": \"everything owed is done\"}")
                .statusCode(200);
        return path;
    }

    /** Confirmed, closed or set aside, cleared and back: the second time somebody else has to say so, in a term of its own. */
    @ParameterizedTest(name = "after {1}")
    @CsvSource({"FJ, /close", "FK, /dismiss"})
    void whatIsBackIsOpenHasAClockAndCanBeConfirmedAnew(String partner, String act) {
        var path = cleared(partner, act);
        Scenario.of(partner, delivery("1", "t.alpha", "N"));
        review(partner, "2025-02-01");

        as("auditor")
                .get(path)
                .then()
                .body("condition", equalTo("PRESENT"))
                .body("disposition", equalTo("OPEN"))
                .body("confirmedBy", nullValue())
                .body("clock.becameKnownOn", nullValue());
        assertThat(flags("auditor", "disposition=OPEN&partner=" + partner).getList("items"))
                .hasSize(1);
        assertThat(flags("auditor", "confirmed=true&partner=" + partner).getList("items"))
                .isEmpty();
        act("reviewer-two", path + "/confirm", 5, "{\"becameKnownOn\": \"2025-02-03\"}")
                .statusCode(200)
                .body("confirmedBy", equalTo("person of reviewer-two"))
                .body("clock.becameKnownOn", equalTo("2025-02-03"))
                .body("clock.overdue", equalTo(true));
        as("auditor").get(path + "/history").then().body("condition", hasSize(6));
        assertThat(sql.number(
                        "select count(*) from event where type = 'org.daylight.flag.confirmed' and subject = ?",
                        path.substring("/v1/".length())))
                .as("told of each presence")
                .isEqualTo(2);
    }

    /** Answered a year before it came back: that act answered what was there then. */
    @Test
    void anActFromBeforeTheFlagWasBackStopsNoClockUnlessItSaysWhy() {
        var path = cleared("FL", "/close");
        Scenario.of("FL", delivery("1", "t.alpha", "N"));
        review("FL", "2025-02-01");

        as("desk-officer")
                .body(EXTERNAL.formatted("2025-01-31", ""))
                .post(path + "/responses")
                .then()
                .statusCode(201);
        as("auditor").get(path).then().body("clock.firstExternalActOn", nullValue());
        as("desk-officer")
                .body(EXTERNAL.formatted("2025-02-01", ""))
                .post(path + "/responses")
                .then()
                .statusCode(201);
        as("auditor").get(path).then().body("clock.firstExternalActOn", equalTo("2025-02-01"));
        as("desk-officer")
                .body(EXTERNAL.formatted(
                        "2025-01-31", ", \"answersBecause\": \"the letter announced the second case\""))
                .post(path + "/responses")
                .then()
                .statusCode(201);
        as("auditor").get(path).then().body("clock.firstExternalActOn", equalTo("2025-01-31"));
    }

    @Test
    void whatIsSetAsideIsTakenUpBeforeItIsConfirmedAndWhatIsAnsweredStaysSo() {
        Scenario.of("FM", delivery("1", "t.alpha", "N"));
        review("FM", "2024-05-01");
        var path = "/v1/flags/" + flag("t.alpha", "delivery:FM-1").getString("id");
        act("reviewer", path + "/dismiss", 1, "{\"reason\": \"a typo\"}").statusCode(200);
        act("reviewer", path + "/confirm", 2, "{}").statusCode(409);
        act("reviewer", path + "/reopen", 2, "{\"reason\": \"no typo\"}").statusCode(200);
        as("desk-officer")
                .body(EXTERNAL.formatted("2024-05-02", ""))
                .post(path + "/responses")
                .then()
                .statusCode(201);
        act("reviewer", path + "/confirm", 4, "{}").statusCode(200).body("disposition", equalTo("RESPONDING"));
    }

    /** L3: to set aside is no less than to lower. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({"FN, /dismiss, DISMISSED", "FO, /close, CLOSED"})
    void whatIsSeriousEndsByTwoPersons(String partner, String act, String ended) {
        Scenario.of(partner, delivery("1", "t.alpha", "N"));
        review(partner, "2024-05-01");
        var path = "/v1/flags/" + flag("t.alpha", "delivery:" + partner + "-1").getString("id");
        act("reviewer", path + "/level", 1, "{\"level\": \"L3\", \"reason\": \"serious\"}")
                .statusCode(200);
        as("desk-officer")
                .body(EXTERNAL.formatted("2024-05-02", ""))
                .post(path + "/responses")
                .then()
                .statusCode(201);
        var because = "{\"reason\": \"nothing is left of it\"}";

        act("reviewer", path + act, 3, because)
                .statusCode(200)
                .body("disposition", equalTo("RESPONDING"))
                .body("endProposed", equalTo(ended));
        act("reviewer-as-approver", path + act, 4, because)
                .statusCode(422)
                .body("type", equalTo("/problems/four-eyes"));
        act("reviewer-two", path + act, 4, because)
                .statusCode(200)
                .body("disposition", equalTo(ended))
                .body("endProposed", nullValue());
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.update(
                                "update flag set ended_proposed_by = disposition_by where id = ?::uuid",
                                path.substring(path.lastIndexOf('/') + 1))))
                .rootCause()
                .hasMessageContaining("flag_ended_two_persons_check");
        act("reviewer", path + "/reopen", 5, because).statusCode(200);
    }

    @Test
    void whatWasNotAnsweredIsNotClosedAsIfEverythingOwedWereDone() {
        Scenario.of("FP", delivery("1", "t.alpha", "N"));
        review("FP", "2024-05-01");
        var path = "/v1/flags/" + flag("t.alpha", "delivery:FP-1").getString("id");
        act("reviewer", path + "/close", 1, "{\"reason\": \"done\"}")
                .statusCode(409)
                .body("detail", startsWith("It is there, and no act outside is recorded, which is due by "));
        as("desk-officer")
                .body(EXTERNAL.formatted("2024-05-02", ""))
                .post(path + "/responses")
                .then()
                .statusCode(201);
        act("reviewer", path + "/close", 2, "{\"reason\": \"done\"}")
                .statusCode(200)
                .body("disposition", equalTo("CLOSED"));
    }

    private String lowered(String table, String flag) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.first("""
                                select coalesce(lowering_proposed_by, 'nobody') || ', ' || coalesce(lowered_by, 'nobody')
                                from %s where id = ? order by version desc limit 1""".formatted(table), row -> row.getString(1), UUID.fromString(flag))
                        .orElseThrow());
    }
}
