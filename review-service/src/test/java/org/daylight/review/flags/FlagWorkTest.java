package org.daylight.review.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;
import static org.daylight.review.stub.Scenario.restricted;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class FlagWorkTest {

    private static String id(String subject) {
        return flag("t.alpha", subject).getString("id");
    }

    private static String bulk(String act, String more, String one, int version, String other, int otherVersion) {
        return """
            {"act": "%s", "reason": "all of one depot", "flags": [{"id": "%s", "version": %d}, {"id": "%s", "version": %d}]%s}
            """.formatted(act, one, version, other, otherVersion, more);
    }

    @Test
    void manyAreActedOnTogetherOrNotAtAll() {
        Scenario.of("BA", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("BA", "2024-05-01");
        var one = id("delivery:BA-1");
        var other = id("delivery:BA-2");

        as("reviewer")
                .body(bulk("DISMISS", "", one, 1, other, 7))
                .post("/v1/flags:bulk")
                .then()
                .statusCode(412)
                .body("violations[0].pointer", equalTo("/flags/1"))
                .body("detail", containsString("Nothing was done"));
        assertThat(flag("t.alpha", "delivery:BA-1").getString("disposition")).isEqualTo("OPEN");
        assertThat(flag("t.alpha", "delivery:BA-1").getInt("version")).isEqualTo(1);

        as("reviewer")
                .body(bulk("DISMISS", "", one, 1, other, 1))
                .post("/v1/flags:bulk")
                .then()
                .statusCode(200)
                .body("disposition", contains("DISMISSED", "DISMISSED"));
        // What is dismissed cannot be dismissed again: the second refuses for both.
        as("reviewer")
                .body(bulk("REOPEN", "", one, 2, one, 2))
                .post("/v1/flags:bulk")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/flags/1/id"));
        as("reader")
                .body(bulk("CLOSE", "", one, 2, other, 2))
                .post("/v1/flags:bulk")
                .then()
                .statusCode(403);
        as("reviewer")
                .body(bulk("ASSIGN", "", one, 2, other, 2))
                .post("/v1/flags:bulk")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/assignTo"));
        as("reviewer")
                .body(bulk("ASSIGN", ", \"assignTo\": \"person of monitor\"", one, 2, other, 2))
                .post("/v1/flags:bulk")
                .then()
                .statusCode(200);
        assertThat(flags("reader", "partner=BA&assignedTo=person of monitor").getList("items"))
                .hasSize(2);
    }

    /** Of one delivery two rules are not met, of another something is not known, and a third is for others. */
    @Test
    void whatIsFlaggedIsListedSubjectBySubject() {
        Scenario.of(
                "BSU",
                delivery("1", "t.alpha", "N", "t.beta", "N"),
                delivery("2", "t.alpha", "U:x.on"),
                restricted(List.of("inner"), "3", "t.alpha", "N"));
        review("BSU", "2024-05-01");
        act(
                        "reviewer",
                        "/v1/flags/" + id("delivery:BSU-1") + "/level",
                        1,
                        "{\"level\": \"L3\", \"reason\": \"serious\"}")
                .statusCode(200);
        act("reviewer", "/v1/flags/" + id("delivery:BSU-1") + "/confirm", 2, "{}")
                .statusCode(200);

        var listed = as("reader")
                .get("/v1/flags/subjects?partner=BSU&limit=1")
                .then()
                .statusCode(200)
                .body("total.count", equalTo(2))
                .body("items.subject", contains("data-gap:BSU"))
                .body("items[0].undetermined", equalTo(0))
                .body("items[0].level", equalTo("L0"))
                .extract();
        as("reader")
                .get("/v1/flags/subjects?partner=BSU&limit=1&cursor=" + listed.path("next"))
                .then()
                .body("items.subject", contains("delivery:BSU-1"))
                .body("items[0].label", equalTo("BSU/1"))
                .body("items[0].flags", equalTo(2))
                .body("items[0].present", equalTo(2))
                .body("items[0].findings", equalTo(1))
                .body("items[0].overdue", equalTo(0))
                .body("items[0].level", equalTo("L3"))
                .body("items[0].link", equalTo("/v1/flags?subject=delivery%3ABSU-1"));
        as("reader-inside")
                .get("/v1/flags/subjects?partner=BSU&rule=t.alpha&kind=RULE")
                .then()
                .body("items.subject", contains("delivery:BSU-1", "delivery:BSU-3"))
                .body("items.flags", contains(1, 1));
    }

    /** Of one of them the register says since when it was known: the day is stated beside it. */
    @Test
    void manyAreConfirmedTogetherAlsoWhereTheRegisterSaysSinceWhen() {
        Scenario.of(
                "BAK", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N", "incident.knownOn", "2024-03-03"));
        review("BAK", "2024-05-01");
        var one = id("delivery:BAK-1");
        var known = id("delivery:BAK-2");

        as("reviewer")
                .body(bulk("CONFIRM", "", one, 1, known, 1))
                .post("/v1/flags:bulk")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/flags/1/becameKnownOn"))
                .body("violations[0].message", equalTo("must be stated, such as 2024-03-03"));
        var stated = ", \"becameKnownOn\": \"2024-03-03\"}]";
        as("reviewer")
                .body(bulk("DISMISS", "", one, 1, known, 1).replace("}]", stated))
                .post("/v1/flags:bulk")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/flags/1/becameKnownOn"));
        as("reviewer")
                .body(bulk("CONFIRM", "", one, 1, known, 1).replace("}]", stated))
                .post("/v1/flags:bulk")
                .then()
                .statusCode(200)
                .body("disposition", contains("CONFIRMED", "CONFIRMED"))
                .body("clock.becameKnownOn", contains(null, "2024-03-03"));
    }

    @Test
    void anActWithoutABodyIsRefusedAndSaysWhatToSend() {
        Scenario.of("BAN", delivery("1", "t.alpha", "N"));
        review("BAN", "2024-05-01");
        var path = "/v1/flags/" + id("delivery:BAN-1");

        for (var body : List.of("", "null")) {
            act("reviewer", path + "/confirm", 1, body)
                    .statusCode(400)
                    .body("detail", equalTo("The body must be an object; write {} where nothing has to be stated"));
        }
        act("reviewer", path + "/confirm", 1, "{}").statusCode(200);
    }

    @Test
    void whatWasAnsweredIsSoStillWhenItIsTakenUpAgain() {
        Scenario.of("BAR", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("BAR", "2024-05-01");
        var path = "/v1/flags/" + id("delivery:BAR-1");
        act("reviewer", path + "/confirm", 1, "{\"becameKnownOn\": \"2026-01-02\"}")
                .statusCode(200);
        as("desk-officer").body("""
                    {"act": "EXTERNAL", "channel": "WRITTEN_REMINDER", "level": "L1", "on": "2026-01-05",
                     "toWhom": "the ministry", "what": "asked"}
                    """).post(path + "/responses").then().statusCode(201);
        act("reviewer", path + "/close", 3, "{\"reason\": \"the wrong one\"}").statusCode(200);

        act("reviewer", path + "/reopen", 4, "{\"reason\": \"it was the other\"}")
                .statusCode(200)
                .body("disposition", equalTo("RESPONDING"));
        assertThat(flags("reader", "partner=BAR&disposition=RESPONDING").getList("items.label"))
                .containsExactly("BAR/1");

        // Back, it is another occasion, and what was said of the first is none of it.
        Scenario.of("BAR", delivery("1", "t.alpha", "M"), delivery("2", "t.alpha", "N"));
        review("BAR", "2024-06-01");
        act("reviewer", path + "/dismiss", 6, "{\"reason\": \"it is over\"}").statusCode(200);
        Scenario.of("BAR", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("BAR", "2024-07-01");
        act("reviewer", path + "/dismiss", 8, "{\"reason\": \"too soon\"}").statusCode(200);
        act("reviewer", path + "/reopen", 9, "{\"reason\": \"it is there\"}")
                .statusCode(200)
                .body("disposition", equalTo("OPEN"));
    }

    @Test
    void peopleCommentWatchAndAreAssigned() {
        Scenario.of("BB", restricted(List.of("inner"), "1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("BB", "2024-05-01");
        var path = "/v1/flags/" + id("delivery:BB-2");
        var digest = "sha256:" + "0".repeat(64);

        as("monitor")
                .body("""
                    {"text": "the serials were read twice", "evidence": [{"document": "visit report", "page": "4",
                     "digest": "%s"}]}
                    """.formatted(digest))
                .post(path + "/comments")
                .then()
                .statusCode(201)
                .body("person", equalTo("person of monitor"));
        as("monitor")
                .body("{\"text\": \"x\", \"evidence\": [{\"document\": \"d\", \"digest\": \"md5\"}]}")
                .post(path + "/comments")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/evidence/0/digest"));
        as("desk-officer")
                .get(path + "/comments")
                .then()
                .body("items", hasSize(1))
                .body("items[0].withheld", equalTo(false))
                .body("items[0].content.evidence[0].digest", equalTo(digest));
        for (var other : List.of("reader", "publisher")) {
            as(other)
                    .get(path + "/comments")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].withheld", equalTo(true))
                    .body("items[0].person", equalTo("person of monitor"))
                    .body("items[0].content.text", equalTo("(withheld)"))
                    .body("items[0].content.evidence", empty());
        }

        as("reader").post(path + "/watch").then().statusCode(200).body("$", contains("person of reader"));
        as("monitor").post(path + "/watch").then().body("$", contains("person of monitor", "person of reader"));
        assertThat(flags("reader", "partner=BB&watched=true").getList("items.label"))
                .containsExactly("BB/2");
        as("reader").post(path + "/unwatch").then().body("$", contains("person of monitor"));
        as("reader").get("/v1/flags?partner=BB&watched=true").then().body("items", empty());
        as("reader").get(path + "/watchers").then().body("$", hasSize(1));

        act("desk-officer", path + "/assign", 1, "{\"to\": \"person of monitor\"}")
                .statusCode(200)
                .body("assignedTo", equalTo("person of monitor"));
        act("desk-officer", path + "/assign", 1, "{\"to\": \"person of reader\"}")
                .statusCode(412);

        var hidden = "/v1/flags/" + id("delivery:BB-1");
        as("reader").get(hidden + "/comments").then().statusCode(404);
        as("reader").post(hidden + "/watch").then().statusCode(404);
        as("monitor")
                .body("{\"text\": \"x\"}")
                .post(hidden + "/comments")
                .then()
                .statusCode(404);
        act("desk-officer", hidden + "/assign", 1, "{\"to\": \"me\"}").statusCode(404);
    }

    /** Only what leaves the government stops a clock; a note among ourselves does not, whatever it calls itself. */
    @ParameterizedTest
    @CsvSource({
        "EXTERNAL, INTERNAL_NOTE, INTERNAL_NOTE tells nobody outside",
        "INTERNAL, DIPLOMATIC_NOTE, DIPLOMATIC_NOTE tells somebody outside",
        "INTERNAL, REPORT_TO_LEGISLATURE, REPORT_TO_LEGISLATURE tells somebody outside",
    })
    void anActThatItsChannelContradictsIsRefused(String act, String channel, String why) {
        Scenario.of("BBU", delivery("1", "t.alpha", "N"));
        review("BBU", "2024-05-01");
        var flag = "/v1/flags/" + id("delivery:BBU-1");

        as("desk-officer")
                .body("""
                        {"act": "%s", "channel": "%s", "level": "L1", "on": "2024-05-02", "toWhom": "the desk",
                         "what": "we spoke", "answersBecause": "it was there before"}""".formatted(act, channel))
                .post(flag + "/responses")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/channel"))
                .body("violations[0].message", org.hamcrest.Matchers.startsWith(why));

        as("desk-officer").get(flag).then().body("clock.firstExternalActOn", org.hamcrest.Matchers.nullValue());
    }

    /** What was said to a partner in a note is the private line; that something was said and answered, and when, is not. */
    @Test
    void whatWasSaidIsForThoseWhoWorkOnFlagsOrAudit() {
        Scenario.of("BBR", delivery("1", "t.alpha", "N"));
        review("BBR", "2024-05-01");
        var responses = "/v1/flags/" + id("delivery:BBR-1") + "/responses";
        var response = "/v1/responses/"
                + as("desk-officer")
                        .body("""
                            {"act": "EXTERNAL", "channel": "DIPLOMATIC_NOTE", "level": "L1", "on": "2024-05-02",
                             "toWhom": "the ministry", "what": "we know where it went", "cameBack": "it was a mistake",
                             "cameBackOn": "2024-05-09", "answersBecause": "it was there before"}
                            """)
                        .post(responses)
                        .then()
                        .statusCode(201)
                        .body("content.what", equalTo("we know where it went"))
                        .extract()
                        .path("id");

        for (var told : List.of("monitor", "legal-adviser", "approver", "auditor")) {
            as(told).get(response)
                    .then()
                    .body("withheld", equalTo(false))
                    .body("content.cameBack", equalTo("it was a mistake"));
        }
        for (var other : List.of("reader", "publisher")) {
            as(other)
                    .get(response)
                    .then()
                    .statusCode(200)
                    .body("withheld", equalTo(true))
                    .body("content.channel", equalTo("DIPLOMATIC_NOTE"))
                    .body("content.on", equalTo("2024-05-02"))
                    .body("content.cameBackOn", equalTo("2024-05-09"))
                    .body("content.what", equalTo("(withheld)"))
                    .body("content.toWhom", equalTo("(withheld)"))
                    .body("content.answersBecause", equalTo("(withheld)"))
                    .body("content.cameBack", equalTo("(withheld)"));
            as(other).get(responses).then().body("items.content.what", contains("(withheld)"));
            as(other).get("/v1/responses").then().body("items.withheld", hasItem(true));
        }
    }

    private static String responded(String path, String act, String on) {
        return "/v1/responses/"
                + as("desk-officer")
                        .body("""
                            {"act": "%s", "channel": "WRITTEN_REMINDER", "level": "L1", "on": "%s", "toWhom": "the ministry",
                             "what": "asked"}
                            """.formatted(act, on))
                        .post(path + "/responses")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    /** Of two that were sent the first was about something else: the clock stops on the day of the second, then never did. */
    @Test
    void aResponseThatWasNoneStopsNoClock() {
        Scenario.of("BV", delivery("1", "t.alpha", "N"));
        review("BV", "2024-05-01");
        var path = "/v1/flags/" + id("delivery:BV-1");
        act("reviewer", path + "/confirm", 1, "{\"becameKnownOn\": \"2026-01-02\"}")
                .statusCode(200);
        var first = responded(path, "EXTERNAL", "2026-01-05");
        var second = responded(path, "EXTERNAL", "2026-01-07");
        var mistake = "{\"reason\": \"it was about another flag\"}";
        // The decision was due on 1 February.
        as("reader").get(path).then().body("clock.overdueSince", equalTo("2026-02-02"));

        act("reader", first + "/void", 1, mistake).statusCode(403);
        act("desk-officer", first + "/void", 1, mistake)
                .statusCode(200)
                .body("voidProposedBy", equalTo("person of desk-officer"))
                .body("voidedReason", equalTo(null));
        act("desk-officer", first + "/void", 2, mistake).statusCode(422).body("type", equalTo("/problems/four-eyes"));
        as("reader").get(path).then().body("clock.firstExternalActOn", equalTo("2026-01-05"));
        act("reviewer", first + "/void", 2, mistake)
                .statusCode(200)
                .body("voidedReason", equalTo("it was about another flag"));
        as("reader")
                .get(path)
                .then()
                .body("clock.firstExternalActOn", equalTo("2026-01-07"))
                .body("disposition", equalTo("RESPONDING"));
        act("reviewer", first + "/void", 3, mistake).statusCode(409);
        act("desk-officer", first + "/reply", 3, "{\"cameBack\": \"x\", \"cameBackOn\": \"2026-01-09\"}")
                .statusCode(409);

        act("reviewer", second + "/void", 1, mistake).statusCode(200);
        act("approver", second + "/void", 2, mistake).statusCode(200);
        as("reader")
                .get(path)
                .then()
                .body("clock.firstExternalActOn", equalTo(null))
                .body("clock.overdueSince", equalTo("2026-01-08"))
                .body("disposition", equalTo("CONFIRMED"));
        as("reader").get("/v1/dashboards/responses?partner=BV").then().body("all.responded", equalTo(0));
        var today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);
        as("auditor")
                .get("/v1/reports/integrity?from=%s&to=%s&partner=BV".formatted(today, today))
                .then()
                .statusCode(200)
                .body("counts.ACT_VOIDED", equalTo(2))
                .body(
                        "entries.findAll { it.kind == 'ACT_VOIDED' }.what",
                        contains(
                                "external act of 2026-01-07, proposed by person of reviewer",
                                "external act of 2026-01-05, proposed by person of desk-officer"));
    }

    /** The embassy wrote on 10 May, a month before the review; that somebody knew on the 1st is said before it or after it. */
    @Test
    void anActStopsTheClockWhetherItIsRecordedBeforeTheConfirmationOrAfterIt() {
        Scenario.of("BW", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("BW", "2025-06-10");
        var path = "/v1/flags/" + id("delivery:BW-1");
        var other = "/v1/flags/" + id("delivery:BW-2");
        var known = "{\"becameKnownOn\": \"%s\", \"reason\": \"by the embassy's log\"}";

        responded(path, "EXTERNAL", "2025-05-10");
        as("reader").get(path).then().body("clock.firstExternalActOn", equalTo(null));
        act("reviewer", path + "/confirm", 2, known.formatted("2025-05-01")).statusCode(200);
        act("reviewer", other + "/confirm", 1, known.formatted("2025-05-01")).statusCode(200);
        responded(other, "EXTERNAL", "2025-05-10");
        for (var one : List.of(path, other)) {
            as("reader")
                    .get(one)
                    .then()
                    .body("version", equalTo(3))
                    .body("disposition", equalTo("RESPONDING"))
                    .body("clock.firstResponseDue", equalTo("2025-05-06"))
                    .body("clock.firstExternalActOn", equalTo("2025-05-10"));
        }
        act("reviewer", path + "/known", 3, known.formatted("2025-06-01"))
                .statusCode(200)
                .body("version", equalTo(4))
                .body("disposition", equalTo("RESPONDING"))
                .body("clock.firstExternalActOn", equalTo(null));
        act("reviewer", path + "/close", 4, "{\"reason\": \"done\"}").statusCode(409);
        act("reviewer", path + "/known", 4, known.formatted("2025-05-09"))
                .statusCode(200)
                .body("clock.firstExternalActOn", equalTo("2025-05-10"));
        act("reviewer", path + "/close", 5, "{\"reason\": \"done\"}").statusCode(200);
    }

    /** Of the second what was answered had cleared; it is back, and nothing was done about it this time. */
    @Test
    void whatWasDoneBeforeManyAreConfirmedStopsTheClockOfThatPresence() {
        Scenario.of("BX", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("BX", "2025-06-10");
        var one = id("delivery:BX-1");
        var back = id("delivery:BX-2");
        var voided = responded("/v1/flags/" + one, "EXTERNAL", "2025-05-02");
        responded("/v1/flags/" + one, "EXTERNAL", "2025-05-10");
        voided(voided);
        responded("/v1/flags/" + back, "EXTERNAL", "2025-06-11");
        Scenario.of("BX", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "M"));
        review("BX", "2025-06-20");
        Scenario.of("BX", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("BX", "2025-07-01");

        var since = ", \"becameKnownOn\": \"2025-05-01\"}";
        var both = bulk("CONFIRM", "", one, 4, back, 4)
                .replace("}, {", since + ", {")
                .replace("}]", since + "]");
        as("reviewer")
                .body(both)
                .post("/v1/flags:bulk")
                .then()
                .statusCode(200)
                .body("version", contains(5, 5))
                .body("disposition", contains("RESPONDING", "CONFIRMED"))
                .body("clock.becameKnownOn", contains("2025-05-01", "2025-05-01"))
                .body("clock.firstExternalActOn", contains(equalTo("2025-05-10"), equalTo(null)));
    }

    /**
     * Three were sent, one before anybody is said to have known, and were about something else, which was found when the flag had
     * cleared and was back.
     */
    @Test
    void aResponseThatWasNoneAnsweredNoPresenceBeforeEither() {
        Scenario.of("BVB", delivery("1", "t.alpha", "N"));
        review("BVB", "2024-05-01");
        var path = "/v1/flags/" + id("delivery:BVB-1");
        act("reviewer", path + "/confirm", 1, "{\"becameKnownOn\": \"2026-01-02\"}")
                .statusCode(200);
        var first = responded(path, "EXTERNAL", "2026-01-05");
        var second = responded(path, "EXTERNAL", "2026-01-07");
        var early = responded(path, "EXTERNAL", "2024-05-02");
        Scenario.of("BVB", delivery("1", "t.alpha", "M"));
        review("BVB", "2024-06-01");
        Scenario.of("BVB", delivery("1", "t.alpha", "N"));
        review("BVB", "2024-07-01");
        answered("BVB", 1, "0 days", 1);

        voided(first);
        answered("BVB", 1, "0 days", 1);
        voided(early);
        answered("BVB", 1, "5 days", 1);
        voided(second);
        answered("BVB", 0, "median not reached", 0);
    }

    private static void voided(String response) {
        var mistake = "{\"reason\": \"it was about another flag\"}";
        act("desk-officer", response + "/void", 1, mistake).statusCode(200);
        act("reviewer", response + "/void", 2, mistake).statusCode(200);
    }

    private static void answered(String partner, int responded, String median, int inTime) {
        as("reader")
                .get("/v1/dashboards/responses?partner=" + partner)
                .then()
                .statusCode(200)
                .body("all.cases", equalTo(2))
                .body("all.responded", equalTo(responded))
                .body("all.median", equalTo(median))
                .body("minor.inTime", equalTo(inTime));
    }

    /** What went to the committee and to the prosecutor stopped the clocks, and the partner heard of one of the three. */
    @Test
    void aMinorThingIsRaisedInTimeWithThePartnerOrNotAtAll() {
        Scenario.of("BVC", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"), delivery("3", "t.alpha", "N"));
        review("BVC", "2024-05-01");
        var channels = List.of("REPORT_TO_LEGISLATURE", "REFERRAL", "CONVERSATION");
        for (var number = 1; number <= 3; number++) {
            var path = "/v1/flags/" + id("delivery:BVC-" + number);
            act("reviewer", path + "/confirm", 1, "{\"becameKnownOn\": \"2026-01-02\"}")
                    .statusCode(200);
            as("desk-officer")
                    .body("""
                        {"act": "EXTERNAL", "channel": "%s", "level": "L1", "on": "2026-01-05", "toWhom": "them",
                         "what": "told them"}
                        """.formatted(channels.get(number - 1)))
                    .post(path + "/responses")
                    .then()
                    .statusCode(201);
        }

        as("reader")
                .get("/v1/dashboards/responses?partner=BVC")
                .then()
                .statusCode(200)
                .body("all.responded", equalTo(3))
                .body("minor.cases", equalTo(3))
                .body("minor.inTime", equalTo(1));
    }

    @Test
    void nothingComesBackOnADayWithoutBeingSomething() {
        Scenario.of("BCI", delivery("1", "t.alpha", "N"));
        review("BCI", "2024-05-01");
        as("desk-officer")
                .body("""
                    {"act": "EXTERNAL", "channel": "CONVERSATION", "level": "L1", "on": "2026-01-05", "toWhom": "them",
                     "what": "asked", "cameBackOn": "2026-01-06"}
                    """)
                .post("/v1/flags/" + id("delivery:BCI-1") + "/responses")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/cameBack"));
    }

    /** Three working days from Friday, 2 January 2026, are Wednesday the 7th; on the 8th it is overdue. */
    @Test
    void whatIsOverdueGoesToTheRoleAbove() {
        Scenario.of("BC", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("BC", "2024-05-01");
        var path = "/v1/flags/" + id("delivery:BC-1");
        act("reviewer", path + "/confirm", 1, "{\"becameKnownOn\": \"2026-01-02\"}")
                .statusCode(200)
                .body("owner", equalTo("desk officer"))
                .body("clock.firstResponseDue", equalTo("2026-01-07"))
                .body("clock.overdueSince", equalTo("2026-01-08"))
                .body("clock.escalatedTo", equalTo("office director"));

        assertThat(flags("reader", "partner=BC&escalatedTo=office director").getList("items.label"))
                .containsExactly("BC/1");
        as("reader").get("/v1/flags?partner=BC&escalatedTo=Secretary").then().body("items", empty());
        assertThat(flag("t.alpha", "delivery:BC-2").getString("clock.escalatedTo"))
                .isNull();
        // 24 hours at L3, from a Friday: the next day, holidays or not.
        act("reviewer", path + "/level", 2, "{\"level\": \"L3\", \"reason\": \"a loss\"}")
                .body("clock.firstResponseDue", equalTo("2026-01-03"))
                .body("clock.escalatedTo", equalTo("Secretary"));
    }

    /** On each day one more delivery is flagged; the level of the last is what the days of the ones before make it. */
    @ParameterizedTest(name = "{1}, {2} and {3}: {4}")
    @CsvSource({
        "BD, 2024-01-01, 2024-05-01, 2024-12-31, L2",
        "BE, 2024-01-01, 2024-05-01, 2025-01-01, L1",
        "BF, 2024-05-01, 2024-05-01, 2024-05-01, L1"
    })
    void theThirdOccasionInTwelveMonthsIsModerate(
            String partner, String first, String second, String third, String level) {
        var days = List.of(first, second, third);
        var deliveries =
                List.of(delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"), delivery("3", "t.alpha", "N"));
        for (var i = 0; i < 3; i++) {
            Scenario.of(partner, deliveries.subList(0, i + 1).toArray(Scenario.Delivery[]::new));
            review(partner, days.get(i));
        }

        var last = flag("t.alpha", "delivery:%s-3".formatted(partner));
        assertThat(last.getString("level")).isEqualTo(level);
        if (level.equals("L2")) {
            assertThat(last.getString("levelBecause"))
                    .isEqualTo("the 3. day within twelve months with a minor flag of this rule and partner");
            assertThat(last.getString("owner")).isEqualTo("office director");
        }
        assertThat(flag("t.alpha", "delivery:%s-1".formatted(partner)).getString("level"))
                .isEqualTo("L1");
    }

    @Test
    void whatWasDismissedIsNoOccasion() {
        Scenario.of("BG", delivery("1", "t.alpha", "N"));
        review("BG", "2024-01-01");
        act("reviewer", "/v1/flags/" + id("delivery:BG-1") + "/dismiss", 1, "{\"reason\": \"a typo\"}")
                .statusCode(200);
        Scenario.of("BG", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("BG", "2024-02-01");
        Scenario.of("BG", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"), delivery("3", "t.alpha", "N"));
        review("BG", "2024-03-01");

        assertThat(flag("t.alpha", "delivery:BG-3").getString("level")).isEqualTo("L1");
    }

    /** One was answered on the day it became known, one dismissed, one waits; too few to compare levels. */
    @Test
    void howSoonSomebodyOutsideWasToldIsCounted() {
        Scenario.of(
                "BH",
                delivery("1", "t.alpha", "N"),
                delivery("2", "t.alpha", "N"),
                delivery("3", "t.alpha", "N"),
                restricted(List.of("inner"), "4", "t.alpha", "N"));
        review("BH", "2024-05-01");
        var one = "/v1/flags/" + id("delivery:BH-1");
        act("reviewer", one + "/confirm", 1, "{\"becameKnownOn\": \"2026-01-02\"}")
                .statusCode(200);
        as("desk-officer").body("""
                    {"act": "EXTERNAL", "channel": "WRITTEN_REMINDER", "level": "L1", "on": "2026-01-05",
                     "toWhom": "the ministry", "what": "asked for the serials"}
                    """).post(one + "/responses").then().statusCode(201);
        act("reviewer", "/v1/flags/" + id("delivery:BH-2") + "/dismiss", 1, "{\"reason\": \"a typo\"}")
                .statusCode(200);

        // On day 0 two are dismissed or open besides the one answered on day 3: 1/3 ended, then 1/1 of what waited, 2/3
        // x 1/1.
        as("reader")
                .get("/v1/dashboards/responses?partner=BH")
                .then()
                .statusCode(200)
                .body("all.cases", equalTo(3))
                .body("all.responded", equalTo(1))
                .body("all.ended", equalTo(1))
                .body("all.open", equalTo(1))
                .body("all.steps.atRisk", contains(3, 1))
                .body("all.steps.day", contains(0, 3))
                .body("all.steps.responded", contains("0", "0.666667"))
                .body("all.median", equalTo("3 days"))
                .body("knownFromDetection", equalTo(2))
                .body("levels[0].cases", equalTo(3))
                .body("levels[0].incidence", equalTo(null))
                .body("reported.responded", equalTo(0))
                .body("reported.ended", equalTo(1))
                .body("reported.open", equalTo(2))
                .body("insideOnly", equalTo(0))
                .body("minor.inTime", equalTo(1));
        // It was reported five days after it became known; the one that waits was spoken of among ourselves alone.
        as("desk-officer").body("""
                    {"act": "EXTERNAL", "channel": "REPORT_TO_LEGISLATURE", "level": "L1", "on": "2026-01-07",
                     "toWhom": "the committee", "what": "reported it"}
                    """).post(one + "/responses").then().statusCode(201);
        as("desk-officer")
                .body("""
                    {"act": "INTERNAL", "channel": "INTERNAL_NOTE", "level": "L1", "on": "%s", "toWhom": "the desk",
                     "what": "wrote a note"}
                    """.formatted(java.time.LocalDate.now(java.time.ZoneOffset.UTC)))
                .post("/v1/flags/" + id("delivery:BH-3") + "/responses")
                .then()
                .statusCode(201);
        as("reader")
                .get("/v1/dashboards/responses?partner=BH")
                .then()
                .body("all.median", equalTo("3 days"))
                .body("reported.responded", equalTo(1))
                .body("reported.median", equalTo("5 days"))
                .body("insideOnly", equalTo(1));
        as("reader-inside").get("/v1/dashboards/responses?partner=BH").then().body("all.cases", equalTo(4));

        // The one that was answered on the third day is met and not met again: a second case, and the first stays.
        Scenario.of("BH", delivery("1", "t.alpha", "M"), delivery("3", "t.alpha", "N"));
        review("BH", "2024-06-01");
        Scenario.of("BH", delivery("1", "t.alpha", "N"), delivery("3", "t.alpha", "N"));
        review("BH", "2024-07-01");
        as("reader")
                .get("/v1/dashboards/responses?partner=BH")
                .then()
                .statusCode(200)
                .body("all.cases", equalTo(4))
                .body("all.responded", equalTo(1))
                .body("all.ended", equalTo(1))
                .body("all.open", equalTo(2))
                .body("minor.inTime", equalTo(1))
                .body("minor.recurred", equalTo(1));
        as("reader").get("/v1/dashboards/responses").then().body("levels.level", hasItem("L1"));
    }

    /**
     * The second version, recorded on 20 April and declared known since 3 February, says what makes the rule fail from 20
     * January on; the review of 1 May saw it first.
     */
    @Test
    void whatWasKnownLateSaysWhenItWouldHaveBeenFlagged() {
        var scenario = Scenario.of(
                "LK",
                delivery("1", "t.alpha", "M@2024-04-20T10:00:00Z@M~2023-06-01~N~2023-07-01~M~2024-01-20~N"),
                delivery("2", "t.alpha", "N"));
        review("LK", "2024-05-01");

        as("reader")
                .get("/v1/flags/" + id("delivery:LK-1") + "/lateness")
                .then()
                .statusCode(200)
                .body("flaggedFrom", equalTo("2024-05-01"))
                .body("wouldHaveBeenFlaggedOn", equalTo("2024-01-20"))
                .body("knownSince", equalTo("2024-02-03"))
                .body("recordedOn", equalTo("2024-04-20"))
                .body("late", equalTo(true))
                .body(
                        "statement",
                        equalTo(
                                "would have been flagged on 2024-01-20; known since 2024-02-03; recorded on 2024-04-20"));
        // What nothing ever changed was so for as long as is looked back, and its first version brought it.
        as("reader")
                .get("/v1/flags/" + id("delivery:LK-2") + "/lateness")
                .then()
                .body("wouldHaveBeenFlaggedOn", equalTo("2004-05-01"))
                .body("recordedOn", equalTo("2024-01-10"));
        // It was recorded then also if it was another partner's up to its last version.
        scenario.movedHereAt = "2024-05-02T10:00:00Z";
        as("reader")
                .get("/v1/flags/" + id("delivery:LK-2") + "/lateness")
                .then()
                .body("recordedOn", equalTo("2024-01-10"));
        as("reader")
                .get("/v1/flags/00000000-0000-0000-0000-000000000000/lateness")
                .then()
                .statusCode(404);
    }
}
