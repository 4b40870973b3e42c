package org.daylight.review.waivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.decision;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;
import static org.daylight.review.stub.Scenario.restricted;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class WaiversTest {

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    @Inject
    Sql sql;

    private static String body(String reference, String rule, String scope, String ceiling) {
        return """
            {"content": {"reference": "%s", "rule": "%s", "scope": {%s}, "authorityOfRecord": "assistant secretary",
             "legalBasis": "the policy's own clause", "reason": "the depot moves", "validFrom": "2020-01-01",
             "validUntil": "%s", "ceiling": %s, "noticesOwed": []}}
            """.formatted(reference, rule, scope, today().plusDays(10), ceiling);
    }

    private static ValidatableResponse propose(String reference, String rule, String scope, String ceiling) {
        return as("reviewer")
                .body(body(reference, rule, scope, ceiling))
                .post("/v1/waivers")
                .then();
    }

    private static String signed(String reference, String scope, String ceiling) {
        var path = "/v1/waivers/"
                + propose(reference, "t.beta", scope, ceiling)
                        .statusCode(201)
                        .extract()
                        .path("id");
        act("senior-approver", path + "/sign", 1, "{}").statusCode(200).body("standing", equalTo("IN_FORCE"));
        return path;
    }

    private static JsonPath flagged(String partner) {
        Scenario.of(partner, delivery("1", "t.beta", "N"), delivery("2", "t.beta", "N"));
        review(partner, "2024-05-01");
        return flag("t.beta", "delivery:" + partner + "-1");
    }

    private static ValidatableResponse use(String path, String more) {
        return as("desk-officer")
                .body("{\"on\": \"%s\", \"what\": \"one convoy\"%s}".formatted(today(), more))
                .post(path + "/uses")
                .then();
    }

    private static String given(int notice, String on) {
        return """
            {"notice": %d, "toWhom": "the committee", "on": "%s", "channel": "letter", "reference": "L-7"}
            """.formatted(notice, on);
    }

    @Test
    void whoHasToBeToldOfAWaiverIsOwedItUntilSomebodyRecordsThatTheyWere() {
        flagged("WNO");
        var path = "/v1/waivers/"
                + as("reviewer")
                        .body(body("W-WNO", "t.beta", "\"partner\": \"WNO\"", "null")
                                .replace(
                                        "\"noticesOwed\": []",
                                        "\"noticesOwed\": [\"the committee\", \"the inspector\"]"))
                        .post("/v1/waivers")
                        .then()
                        .statusCode(201)
                        .body("notices.state", contains("NOT_YET", "NOT_YET"))
                        .extract()
                        .path("id");
        act("reviewer", path + "/notices", 1, given(0, "2026-01-02"))
                .statusCode(409)
                .body("detail", containsString("notices are owed once it is signed"));
        act("senior-approver", path + "/sign", 1, "{}").statusCode(200).body("notices.state", contains("OWED", "OWED"));
        owed(true, 1);

        act("reader", path + "/notices", 2, given(0, "2026-01-02")).statusCode(403);
        act("reviewer", path + "/notices", 2, given(2, "2026-01-02"))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/notice"));
        act("reviewer", path + "/notices", 2, given(0, today().plusDays(2).toString()))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/on"));
        act("reviewer", path + "/notices", 1, given(0, "2026-01-02")).statusCode(412);
        act("reviewer", path + "/notices", 2, given(0, "2026-01-02"))
                .statusCode(200)
                .body("notices.owed", contains("the committee", "the inspector"))
                .body("notices.state", contains("GIVEN", "OWED"))
                .body("notices[0].given.by", equalTo("person of reviewer"))
                .body("notices[0].given.toWhom", equalTo("the committee"))
                .body("notices[0].given.on", equalTo("2026-01-02"))
                .body("notices[0].given.channel", equalTo("letter"))
                .body("notices[0].given.reference", equalTo("L-7"))
                .body("notices[1].given", nullValue());
        act("reviewer", path + "/notices", 3, given(0, "2026-01-03"))
                .statusCode(409)
                .body("detail", containsString("given already"));
        owed(true, 1);

        // What is owed stays owed when the waiver has ended.
        act("approver", path + "/end", 3, "{\"reason\": \"the depot has moved\"}")
                .statusCode(200);
        owed(true, 1);
        act("reviewer", path + "/notices", 4, given(1, "2026-01-02"))
                .statusCode(200)
                .body("notices.state", contains("GIVEN", "GIVEN"));
        owed(true, 0);
        owed(false, 1);
        var id = UUID.fromString(path.substring("/v1/waivers/".length()));
        assertThatThrownBy(() -> sql.update("update waiver set notices_given = '[]' where id = ?", id))
                .rootCause()
                .hasMessageContaining("a notice that was given is not taken back");
        assertThatThrownBy(() -> sql.update(
                        "update waiver set notices_given = notices_given || '{\"notice\": 1}'::jsonb where id = ?", id))
                .rootCause()
                .hasMessageContaining("each notice that is owed is given once");
    }

    private static void owed(boolean owed, int waivers) {
        as("reader")
                .get("/v1/waivers?partner=WNO&noticesOwed=" + owed)
                .then()
                .statusCode(200)
                .body("items", hasSize(waivers));
    }

    @Test
    void whatIsWaivedStaysPresentAndIsShownAsWaivedEverywhere() {
        flagged("WA");
        var path = propose("W-WA", "t.beta", "\"subject\": \"delivery:WA-1\"", "null")
                .statusCode(201)
                .body("standing", equalTo("NOT_SIGNED"))
                .extract()
                .path("id");
        assertThat(flag("t.beta", "delivery:WA-1").getString("disposition")).isEqualTo("OPEN");
        act("senior-approver", "/v1/waivers/" + path + "/sign", 1, "{}")
                .statusCode(200)
                .body("signedBy", equalTo("person of senior-approver"));

        var flag = flag("t.beta", "delivery:WA-1");
        assertThat(flag.getString("condition")).isEqualTo("PRESENT");
        assertThat(flag.getString("disposition")).isEqualTo("WAIVED");
        assertThat(flag.getString("waived.reference")).isEqualTo("W-WA");
        assertThat(flag.getString("waived.until"))
                .isEqualTo(today().plusDays(10).toString());
        assertThat(flags("auditor", "partner=WA&disposition=WAIVED").getList("items.label"))
                .containsExactly("WA/1");
        as("auditor")
                .get("/v1/dashboards/flags?scope=partner:WA&disposition=WAIVED")
                .then()
                .statusCode(200)
                .body("items.label", contains("WA/1"))
                .body("items.condition", contains("PRESENT"));

        // A run finds it present and notes by what it is waived.
        var run = review("WA", today().toString()).getString("id");
        assertThat(flag("t.beta", "delivery:WA-1").getString("condition")).isEqualTo("PRESENT");
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> sql.rows(
                                "select waived ->> 'reference' from review_waived where review = ?",
                                row -> row.getString(1),
                                UUID.fromString(run))))
                .containsExactly("W-WA");
    }

    @Test
    void whoeverFollowsWaiversIsToldThatOneWasSignedAndThatItWasEnded() {
        flagged("WT");
        var path = signed("W-WT", "\"partner\": \"WT\"", "null");
        assertThat(told("signed")).contains(path.substring("/v1/".length()));
        assertThat(told("ended")).doesNotContain(path.substring("/v1/".length()));

        act("approver", path + "/end", 2, "{\"reason\": \"the depot has moved\"}")
                .statusCode(200);

        assertThat(told("ended")).contains(path.substring("/v1/".length()));
    }

    private static List<String> told(String of) {
        var told = new ArrayList<String>();
        var next = "";
        do {
            var page = as("reader")
                    .get("/v1/events?limit=500" + next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            told.addAll(page.getList("items.findAll { it.type == 'org.daylight.waiver.%s' }.subject".formatted(of)));
            next = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!next.isEmpty());
        return told;
    }

    /** Signed today, valid from 2020 for ten days more: not yesterday, which had passed when it was signed. */
    @Test
    void itCoversFromItsSignatureToItsLastDayAndNotADayLonger() {
        var flag = UUID.fromString(flagged("WB").getString("id"));
        signed("W-WB", "\"partner\": \"WB\"", "null");

        assertThat(covered(flag, -1, 0, 1, 10, 11)).containsExactly(false, true, true, true, false);
    }

    private List<Boolean> covered(UUID flag, int... days) {
        var covered = new ArrayList<Boolean>();
        for (var day : days) {
            covered.add(QuarkusTransaction.requiringNew()
                    .call(() -> sql.number(
                                    "select count(*) from flag f where f.id = ? and waived(f, f.disposition, ?) is not null",
                                    flag,
                                    today().plusDays(day))
                            == 1));
        }
        return covered;
    }

    @Test
    void whatIsUsedUpCoversNothingAndNothingGoesAboveTheCeiling() {
        flagged("WC");
        var path = signed("W-WC", "\"partner\": \"WC\"", "{\"quantity\": {\"amount\": \"10\", \"unit\": \"EACH\"}}");
        var seven = ", \"quantity\": {\"amount\": \"7\", \"unit\": \"EACH\"}";

        use(path, seven).statusCode(201);
        use(path, seven).statusCode(422).body("type", equalTo("/problems/waiver-ceiling"));
        use(path, "").statusCode(400).body("violations[0].pointer", equalTo("/quantity"));
        use(path, seven + ", \"value\": {\"amount\": \"1\", \"currency\": \"USD\", \"basis\": \"CONTRACT\"}")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/value"));
        as("reader").get(path).then().body("standing", equalTo("IN_FORCE")).body("meter.quantity", equalTo("7 EACH"));
        use(path, seven.replace("7", "3")).statusCode(201);

        as("reader")
                .get(path)
                .then()
                .body("standing", equalTo("EXHAUSTED"))
                .body("meter.uses", equalTo(2))
                .body("meter.quantity", equalTo("10 EACH"));
        as("reader").get(path + "/uses").then().body("items", hasSize(2));
        use(path, seven).statusCode(422).body("type", equalTo("/problems/waiver-not-in-force"));
        var flag = flag("t.beta", "delivery:WC-1");
        assertThat(flag.getString("disposition")).isEqualTo("OPEN");
        assertThat(flag.getString("waived")).isNull();
    }

    /** Ten instead of one; what looks back at what was known before it was taken off counts it. */
    @Test
    void whatWasPutOnAMeterByMistakeIsTakenOffByAnotherPerson() {
        flagged("WCV");
        var path = signed("W-WCV", "\"partner\": \"WCV\"", "{\"quantity\": {\"amount\": \"10\", \"unit\": \"EACH\"}}");
        var use = use(path, ", \"quantity\": {\"amount\": \"10\", \"unit\": \"EACH\"}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        assertThat(flag("t.beta", "delivery:WCV-1").getString("disposition")).isEqualTo("OPEN");
        var known = Instant.now();
        var off = path + "/uses/" + use + "/void";
        var why = "{\"reason\": \"it was one\"}";

        act("desk-officer", off, 1, why).statusCode(403);
        act("approver", off, 1, why).statusCode(200).body("voidedReason", equalTo("it was one"));
        act("approver", off, 2, why).statusCode(409);

        as("reader").get(path).then().body("standing", equalTo("IN_FORCE")).body("meter.quantity", equalTo("0 EACH"));
        as("reader").get(path + "/uses").then().body("items", hasSize(0));
        assertThat(flag("t.beta", "delivery:WCV-1").getString("disposition")).isEqualTo("WAIVED");
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> sql.number(
                                "select quantity::bigint from waiver_used(?, 'infinity', ?)",
                                UUID.fromString(path.substring(path.lastIndexOf('/') + 1)),
                                known)))
                .isEqualTo(10);
        as("auditor")
                .get("/v1/reports/integrity?from=%s&to=%s&partner=WCV".formatted(today(), today()))
                .then()
                .body("voidedUses.reference", contains("W-WCV"))
                .body("voidedUses.person", contains("person of approver"))
                .body("voidedUses.reason", contains("it was one"));
    }

    /** Its scope is a subject, and the partner is the one whose flag it waives. */
    @Test
    void aWaiverThatNamesNoPartnerIsReportedOfThePartnerWhoseFlagItWaives() {
        flagged("WCW");
        flagged("WCX");
        var path = signed("W-WCW", "\"subject\": \"delivery:WCW-1\"", "{\"uses\": 5}");
        var use = use(path, "").statusCode(201).extract().<String>path("id");
        act("approver", path + "/uses/" + use + "/void", 1, "{\"reason\": \"there was none\"}")
                .statusCode(200);

        voidedUses("WCW").body("voidedUses.reference", contains("W-WCW")).body("more", equalTo(false));
        voidedUses("WCX").body("voidedUses", hasSize(0));
    }

    private static ValidatableResponse voidedUses(String partner) {
        return as("auditor")
                .get("/v1/reports/integrity?from=%s&to=%s&partner=%s".formatted(today(), today(), partner))
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsEndedCoversNothingFromThatDay() {
        var flag = UUID.fromString(flagged("WD").getString("id"));
        var path = signed("W-WD", "\"partner\": \"WD\"", "null");

        act("reviewer", "/v1/flags/" + flag + "/reopen", 1, "{\"reason\": \"no\"}")
                .statusCode(409);
        act("approver", path + "/end", 2, "{\"reason\": \"the depot stays\"}")
                .statusCode(200)
                .body("standing", equalTo("ENDED"));

        assertThat(covered(flag, 0, 1)).containsExactly(false, false);
        act("approver", path + "/end", 3, "{\"reason\": \"again\"}").statusCode(409);
    }

    @Test
    void twoPersonsAndAHigherTierSignAndTheLawIsNotWaived() {
        flagged("WE");
        var scope = "\"partner\": \"WE\"";
        propose("W-WE-1", "t.alpha", scope, "null")
                .statusCode(422)
                .body("type", equalTo("/problems/not-waivable"))
                .body("violations[0].pointer", equalTo("/content/rule"));
        propose("W-WE-2", "t.unheard", scope, "null")
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/content/rule"));
        propose("W-WE-3", "t.beta", "\"partner\": \"NOBODY\"", "null")
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/content/scope/partner"));
        propose("W-WE-4", "t.beta", "", "null")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/content/scope"));
        propose("W-WE-5", "t.beta", scope, "{}")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/content/ceiling"));

        var path = "/v1/waivers/"
                + as("senior-approver")
                        .body(body("W-WE", "t.beta", scope, "null"))
                        .post("/v1/waivers")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        act("approver", path + "/sign", 1, "{}").statusCode(403);
        act("senior-approver", path + "/sign", 1, "{}").statusCode(422).body("type", equalTo("/problems/four-eyes"));
        use(path, "").statusCode(422).body("type", equalTo("/problems/waiver-not-in-force"));
        act("reviewer", path + "/withdraw", 1, "{\"reason\": \"no\"}").statusCode(403);
        act("senior-approver", path + "/withdraw", 1, "{\"reason\": \"no\"}").statusCode(200);
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.update(
                                "update waiver set state = 'SIGNED', signed_by = proposed_by, signed_at = proposed_at,"
                                        + " signed_on = valid_from, ended_by = null where id = ?",
                                id)))
                .rootCause()
                .hasMessageContaining("waiver_two_persons_check");
    }

    @Test
    void nobodySignsAfterItsLastDay() {
        flagged("WEL");
        var path = proposed("W-WEL", "t.beta", "WEL");
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update waiver set version = 2, content = jsonb_set(content, '{validUntil}', to_jsonb(?::text)),"
                                + " valid_until = ? where id = ?",
                        today().minusDays(1).toString(),
                        today().minusDays(1),
                        UUID.fromString(path.substring(path.lastIndexOf('/') + 1))));

        act("senior-approver", path + "/sign", 2, "{}")
                .statusCode(409)
                .body("detail", containsString("withdraw it and propose it anew"));
        as("reader").get(path).then().body("state", equalTo("PROPOSED"));
    }

    @Test
    void nobodySignsOnceTheRuleIsMandatory() {
        flagged("WEM");
        sealed("WAIVABLE");
        var path = proposed("W-WEM", "t.becomes", "WEM");
        sealed("MANDATORY");

        act("senior-approver", path + "/sign", 1, "{}").statusCode(422).body("type", equalTo("/problems/not-waivable"));
        as("reader").get(path).then().body("state", equalTo("PROPOSED"));
    }

    /** What becomes mandatory in four days is waived until then. */
    @Test
    void whatIsMandatoryLaterIsWaivedUntilThen() {
        flagged("WLM");
        try {
            Scenario.MANDATORY.put("t.beta", today().plusDays(4).toString());
            review("WLM", today().toString());

            var path = signed("W-WLM", "\"partner\": \"WLM\"", "null");
            as("auditor")
                    .get(path)
                    .then()
                    .body("standing", equalTo("IN_FORCE"))
                    .body("notWaivableFrom", equalTo(today().plusDays(4).toString()));
            var decision = decision("WLM", flag("t.beta", "delivery:WLM-1").getString("id"), "t.beta");
            assertThat(decision.getString("notWaivableFrom.'t.beta'"))
                    .isEqualTo(today().plusDays(4).toString());
            org.daylight.review.reviews.Suite.signed("senior-approver", decision)
                    .statusCode(200)
                    .body(
                            "notWaivableFrom.'t.beta'",
                            equalTo(today().plusDays(4).toString()));
            // Whoever signs reads in the answer from which day on the signature covers nothing.
            var other = propose("W-WLM-3", "t.beta", "\"partner\": \"WLM\"", "null")
                    .statusCode(201)
                    .body("notWaivableFrom", equalTo(today().plusDays(4).toString()))
                    .extract()
                    .<String>path("id");
            act("senior-approver", "/v1/waivers/" + other + "/sign", 1, "{}")
                    .statusCode(200)
                    .body("notWaivableFrom", equalTo(today().plusDays(4).toString()));
            Scenario.MANDATORY.put("t.beta", today().toString());
            review("WLM", today().toString());
            propose("W-WLM-2", "t.beta", "\"partner\": \"WLM\"", "null")
                    .statusCode(422)
                    .body("type", equalTo("/problems/not-waivable"));
        } finally {
            Scenario.MANDATORY.clear();
        }
        review("WLM", today().toString());
    }

    /** What is used up would cover nothing if the rule left a choice: it is not the rule that keeps it from doing so. */
    @Test
    void aWaiverThatIsUsedUpIsNotOverruledByARuleThatIsMandatory() {
        flagged("WMU");
        var path = signed("W-WMU", "\"partner\": \"WMU\"", "{\"uses\": 2}");
        var first = use(path, "").statusCode(201).extract().<String>path("id");
        try {
            Scenario.MANDATORY.put("t.beta", today().plusDays(1).toString());
            review("WMU", today().toString());
            assertThat(flag("t.beta", "delivery:WMU-1").getString("disposition"))
                    .isEqualTo("WAIVED");
            use(path, "").statusCode(201);
            assertThat(flag("t.beta", "delivery:WMU-1").getString("disposition"))
                    .isEqualTo("OPEN");

            Scenario.MANDATORY.put("t.beta", today().toString());
            review("WMU", today().toString());
            var flag = flag("t.beta", "delivery:WMU-1");
            assertThat(flag.getString("disposition")).isEqualTo("OPEN");
            assertThat(flag.getString("notWaivedBecause")).isNull();

            // One of which something is left would cover it, but for the rule.
            act("reviewer", path + "/uses/" + first + "/void", 1, "{\"reason\": \"by mistake\"}")
                    .statusCode(200);
            assertThat(flag("t.beta", "delivery:WMU-1").getString("notWaivedBecause"))
                    .isEqualTo("RULE_MANDATORY");
        } finally {
            Scenario.MANDATORY.clear();
        }
        review("WMU", today().toString());
    }

    /** What was signed stays as it was signed; from the day on which the rule in force is mandatory it covers nothing. */
    @Test
    void nothingIsWaivedOnceTheRuleInForceIsMandatory() {
        flagged("WMD");
        var path = signed("W-WMD", "\"partner\": \"WMD\"", "null");
        try {
            Scenario.MANDATORY.put("t.beta", today().plusDays(4).toString());
            review("WMD", today().toString());

            var flag = flag("t.beta", "delivery:WMD-1");
            assertThat(flag.getString("disposition")).isEqualTo("WAIVED");
            assertThat(flag.getString("waived.until"))
                    .isEqualTo(today().plusDays(3).toString());
            assertThat(flag.getString("waived.untilBecause")).isEqualTo("RULE_MANDATORY");
            assertThat(flag.getString("notWaivedBecause")).isNull();
            as("auditor")
                    .get(path)
                    .then()
                    .body("standing", equalTo("IN_FORCE"))
                    .body("notWaivableFrom", equalTo(today().plusDays(4).toString()));
            var ahead = as("auditor")
                    .get("/v1/foresight?scope=partner:WMD&days=9")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(ahead.<String>getList("arising.kind")).containsExactly("WAIVER_ENDS", "WAIVER_ENDS");
            assertThat(ahead.getString("arising[0].on"))
                    .isEqualTo(today().plusDays(4).toString());
            assertThat(ahead.getString("arising[0].prevention[0].clause"))
                    .isEqualTo("it is met before the rule becomes mandatory, on %s, and W-WMD ends with that"
                            .formatted(today().plusDays(4)));

            // Said of all its days, and known since today alone: what was waived until yesterday was.
            Scenario.MANDATORY.put("t.beta", "2019-01-01");
            review("WMD", today().toString());

            flag = flag("t.beta", "delivery:WMD-1");
            assertThat(flag.getString("condition")).isEqualTo("PRESENT");
            assertThat(flag.getString("disposition")).isEqualTo("OPEN");
            assertThat(flag.getString("notWaivedBecause")).isEqualTo("RULE_MANDATORY");
            as("auditor")
                    .get(path)
                    .then()
                    .body("state", equalTo("SIGNED"))
                    .body("version", equalTo(2))
                    .body("standing", equalTo("RULE_MANDATORY"));
            as("auditor")
                    .get("/v1/waivers?standing=RULE_MANDATORY&partner=WMD")
                    .then()
                    .body("items.content.reference", contains("W-WMD"));
            use(path, "").statusCode(422).body("detail", containsString("RULE_MANDATORY"));
            as("auditor")
                    .get("/v1/dashboards/flags?scope=partner:WMD&disposition=WAIVED")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        } finally {
            Scenario.MANDATORY.clear();
        }
        review("WMD", today().toString());
        assertThat(flag("t.beta", "delivery:WMD-1").getString("disposition")).isEqualTo("WAIVED");
    }

    private static String proposed(String reference, String rule, String partner) {
        return "/v1/waivers/"
                + propose(reference, rule, "\"partner\": \"%s\"".formatted(partner), "null")
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    /** A review of a rulebook in which the rule {@code t.becomes} leaves this choice. */
    private void sealed(String choice) {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("""
                insert into rulebook_rule (rulebook, rule, subject_type, position, title, severity, duty_holder, choice,
                    authority, citation, counsel_reviewed)
                values (?, 't.becomes', 'delivery', 1, 'A rule', 'REQUIREMENT', 'OWN_GOVERNMENT', ?, 'POLICY', '-', false)
                """, "sha256:becomes-" + choice, choice);
            sql.update("""
                insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, known_at, knowledge,
                    rulebook, retrospective, digest, sealed_at)
                values (?, 'partner:WEM', 'PERSON', 'test', 'test', now(), 'SEALED', '2024-05-02', now(), 'recorded', ?,
                    false, 'sha256:x', now())
                """, UUID.randomUUID(), "sha256:becomes-" + choice);
        });
    }

    @Test
    void whoMayNotSeeTheFlagDoesNotLearnOfItsWaiver() {
        Scenario.of("WF", restricted(List.of("inner"), "1", "t.beta", "N"), delivery("2"));
        review("WF", "2024-05-01");
        propose("W-WF", "t.beta", "\"subject\": \"delivery:WF-1\"", "null").statusCode(422);
        var id = as("reviewer-inside")
                .body(body("W-WF", "t.beta", "\"subject\": \"delivery:WF-1\"", "null"))
                .post("/v1/waivers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as("reader").get("/v1/waivers/" + id).then().statusCode(404);
        as("reader").get("/v1/waivers/" + id + "/uses").then().statusCode(404);
        as("reader")
                .get("/v1/waivers?limit=500")
                .then()
                .body("items.findAll { it.id == '%s' }".formatted(id), hasSize(0));
        as("reader-inside").get("/v1/waivers/" + id).then().statusCode(200).body("signedBy", nullValue());
    }

    /** The flag is there for everybody and stands waived; by what is for whoever may see the waiver. */
    @Test
    void whatWaivesAFlagIsNamedToWhoeverMaySeeItAlone() {
        flagged("WG");
        var path = "/v1/waivers/"
                + as("reviewer-inside")
                        .body(
                                body("W-WG", "t.beta", "\"subject\": \"delivery:WG-1\"", "null")
                                        .replaceFirst(
                                                "\\{\"content\"",
                                                "{\"accessGroup\": \"inner\", \"marking\": {\"classification\": \"UNCLASSIFIED\", \"privileged\": true}, \"content\""))
                        .post("/v1/waivers")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update waiver set state = 'SIGNED', signed_by = 'somebody else', signed_at = proposed_at,"
                                + " signed_on = valid_from where id = ?",
                        UUID.fromString(path.substring(path.lastIndexOf('/') + 1))));
        var id = flag("t.beta", "delivery:WG-1").getString("id");

        for (var reader : List.of("reader", "reader-inside")) {
            var inside = reader.equals("reader-inside");
            var reference = inside ? "W-WG" : null;
            as(reader)
                    .get("/v1/flags/" + id)
                    .then()
                    .statusCode(200)
                    .body("disposition", equalTo("WAIVED"))
                    .body("waived.reference", equalTo(reference))
                    .body("marking.privileged", equalTo(inside));
            var listed = flags(reader, "subject=delivery:WG-1&disposition=WAIVED");
            assertThat(listed.getList("items")).hasSize(1);
            assertThat(listed.getString("items[0].waived.reference")).isEqualTo(reference);
        }
    }
}
