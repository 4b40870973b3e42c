package org.daylight.review.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.ended;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.reviews.Suite.until;
import static org.daylight.review.stub.Scenario.delivery;
import static org.daylight.review.stub.Scenario.restricted;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.RegistryStub;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class DecisionTest {

    @Inject
    Sql sql;

    private static final String NOTHING_PROMISED = ", \"commitments\": []";

    private static String body(String partner, String outcome, String trigger, String flag, String more) {
        return """
            {"content": {"reference": "D-%s-%s", "outcome": "%s", "forum": "review board",
             "authorityOfRecord": "assistant secretary", "legalBasis": "policy", "scope": {"partner": "%s", "objectives": ["O1", "O2"]},
             "interestStatement": "we want what we said",
             "options": [{"option": "go on", "effect": "none", "costInWords": "none"},
                         {"option": "stop", "effect": "late", "costInWords": "two months"}],
             "flags": ["%s"], "reviewBy": "2099-01-01", "trigger": "%s", "releaseCondition": "serials read", "defensiveExemptions": null,
             "publicLine": "we review", "privateLine": "we worry"%s%s}}
            """.formatted(
                        partner,
                        outcome,
                        outcome,
                        partner,
                        flag,
                        trigger,
                        more,
                        more.contains("\"commitments\"") ? "" : NOTHING_PROMISED);
    }

    private static JsonPath proposed(String partner, String outcome, String trigger, String more) {
        return proposed(partner, outcome, trigger, more, "null");
    }

    private static JsonPath proposed(String partner, String outcome, String trigger, String more, String exempt) {
        Scenario.of(partner, delivery("1", "t.alpha", "N"), delivery("2", "t.beta", "N"));
        review(partner, "2024-05-01");
        var flag = flag("t.beta", "delivery:" + partner + "-2").getString("id");
        return as("reviewer")
                .body(body(partner, outcome, trigger, flag, more)
                        .replace("\"defensiveExemptions\": null", "\"defensiveExemptions\": " + exempt))
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String signature(JsonPath decision) {
        return "{\"evidenceDigest\": \"%s\"}".formatted(decision.getString("evidenceDigest"));
    }

    private static String path(JsonPath decision) {
        return "/v1/decisions/" + decision.getString("id");
    }

    private static void await(JsonPath decision, String state) {
        until(
                "the decision is " + state,
                () -> as("auditor")
                        .get(path(decision))
                        .jsonPath()
                        .getString("state")
                        .equals(state));
    }

    @Test
    void onePersonProposesAndAnotherOneSigns() {
        var decision = proposed("DA", "CONTINUE_WITH_MEASURES", "", "");

        act("reviewer-as-approver", path(decision) + "/sign", 1, signature(decision))
                .statusCode(422)
                .body("type", equalTo("/problems/four-eyes"));
        act("approver", path(decision) + "/sign", 1, signature(decision))
                .statusCode(200)
                .body("state", equalTo("SIGNED"))
                .body("signedBy", equalTo("person of approver"))
                .body("substantive", equalTo(true));
        act("approver", path(decision) + "/refuse", 2, "{\"reason\": \"too late\"}")
                .statusCode(409)
                .body("detail", org.hamcrest.Matchers.startsWith("It is SIGNED already; it stands"));
    }

    private static String recorded(String partner, int version, String group) {
        return """
            {"id": "C-%1$s", "version": %2$d, "accessGroup": %3$s, "marking": {"classification": "UNCLASSIFIED"}, "content":
             {"reference": "%1$s/C", "partner": "%1$s", "words": "as long as it takes", "ceiling": null, "quantityCeiling": null}}
            """.formatted(partner, version, group);
    }

    /** A recorded word without a ceiling, of which nobody knows when it ends; one that has both, and one that has no end. */
    @Test
    void whatIsPromisedWithoutBoundsIsShownBeforeSomebodySigns() {
        RegistryStub.COMMITMENTS.put("DP/C", recorded("DP", 3, "null"));
        RegistryStub.COMMITMENTS.put("DP/HIDDEN", recorded("DP", 1, "\"inner\""));
        RegistryStub.COMMITMENTS.put("DP/OTHER", recorded("DQ", 1, "null"));
        var asked = RegistryStub.ASKED_AT_ONCE.get();
        var decision = proposed("DP", "CONTINUE_WITH_MEASURES", "", """
            , "commitments": [{"reference": "DP/C"},
             {"words": "twelve launchers by the summer", "ceiling": null, "expiresOn": "2098-07",
              "quantityCeiling": {"amount": "12", "unit": "EACH"}},
             {"words": "one shipload a year", "expiresOn": null,
              "ceiling": {"amount": "5000000", "currency": "USD", "basis": "CONTRACT"}},
             {"words": "at least twelve more", "ceiling": null, "expiresOn": "2098-07",
              "quantityCeiling": {"amount": "12", "unit": "EACH", "bound": "AT_LEAST"}},
             {"words": "twelve until it is over", "ceiling": null, "expiresOn": "2098-07/..",
              "quantityCeiling": {"amount": "12", "unit": "EACH"}}]
            """);
        assertThat(RegistryStub.ASKED_AT_ONCE.get() - asked).isEqualTo(1);
        RegistryStub.COMMITMENTS.put(
                "DP/SECRET",
                recorded("DP", 1, "null").replace("\"partner\":", "\"objective\": \"DP-SECRET\", \"partner\":"));
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("insert into restriction (key, access_groups, review)"
                        + " select 'objective:DP-SECRET', '{inner}', id from review limit 1"));
        var flag = decision.getString("content.flags[0]");
        for (var refused : List.of("DP/HIDDEN", "DP/SECRET", "DP/OTHER", "DP/NONE")) {
            as("reviewer")
                    .body(body(
                            "DP", "REFER", "", flag, ", \"commitments\": [{\"reference\": \"%s\"}]".formatted(refused)))
                    .post("/v1/decisions")
                    .then()
                    .statusCode(422)
                    .body("violations[0].pointer", equalTo("/content/commitments/0/reference"));
        }

        assertThat(decision.<String>getList("advisories.kind"))
                .containsExactly(
                        "WITHOUT_CEILING", "EXPIRY_UNKNOWN", "WITHOUT_EXPIRY", "CEILING_UNKNOWN", "EXPIRY_UNKNOWN");
        assertThat(decision.<String>getList("advisories.at"))
                .containsExactly(
                        "/content/commitments/0",
                        "/content/commitments/0",
                        "/content/commitments/2",
                        "/content/commitments/3",
                        "/content/commitments/4");
        assertThat(decision.getString("advisories[0].message")).endsWith("as long as it takes");
        assertThat(decision.<String>getList("evidence.publicLine.advisories.kind"))
                .hasSize(5);
        act("approver", path(decision) + "/sign", 1, signature(decision))
                .statusCode(422)
                .body("type", equalTo("/problems/advisories-not-shown"))
                .body("violations[0].pointer", equalTo("/advisoriesShown"));
        var shown = signature(decision).replace("}", ", \"advisoriesShown\": true}");
        for (var other :
                List.of(recorded("DP", 4, "null"), recorded("DP", 3, "null").replace("C-DP", "C-ANEW"))) {
            RegistryStub.COMMITMENTS.put("DP/C", other);
            act("approver", path(decision) + "/sign", 1, shown)
                    .statusCode(422)
                    .body("type", equalTo("/problems/evidence-changed"));
        }
        RegistryStub.COMMITMENTS.put("DP/C", recorded("DP", 3, "null"));
        act("approver", path(decision) + "/sign", 1, shown)
                .statusCode(200)
                .body("state", equalTo("SIGNED"))
                .body("advisoriesShown", equalTo(true));
        // A public line of which nobody says whether it commits to anything.
        as("reviewer")
                .body(body("DP", "REFER", "", flag, "").replace(NOTHING_PROMISED, ""))
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .body("advisories.kind", contains("NOT_STATED"));
    }

    /** Sixty days ago somebody knew; L1 is to be decided within thirty, and a letter to the partner does not decide it. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({"DCA, CONTINUE, true", "DCB, REFER, false"})
    void aSignedDecisionStopsTheSecondClockUnlessItRefersTheFlag(String partner, String outcome, boolean stops) {
        Scenario.of(partner, delivery("2", "t.alpha", "N"));
        review(partner, "2024-05-01");
        var id = flag("t.alpha", "delivery:" + partner + "-2").getString("id");
        var path = "/v1/flags/" + id;
        var today = LocalDate.now(ZoneOffset.UTC);
        act("reviewer", path + "/confirm", 1, "{\"becameKnownOn\": \"%s\"}".formatted(today.minusDays(60)))
                .statusCode(200);
        as("reviewer")
                .body("""
                    {"act": "EXTERNAL", "channel": "WRITTEN_REMINDER", "level": "L1", "on": "%s", "toWhom": "the ministry",
                     "what": "asked"}
                    """.formatted(today.minusDays(59)))
                .post(path + "/responses")
                .then()
                .statusCode(201);
        var since = today.minusDays(29).toString();
        var decision = as("reviewer")
                .body(body(partner, outcome, "", id, ""))
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        as("reader")
                .get(path)
                .then()
                .body("clock.decideBy", equalTo(today.minusDays(30).toString()))
                .body("clock.overdueSince", equalTo(since))
                .body("clock.decidedOn", nullValue());

        act("approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);

        as("reader")
                .get(path)
                .then()
                .body("clock.overdue", equalTo(!stops))
                .body("clock.overdueSince", equalTo(stops ? null : since))
                .body("clock.decidedOn", equalTo(stops ? today.toString() : null));
        as("reader")
                .get("/v1/flags?partner=" + partner + "&overdue=true")
                .then()
                .body("items.size()", equalTo(stops ? 0 : 1));
    }

    /** It cleared and came back after the decision, which was about what was there before. */
    @Test
    void aFlagThatCameBackHasToBeDecidedAnew() {
        var decision = proposed("DCC", "CONTINUE", "", "");
        act("approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);
        var id = flag("t.beta", "delivery:DCC-2").getString("id");
        as("reader").get("/v1/flags/" + id).then().body("clock.decidedOn", notNullValue());

        sql.update("update flag set detected_on = detected_on + 1 where id = ?", UUID.fromString(id));
        as("reader").get("/v1/flags/" + id).then().body("clock.decidedOn", nullValue());
    }

    @Test
    void aFlagThatCameBackOnTheDayOfTheDecisionHasToBeDecidedAnew() {
        var decision = proposed("DCD", "CONTINUE", "", "");
        act("approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(flag("t.beta", "delivery:DCD-2").getString("clock.decidedOn"))
                .isEqualTo(today);

        Scenario.of("DCD", delivery("1", "t.alpha", "N"), delivery("2", "t.beta", "M"));
        review("DCD", "2024-05-02");
        Scenario.of("DCD", delivery("1", "t.alpha", "N"), delivery("2", "t.beta", "N"));
        review("DCD", "2024-05-03");
        assertThat(flag("t.beta", "delivery:DCD-2").getString("clock.decidedOn"))
                .isNull();

        var anew = as("reviewer")
                .body(body("DCD", "SLOW", "", flag("t.beta", "delivery:DCD-2").getString("id"), ""))
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        act("approver", path(anew) + "/sign", 1, signature(anew)).statusCode(200);
        assertThat(flag("t.beta", "delivery:DCD-2").getString("clock.decidedOn"))
                .isEqualTo(today);
    }

    /** Last night's review cited beside the same flag, in which not one answer changed, is no new evidence. */
    @Test
    void anotherReviewWithTheSameAnswersMakesNoDecisionSubstantive() {
        var first = proposed("DZA", "CONTINUE", "", "");
        act("approver", path(first) + "/sign", 1, signature(first)).body("substantive", equalTo(true));
        var again = review("DZA", "2024-06-01").getString("id");
        var second = proposed("DZA", "SLOW", "", ", \"review\": \"%s\"".formatted(again));

        act("approver", path(second) + "/sign", 1, signature(second))
                .statusCode(200)
                .body("state", equalTo("SIGNED"))
                .body("substantive", equalTo(false));
    }

    /** Two objectives of one partner, decided on the same review. */
    @Test
    void whatWasDecidedAboutAnotherObjectiveMakesNoDecisionLessSubstantive() {
        var first = proposed("DZC", "CONTINUE", "", "");
        act("approver", path(first) + "/sign", 1, signature(first)).body("substantive", equalTo(true));
        var flag = flag("t.beta", "delivery:DZC-2").getString("id");
        for (var other : List.of("O3,true", "O2,false")) {
            var objective = other.split(",", -1)[0];
            var second = as("reviewer")
                    .body(body("DZC", "SLOW", "", flag, "")
                            .replace("D-DZC-SLOW", "D-DZC-SLOW-" + objective)
                            .replace("\"O1\", \"O2\"", "\"" + objective + "\""))
                    .post("/v1/decisions")
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
            act("approver", path(second) + "/sign", 1, signature(second))
                    .statusCode(200)
                    .body("substantive", equalTo(Boolean.valueOf(other.split(",", -1)[1])));
        }
    }

    /** Attention to one partner is none to another: not in the index, not by a clock that stops, not by a waiver. */
    @Test
    void whatADecisionRestsOnIsAboutItsScope() {
        Scenario.of("DZX", delivery("1", "t.beta", "N"));
        var ofAnother = review("DZX", "2024-05-01").getString("id");
        var foreign = flag("t.beta", "delivery:DZX-1").getString("id");
        Scenario.of("DZY", delivery("2", "t.beta", "N"));
        review("DZY", "2024-05-01");
        var own = flag("t.beta", "delivery:DZY-2").getString("id");

        refusedAsElsewhere(body("DZY", "CONTINUE", "", foreign, ", \"waives\": [\"t.beta\"]"), "/content/flags/0");
        refusedAsElsewhere(
                body("DZY", "CONTINUE", "", own, ", \"review\": \"%s\"".formatted(ofAnother)), "/content/review");
        // Of objectives whose partner no review has measured nobody can say that a flag is about them.
        refusedAsElsewhere(
                body("DZY", "CONTINUE", "", own, "").replace("\"partner\": \"DZY\", ", ""), "/content/flags/0");
    }

    /** An authority of whose flag the register names no partner. */
    private String flagOfAnAuthority(String partner) {
        var code = partner + "-A";
        var authority = """
            {"subject": "authority:%1$s", "type": "authority/1", "asOf": "2024-05-01", "knownAt": "2024-05-01T00:00:00Z",\
             "sameUntil": null, "partner": "%2$s", "accessGroups": [], "label": "%1$s", "authority.code": "%1$s", "stub.t.charged": "N"}""".formatted(code, partner);
        Scenario.of(partner, delivery("1", "t.alpha", "N")).raw = Map.of("authority", List.of(authority));
        var rules = Scenario.rules;
        try {
            Scenario.rules = List.of("t.alpha", "t.charged");
            review(partner, "2024-05-01");
        } finally {
            Scenario.rules = rules;
        }
        var flag = flag("t.charged", "authority:" + code).getString("id");
        sql.update("update flag set partner = null where id = ?::uuid", flag);
        return flag;
    }

    private static JsonPath proposed(String body) {
        return as("reviewer")
                .body(body)
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Nothing of DAT is charged to what is charged by DAS. */
    @Test
    void theFlagOfAnAuthorityIsNoEvidenceForADecisionAboutWhatIsNotChargedToIt() {
        var flag = flagOfAnAuthority("DAS");
        Scenario.of("DAT", delivery("1", "t.alpha", "N"));
        var body = body("DAT", "CONTINUE", "", flag, "")
                .replace(
                        "\"partner\": \"DAT\", \"objectives\": [\"O1\", \"O2\"]",
                        "\"partner\": \"%s\", \"objectives\": []");

        as("reviewer")
                .body(body.formatted("DAT"))
                .post("/v1/decisions")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/other-evidence"))
                .body("violations.pointer", contains("/content/flags/0"))
                .body(
                        "violations[0].message",
                        equalTo(
                                "is about authority:DAS-A, to which nothing of the decision's partner or objectives is charged and which none of these objectives names"));
        proposed(body.formatted("DAS"));
    }

    /** What is decided about a partner or objectives that are charged to it may rest on it, and leaves it as it is. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {"DAU | \"partner\": \"DAU\", \"objectives\": []", "DAV | \"objectives\": [\"O1\"]"})
    void theFlagOfAnAuthorityIsEvidenceForADecisionThatDoesNotAnswerForIt(String partner, String scope) {
        var flag = flagOfAnAuthority(partner);
        var body = body(partner, "CONTINUE", "", flag, "")
                .replace("\"partner\": \"%s\", \"objectives\": [\"O1\", \"O2\"]".formatted(partner), scope);

        refusedAsElsewhere(body.replace("\"flags\":", "\"waives\": [\"t.charged\"], \"flags\":"), "/content/waives/0");
        var decision = proposed(body);
        // As one that was proposed before this was asked.
        sql.update(
                "update decision set content = content || '{\"waives\": [\"t.charged\"]}' where id = ?::uuid",
                decision.getString("id"));
        act("senior-approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);

        as("auditor")
                .get("/v1/flags/" + flag)
                .then()
                .body("disposition", equalTo("OPEN"))
                .body("clock.decidedOn", nullValue());
    }

    @Test
    void aDecisionAboutNobodyAnswersForTheFlagOfAnAuthority() {
        var flag = flagOfAnAuthority("DAW");
        var decision = proposed(body("DAW", "CONTINUE", "", flag, ", \"waives\": [\"t.charged\"]")
                .replace("\"partner\": \"DAW\", \"objectives\": [\"O1\", \"O2\"]", "\"objectives\": []"));
        act("senior-approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);

        as("auditor")
                .get("/v1/flags/" + flag)
                .then()
                .body("disposition", equalTo("WAIVED"))
                .body("waived.by", equalTo("DECISION"))
                .body("clock.decidedOn", notNullValue());
    }

    /** Neither names a partner, and they are about different things on the same evidence. */
    @Test
    void whatWasDecidedAboutNobodyMakesNoDecisionAboutAnObjectiveLessSubstantive() {
        var flag = flagOfAnAuthority("DAX");
        for (var scope : List.of("[],true", "[\"DAX-O\"],true", "[\"DAX-O\"],false", "[],false")) {
            var decision = proposed(body("DAX", "CONTINUE", "", flag, "")
                    .replace("D-DAX-CONTINUE", "D-DAX-" + UUID.randomUUID())
                    .replace(
                            "\"partner\": \"DAX\", \"objectives\": [\"O1\", \"O2\"]",
                            "\"objectives\": " + scope.split(",", -1)[0]));
            act("approver", path(decision) + "/sign", 1, signature(decision))
                    .statusCode(200)
                    .body("substantive", equalTo(Boolean.valueOf(scope.split(",", -1)[1])));
        }
    }

    private static void refusedAsElsewhere(String body, String pointer) {
        as("reviewer")
                .body(body)
                .post("/v1/decisions")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/other-evidence"))
                .body("violations.pointer", contains(pointer));
    }

    /** Whoever may not see a review learns of it from a decision as little as from anything else. */
    @Test
    void aReviewThatTheProposerMayNotSeeIsNotThere() {
        Scenario.of("DZZ", restricted(List.of("inner"), "1", "t.beta", "N"));
        var hidden = as("reviewer-two")
                .body("{\"scope\": \"partner:DZZ\", \"asOf\": \"2024-05-01\", \"reason\": \"a test\"}")
                .post("/v1/reviews")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        assertThat(ended(hidden).getString("state")).isEqualTo("SEALED");
        as("reviewer").get("/v1/reviews/" + hidden).then().statusCode(404);

        as("reviewer")
                .body(body("DZZ", "CONTINUE", "", "", ", \"review\": \"%s\"".formatted(hidden))
                        .replace("\"flags\": [\"\"]", "\"flags\": []"))
                .post("/v1/decisions")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-reference"))
                .body("violations.pointer", contains("/content/review"));
    }

    /** The record was moved to another partner after somebody had proposed to decide about it. */
    @Test
    void nobodySignsAboutWhatHasMovedElsewhere() {
        var decision = proposed("DZM", "CONTINUE", "", "");
        sql.update("update flag set partner = 'DZN' where id = ?::uuid", decision.getString("content.flags[0]"));

        act("approver", path(decision) + "/sign", 1, signature(decision))
                .statusCode(422)
                .body("type", equalTo("/problems/other-evidence"));
    }

    /** Proposed on one delivery of which a day is missing, and signed when it is missing of three. */
    @Test
    void aGapIsWhatIsMissingAndOfHowManyAndNotItsExample() {
        Scenario.of("DGA", delivery("1", "t.beta", "U:x.on"));
        review("DGA", "2024-05-01");
        var gap = flags("auditor", "partner=DGA&kind=DATA_GAP").getString("items[0].id");
        var decision = as("reviewer")
                .body(body("DGA", "CONTINUE", "", gap, ""))
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .body("evidence.flags[0].subjects", equalTo(1))
                .body("evidence.flags[0].missing", contains("x.on"))
                .extract()
                .jsonPath();
        sql.update("update flag_reading set facts = 'sha256:another' where flag = ?::uuid", gap);
        as("reader").get(path(decision)).then().body("evidenceNow", equalTo(decision.getString("evidenceDigest")));

        Scenario.of(
                "DGA",
                delivery("1", "t.beta", "U:x.on"),
                delivery("2", "t.beta", "U:x.on"),
                delivery("3", "t.beta", "U:x.on"));
        review("DGA", "2024-06-01");
        act("approver", path(decision) + "/sign", 1, signature(decision))
                .statusCode(422)
                .body("type", equalTo("/problems/evidence-changed"));
    }

    private static List<String> listed(String partner, String filter) {
        return as("reader")
                .get("/v1/decisions?partner=" + partner + "&" + filter)
                .then()
                .statusCode(200)
                .extract()
                .path("items.reference");
    }

    @Test
    void aDecisionThatWasToBeLookedAtAgainIsListedUntilItIsDecidedAnew() {
        var decision = proposed("DRB", "CONTINUE", "", "");
        assertThat(listed("DRB", "reviewOverdue=true")).isEmpty();
        act("approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);
        assertThat(listed("DRB", "reviewOverdue=true")).isEmpty();
        sql.update("update decision set review_by = current_date - 1 where partner = 'DRB'");
        assertThat(listed("DRB", "reviewOverdue=true")).containsExactly("D-DRB-CONTINUE");
        assertThat(listed("DRB", "reviewOverdue=false")).isEmpty();

        var anew = proposed("DRB", "SLOW", "", "");
        act("approver", path(anew) + "/sign", 1, signature(anew)).statusCode(200);

        assertThat(listed("DRB", "reviewOverdue=true")).isEmpty();
    }

    /** A stop of a whole partner stands until it is decided about, whatever is decided of parts of it. */
    @ParameterizedTest
    @CsvSource({
        "DUXE, CONTINUE, '\"objectives\": [\"O1\"]', false",
        "DUXF, CONTINUE, '\"transfers\": [\"T-7\"]', false",
        "DUXG, CONTINUE, '\"items\": \"interceptors\"', false",
        "DUXH, REFER, '\"items\": null', false",
        "DUXI, CONTINUE, '\"items\": null', true",
        "DUXJ, CONTINUE, '\"items\": \"2,000-lb bombs\"', true",
    })
    void whatIsDecidedOfAPartLeavesTheRestToBeLookedAt(String partner, String outcome, String scope, boolean decided) {
        var stop = scoped(partner, "SLOW", "\"items\": \"2,000-lb bombs\"");
        sql.update("update decision set review_by = current_date - 1 where partner = ?", partner);
        var overdue = List.of("D-" + partner + "-" + stop);
        assertThat(listed(partner, "reviewOverdue=true")).isEqualTo(overdue);

        scoped(partner, outcome, scope);

        assertThat(listed(partner, "reviewOverdue=true")).isEqualTo(decided ? List.of() : overdue);
    }

    /** Two objectives and two transfers, decided about one after the other. */
    @Test
    void whatIsDecidedOfAllPartsLeavesNothingToBeLookedAt() {
        scoped("DUXK", "SLOW", "\"objectives\": [\"O1\", \"O2\"], \"transfers\": [\"T-1\", \"T-2\"]");
        sql.update("update decision set review_by = current_date - 1 where partner = 'DUXK'");
        scoped("DUXK", "CONTINUE", "\"objectives\": [\"O1\"]");
        scoped("DUXK", "ACCELERATE", "\"objectives\": [\"O2\"], \"transfers\": [\"T-1\"]");
        assertThat(listed("DUXK", "reviewOverdue=true")).containsExactly("D-DUXK-SLOW");

        scoped("DUXK", "RESEQUENCE", "\"objectives\": [\"O2\"], \"transfers\": [\"T-2\", \"T-3\"]");

        assertThat(listed("DUXK", "reviewOverdue=true")).isEmpty();
    }

    /** Signed; with the parts of the partner that it is about. */
    private static String scoped(String partner, String outcome, String scope) {
        var decision = proposedAbout(partner, outcome, "", scope);
        act("approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);
        return outcome;
    }

    private static JsonPath proposedAbout(String partner, String outcome, String trigger, String scope) {
        Scenario.of(partner, delivery("1", "t.alpha", "N"), delivery("2", "t.beta", "N"));
        review(partner, "2024-05-01");
        var parts = (scope.startsWith("\"objectives\"") ? "" : "\"objectives\": [], ") + scope;
        var flag = flag("t.beta", "delivery:" + partner + "-2").getString("id");
        return as("reviewer")
                .body(body(partner, outcome, trigger, flag, "").replace("\"objectives\": [\"O1\", \"O2\"]", parts))
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void nobodySignsWhatWasToBeLookedAtAgainBefore() {
        var decision = proposed("DRC", "CONTINUE", "", "");
        sql.update("update decision set review_by = current_date - 1 where partner = 'DRC'");

        act("approver", path(decision) + "/sign", 1, signature(decision))
                .statusCode(409)
                .body("detail", org.hamcrest.Matchers.endsWith("withdraw it and propose it anew with a later day"));
    }

    @Test
    void aNoticeThatIsOwedIsOverdueUntilSomebodyHasGivenIt() {
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        var decision = proposed("DRD", "CONTINUE", "", """
                , "noticesOwed": [{"to": "the committee", "what": "that it goes on", "dueOn": "%s"},
                    {"to": "the ministry", "what": "the same"}]""".formatted(yesterday));
        var given = "{\"notice\": %d, \"on\": \"%s\", \"how\": \"letter 7\"}";
        act("reviewer", path(decision) + "/notices", 1, given.formatted(0, yesterday))
                .statusCode(409);
        act("approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);
        assertThat(listed("DRD", "noticesOverdue=true")).containsExactly("D-DRD-CONTINUE");

        act("reviewer", path(decision) + "/notices", 2, given.formatted(2, yesterday))
                .statusCode(400);
        act("reviewer", path(decision) + "/notices", 2, given.formatted(0, yesterday.plusDays(2)))
                .statusCode(400);
        act("reviewer", path(decision) + "/notices", 2, given.formatted(0, yesterday))
                .statusCode(200)
                .body("noticesGiven[0].on", equalTo(yesterday.toString()))
                .body("noticesGiven[0].by", equalTo("person of reviewer"));
        act("reviewer", path(decision) + "/notices", 3, given.formatted(0, yesterday))
                .statusCode(409);

        assertThat(listed("DRD", "noticesOverdue=true")).isEmpty();
        assertThat(listed("DRD", "noticesOverdue=false")).containsExactly("D-DRD-CONTINUE");
    }

    @Test
    void aCostThatSaysNothingIsRefused() {
        Scenario.of("DZB", delivery("2", "t.beta", "N"));
        review("DZB", "2024-05-01");
        as("reviewer")
                .body(body(
                                "DZB",
                                "CONTINUE",
                                "",
                                flag("t.beta", "delivery:DZB-2").getString("id"),
                                "")
                        .replace("two months", " "))
                .post("/v1/decisions")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/content/options/1/costInWords"));
    }

    @Test
    void whatADecisionWaivesIsThereAllTheSameAndWaivedUntilItIsReviewed() {
        var decision = proposed("DWV", "CONTINUE", "", ", \"waives\": [\"t.beta\"]");
        act("approver", path(decision) + "/sign", 1, signature(decision)).statusCode(403);
        act("senior-approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);

        var flag = flag("t.beta", "delivery:DWV-2");
        assertThat(flag.getString("condition")).isEqualTo("PRESENT");
        assertThat(flag.getString("disposition")).isEqualTo("WAIVED");
        assertThat(flag.getString("waived.by")).isEqualTo("DECISION");
        assertThat(flag.getString("waived.until")).isEqualTo("2099-01-01");
        assertThat(sql.first(
                        "select waived(f, f.disposition, current_date - 2)::text from flag f where f.id = ?::uuid",
                        row -> String.valueOf(row.getString(1)),
                        flag.getString("id")))
                .as("not before it was signed")
                .contains("null");
        // Whoever takes it up again takes it from under the decision.
        act("reviewer", "/v1/flags/" + flag.getString("id") + "/reopen", 2, "{\"reason\": \"it grew\"}")
                .statusCode(200)
                .body("disposition", equalTo("OPEN"));
    }

    @Test
    void aDeputyOfWhoeverProposedIsNoSecondPerson() {
        var decision = proposed("DN", "CONTINUE", "", "");

        signedFor("person of reviewer", decision).statusCode(422).body("type", equalTo("/problems/four-eyes"));
        signedFor("Person of Reviewer", decision).statusCode(422);
        signedFor("person of senior-approver", decision)
                .statusCode(200)
                .body("signedBy", equalTo("person of approver"));
    }

    private static ValidatableResponse signedFor(String absent, JsonPath decision) {
        return as("approver")
                .header("If-Match", "\"1\"")
                .header("X-On-Behalf-Of", absent)
                .body(signature(decision))
                .post(path(decision) + "/sign")
                .then();
    }

    @Test
    void ofTwoActsAtOnceOneWinsAndTheOtherLearnsThatItIsStale() throws Exception {
        var decision = proposed("DT", "CONTINUE", "", "");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sign = threads.submit(() -> act("approver", path(decision) + "/sign", 1, signature(decision))
                    .extract()
                    .statusCode());
            var withdraw =
                    threads.submit(() -> act("reviewer", path(decision) + "/withdraw", 1, "{\"reason\": \"too early\"}")
                            .extract()
                            .statusCode());
            assertThat(List.of(sign.get(), withdraw.get())).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void theDatabaseRefusesTheSamePersonToo() {
        var decision = proposed("DB", "CONTINUE", "", "");

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.update(
                                "update decision set state = 'SIGNED', signed_by = proposed_by, signed_at = now()"
                                        + " where id = ?",
                                UUID.fromString(decision.getString("id")))))
                .rootCause()
                .hasMessageContaining("decision_two_persons_check");
    }

    @Test
    void aSignatureBindsToTheEvidenceThatWasShown() {
        var decision = proposed("DC", "CONTINUE", "", "");
        review("DC", "2024-05-02");
        act("approver", path(decision) + "/sign", 1, "{\"evidenceDigest\": \"sha256:other\"}")
                .statusCode(422)
                .body("type", equalTo("/problems/evidence-changed"));
        Scenario.of("DC", delivery("1"), delivery("2"));
        review("DC", "2024-06-01");

        act("approver", path(decision) + "/sign", 1, signature(decision))
                .statusCode(422)
                .body("type", equalTo("/problems/evidence-changed"));
    }

    /** Both flags of one decision are read again; the one that reads the same is not in the way, and nothing is raised of it. */
    @Test
    void nothingIsSignedWhoseFactsReadOtherwiseASecondTime() {
        var decision = proposed("DV", "CONTINUE", "", "");
        var scenario = Scenario.of("DV", delivery("1", "t.alpha", "N"), delivery("2", "t.beta", "N"));
        var flag = decision.getString("content.flags[0]");
        scenario.disputed = "DV/2";

        for (var attempt = 0; attempt < 2; attempt++) {
            act("approver", path(decision) + "/sign", 1, signature(decision))
                    .statusCode(422)
                    .body("type", equalTo("/problems/second-reading"))
                    .body("violations.pointer", contains("/evidenceDigest"))
                    .body("violations[0].message", containsString("flag " + flag))
                    .body(
                            "violations[0].message",
                            containsString("NOT_MET was answered, and the kept facts read a second time say ERROR"));
        }
        var raised = as("auditor")
                .get("/v1/flags?kind=RULE_ERROR&rule=t.beta&partner=DV")
                .then()
                .body("items.subject", contains("rule:t.beta"))
                .body("items.discriminator", contains("signed:delivery:DV-2/"))
                .body("items.owner", contains("legal adviser"))
                .body("items.condition", contains("PRESENT"))
                .body("items.presence[0].openedBy", contains("decision:" + decision.getString("id")))
                .body("items.reading.message", contains(startsWith("t.beta about delivery:DV-2: NOT_MET was answered")))
                .extract()
                .jsonPath();
        as("auditor").get(path(decision)).then().body("state", equalTo("PROPOSED"));
        // A review takes over what nothing has touched, and ends none of these.
        review("DV", "2024-05-02");
        var signal = "/v1/flags/" + raised.getString("items[0].id");
        as("auditor").get(signal).then().body("condition", equalTo("PRESENT"));
        as("auditor").get(signal + "/explanation").then().body("answer", equalTo("ERROR"));
        act("reviewer", signal + "/level", 1, "{\"level\": \"L2\", \"reason\": \"serious\"}")
                .statusCode(200);
        act("reviewer", signal + "/level", 2, "{\"level\": \"L0\", \"reason\": \"not so serious\"}")
                .statusCode(200)
                .body("downgradeProposed", equalTo("L0"));

        scenario.disputed = "";
        scenario.explanationsDown.set(9);
        act("approver", path(decision) + "/sign", 1, signature(decision)).statusCode(503);
        scenario.explanationsDown.set(0);
        until(
                "compliance-rules is asked again",
                () -> as("auditor").get("/v1/flags/" + flag + "/explanation").statusCode() == 200);
        act("approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);
        as("auditor")
                .get(signal)
                .then()
                .body("condition", equalTo("CLEARED"))
                .body("presence[0].endedBecause", equalTo("KNOWN"));

        var another = proposed("DV", "REFER", "", "");
        scenario.disputed = "DV/2";
        act("approver", path(another) + "/sign", 1, signature(another)).statusCode(422);
        as("auditor")
                .get(signal)
                .then()
                .body("condition", equalTo("PRESENT"))
                .body("presence.size()", equalTo(2))
                .body("disposition", equalTo("OPEN"))
                // Half a signature about what was there then.
                .body("downgradeProposed", nullValue());
    }

    @Test
    void theSameFactsOnTheNextDayAreTheSameEvidence() {
        var decision = proposed("DD", "CONTINUE", "", "");
        review("DD", "2024-05-02");

        act("approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"CANCEL, DL", "REVOKE, DM"})
    void aStopForGoodIsSignedATierHigherAndHoldsNothing(String outcome, String partner) {
        var decision = proposed(partner, outcome, "", "");
        act("approver", path(decision) + "/sign", 1, signature(decision))
                .statusCode(403)
                .body("type", equalTo("/problems/not-allowed"));

        act("senior-approver", path(decision) + "/sign", 1, signature(decision))
                .statusCode(200)
                .body("state", equalTo("SIGNED"));
        assertThat(RegistryStub.HOLDS).doesNotContainKey(decision.getString("id"));
    }

    @Test
    void aStopReachesTheRegistryExactlyOnceEvenIfItsAnswerIsLost() {
        var decision = proposed("DE", "HOLD", "lose the answer", "");
        act("approver", path(decision) + "/sign", 1, signature(decision))
                .statusCode(403)
                .body("type", equalTo("/problems/not-allowed"));

        act("senior-approver", path(decision) + "/sign", 1, signature(decision))
                .statusCode(200)
                .body("signedBy", equalTo("person of senior-approver"));

        await(decision, "IN_EFFECT");
        var hold = java.util.Objects.requireNonNull(RegistryStub.HOLDS.get(decision.getString("id")));
        assertThat(hold.path("content").path("releaseCondition").asText()).isEqualTo("serials read");
        assertThat(hold.path("content").path("partner").asText()).isEqualTo("DE");
        assertThat(hold.path("content").path("objective").asText()).isEqualTo("we want what we said");
        assertThat(hold.path("content").path("objectives").toString()).isEqualTo("[\"O1\",\"O2\"]");
        assertThat(hold.path("content").get("defensiveExemptions").isNull()).isTrue();
        assertThat(hold.path("content").path("reference").asText()).isEqualTo("hold-" + decision.getString("id"));
        assertThat(hold.path("accessGroup").isNull()).isTrue();
    }

    @Test
    void theHoldOfARestrictedDecisionIsRestrictedToo() {
        Scenario.of("DR", delivery("1"), restricted(List.of("inner"), "2", "t.beta", "N"));
        review("DR", "2024-05-01");
        var flag = flag("t.beta", "delivery:DR-2").getString("id");
        var decision = as("reviewer-inside")
                .body(body("DR", "HOLD", "an incident", flag, ""))
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        as("reader").get(path(decision)).then().statusCode(404);
        act("senior-approver", path(decision) + "/sign", 1, signature(decision)).statusCode(404);
        act("senior-approver-inside", path(decision) + "/sign", 1, signature(decision))
                .statusCode(200);

        await(decision, "IN_EFFECT");
        var hold = java.util.Objects.requireNonNull(RegistryStub.HOLDS.get(decision.getString("id")));
        assertThat(hold.path("accessGroup").asText()).isEqualTo("inner");
    }

    @Test
    void aStopThatTheRegistryRefusesRaisesAFlag() {
        var decision = proposed("DF", "SUSPEND", "refuse me", "");
        act("senior-approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);

        await(decision, "EFFECT_REFUSED");
        as("reader")
                .get("/v1/flags?kind=EFFECT_REFUSED&partner=DF")
                .then()
                .body("items.subject", hasItems("decision:" + decision.getString("id")));
    }

    @Test
    void theFlagOfARefusedStopEndsOnceAnotherOneAboutTheSameIsInEffect() {
        var refused = proposed("DRF", "HOLD", "refuse me", "");
        act("senior-approver", path(refused) + "/sign", 1, signature(refused)).statusCode(200);
        await(refused, "EFFECT_REFUSED");
        var flag = "/v1/flags/"
                + flag("daylight.decision.effect-refused", "decision:" + refused.getString("id"))
                        .getString("id");
        as("auditor").get(flag).then().body("condition", equalTo("PRESENT"));

        var again = proposed("DRF", "SUSPEND", "the same again", "");
        act("senior-approver", path(again) + "/sign", 1, signature(again)).statusCode(200);
        await(again, "IN_EFFECT");

        as("auditor").get(flag).then().body("condition", equalTo("CLEARED"));
    }

    @Test
    void theFlagOfARefusedStopEndsOnceAWiderOneIsInEffect() {
        var refused = proposedAbout("DRG", "HOLD", "refuse me", "\"transfers\": [\"T-1\"]");
        act("senior-approver", path(refused) + "/sign", 1, signature(refused)).statusCode(200);
        await(refused, "EFFECT_REFUSED");

        var wider = proposedAbout("DRG", "SUSPEND", "all of it", "\"transfers\": []");
        act("senior-approver", path(wider) + "/sign", 1, signature(wider)).statusCode(200);
        await(wider, "IN_EFFECT");

        assertThat(flag("daylight.decision.effect-refused", "decision:" + refused.getString("id"))
                        .getString("condition"))
                .isEqualTo("CLEARED");
    }

    @Test
    void whatIsRefusedOnceAWiderOneIsInEffectRaisesNoFlag() {
        var refused = proposedAbout("DRH", "HOLD", "refuse me once another is in effect", "\"transfers\": [\"T-1\"]");
        act("senior-approver", path(refused) + "/sign", 1, signature(refused)).statusCode(200);
        var wider = proposedAbout("DRH", "SUSPEND", "all of it", "\"transfers\": []");
        act("senior-approver", path(wider) + "/sign", 1, signature(wider)).statusCode(200);
        await(wider, "IN_EFFECT");
        await(refused, "EFFECT_REFUSED");

        as("auditor")
                .get("/v1/flags?kind=EFFECT_REFUSED&partner=DRH")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void aStopMustSayHowItEnds() {
        as("reviewer")
                .body(body("DG", "HOLD", "t", UUID.randomUUID().toString(), "").replace("serials read", " "))
                .post("/v1/decisions")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/incomplete-hold"))
                .body("violations.pointer", hasItems("/content/releaseCondition"));
    }

    @Test
    void aStopMustSayWhatItExemptsEvenIfThatIsNothing() {
        var body = body("DO", "SUSPEND", "t", UUID.randomUUID().toString(), "");
        as("reviewer")
                .body(body.replace("\"defensiveExemptions\": null,", ""))
                .post("/v1/decisions")
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItems("/content/defensiveExemptions"));

        var decision = proposed("DO", "SUSPEND", "an incident", "", "\"interceptors\"");
        act("senior-approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);
        await(decision, "IN_EFFECT");
        var hold = java.util.Objects.requireNonNull(RegistryStub.HOLDS.get(decision.getString("id")));
        assertThat(hold.path("content").path("defensiveExemptions").asText()).isEqualTo("interceptors");
    }

    @Test
    void thePrivateLineIsForThoseWhoDecide() {
        var decision = proposed("DH", "CONTINUE", "", "");

        as("reader").get(path(decision)).then().body("privateLine", nullValue());
        as("desk-officer").get(path(decision)).then().body("privateLine", nullValue());
        as("approver").get(path(decision)).then().body("privateLine", equalTo("we worry"));
    }

    @Test
    void aWaiverIsSignedATierHigherAndSetsTheFlagAside() {
        var decision = proposed("DI", "CONTINUE", "", ", \"waives\": [\"t.beta\"]");
        act("approver", path(decision) + "/sign", 1, signature(decision)).statusCode(403);

        act("senior-approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);

        assertThat(flag("t.beta", "delivery:DI-2").getString("disposition")).isEqualTo("WAIVED");
    }

    /** Before it was waived or since. */
    @Test
    void whatWasAnsweredIsSoStillWhenTheDecisionIsToBeReviewed() {
        var decision = proposed("DWR", "CONTINUE", "", ", \"waives\": [\"t.beta\"]");
        act("senior-approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);
        var flag = flag("t.beta", "delivery:DWR-2").getString("id");
        as("desk-officer")
                .body("""
                    {"act": "EXTERNAL", "channel": "WRITTEN_REMINDER", "level": "L1", "on": "%s",
                     "toWhom": "the ministry", "what": "asked"}
                    """.formatted(LocalDate.now(ZoneOffset.UTC)))
                .post("/v1/flags/" + flag + "/responses")
                .then()
                .statusCode(201);
        as("reader").get("/v1/flags/" + flag).then().body("disposition", equalTo("WAIVED"));

        sql.update("update decision set review_by = current_date - 1 where partner = 'DWR'");
        as("reader").get("/v1/flags/" + flag).then().body("disposition", equalTo("RESPONDING"));
        as("reader").get("/v1/flags?partner=DWR&disposition=RESPONDING").then().body("items", hasSize(1));
    }

    /** A finding is one that is waived: whoever confirms it does not take it from under the decision. */
    @Test
    void whatADecisionWaivesStaysWaivedWhenItIsConfirmed() {
        var decision = proposed("DWA", "CONTINUE", "", ", \"waives\": [\"t.beta\"]");
        act("senior-approver", path(decision) + "/sign", 1, signature(decision)).statusCode(200);
        var flag = flag("t.beta", "delivery:DWA-2").getString("id");

        act("reviewer", "/v1/flags/" + flag + "/confirm", 2, "{\"becameKnownOn\": \"2024-01-02\"}")
                .statusCode(200)
                .body("disposition", equalTo("WAIVED"))
                .body("waived.by", equalTo("DECISION"))
                .body("confirmedBy", equalTo("person of reviewer"))
                .body("clock.overdue", equalTo(false));

        sql.update("update decision set review_by = current_date - 1 where partner = 'DWA'");
        as("reader")
                .get("/v1/flags/" + flag)
                .then()
                .body("disposition", equalTo("CONFIRMED"))
                .body("clock.overdue", equalTo(true));
    }

    /** It would be open again on the day after the decision is to be looked at. */
    @Test
    void whatPeopleHaveEndedNoDecisionWaives() {
        var decision = proposed("DWB", "CONTINUE", "", ", \"waives\": [\"t.beta\"]");
        var flag = flag("t.beta", "delivery:DWB-2").getString("id");
        act("reviewer", "/v1/flags/" + flag + "/dismiss", 1, "{\"reason\": \"a typo\"}")
                .statusCode(200)
                .body("disposition", equalTo("DISMISSED"));

        act("senior-approver", path(decision) + "/sign", 1, signature(decision))
                .statusCode(409)
                .body("detail", org.hamcrest.Matchers.containsString("is DISMISSED"));
        as("reviewer")
                .body(body("DWB", "SLOW", "", flag, ", \"waives\": [\"t.beta\"]"))
                .post("/v1/decisions")
                .then()
                .statusCode(409);
        assertThat(flag("t.beta", "delivery:DWB-2").getString("disposition")).isEqualTo("DISMISSED");
    }

    @Test
    void whatIsProposedCanBeWithdrawnByItsAuthorAndRefusedByAnother() {
        var withdrawn = proposed("DJ", "CONTINUE", "", "");
        act("approver", path(withdrawn) + "/withdraw", 1, "{\"reason\": \"no\"}")
                .statusCode(403);
        act("reviewer", path(withdrawn) + "/withdraw", 1, "{\"reason\": \"no\"}")
                .body("state", equalTo("WITHDRAWN"));
        var refused = proposed("DK", "CONTINUE", "", "");
        act("approver", path(refused) + "/refuse", 1, "{\"reason\": \"too early\"}")
                .body("state", equalTo("REFUSED"))
                .body("endedReason", equalTo("too early"));
    }
}
