package org.daylight.rules.impacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Drafting.finished;
import static org.daylight.rules.Drafting.opened;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.daylight.rules.Drafting;
import org.daylight.rules.Service;
import org.daylight.rules.registry.Lines;
import org.daylight.rules.registry.RegistryStub;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over fact lines that the registry once sent: fifteen notices as of 2024-08-31. */
@QuarkusTest
class ImpactTest {

    private static final String ASKED = "{\"asOf\": \"2024-08-31\", \"knowledge\": \"declared\", %s}";
    private static final String RULE = """
            {"key": "test.impact.large", "title": "A notice is large", "authority": "TOLERANCE", "citation": "House tolerance",
             "choice": "POLICY", "dutyHolder": "OWN_GOVERNMENT", "counselReview": "none", "subject": "notification",
             "effective": {"from": null, "to": null, "against": "asOf"}, "severity": "ADVISORY",
             "parameters": {"least": [{"value": "100000000 USD ANY"}]},
             "appliesWhen": "!has(partner.policyCategory) || partner.policyCategory != \\"TREATY_ALLY\\"",
             "requires": "has(notification.totalValue) && notification.totalValue >= params.least",
             "message": "notice {notification.reference}: {notification.totalValue|none|unknown}",
             "examples": [
               {"name": "large", "given": {"notification.totalValue": "900000000 USD CONTRACT", "partner.policyCategory": "PARTNER"}, "asOf": "2025-01-01", "expect": "MET"},
               {"name": "small", "given": {"notification.totalValue": "1 USD CONTRACT", "partner.policyCategory": "PARTNER"}, "asOf": "2025-01-01", "expect": "NOT_MET"},
               {"name": "unknown", "given": {"partner.policyCategory": "PARTNER"}, "asOf": "2025-01-01", "expect": "UNDETERMINED", "missing": ["notification.totalValue"]}]}""";

    private static final String SMALL = RULE.replace("test.impact.large", "test.impact.small")
            .replace(
                    "\"least\": [{\"value\": \"100000000 USD ANY\"}]",
                    "\"most\": [{\"value\": \"100000000000 USD ANY\"}]")
            .replace(">= params.least", "<= params.most")
            .replace("900000000 USD CONTRACT", "@small")
            .replace("\"1 USD CONTRACT", "\"900000000000 USD CONTRACT")
            .replace("@small", "1 USD CONTRACT");

    @BeforeEach
    void notices() {
        RegistryStub.reset();
        Service.publishShippedPacks();
    }

    @AfterEach
    void anEmptyRegister() {
        RegistryStub.reset();
    }

    /** What goes because nothing would be left was told as what the amendment does. */
    @Test
    void anAmendmentThatWouldLeaveDaysWithoutARuleIsRefusedWithTheDays() {
        publishLarge();
        Lines.notices();
        var until = drafted(RULE.replace("\"to\": null", "\"to\": \"2024-12-01\""));
        var amendment = drafted(RULE.replace("\"from\": null, \"to\": null", "\"from\": \"2024-12-01\", \"to\": null"));

        acting("legal")
                .contentType("application/json")
                .body(ASKED.formatted("\"revisions\": [\"%s\"]".formatted(amendment)))
                .post("/v1/impacts")
                .then()
                .statusCode(422)
                .body("type", endsWith("days-without-rule"))
                .body("violations[0].message", equalTo("test.impact.large: no rule before 2024-12-01"));
        assertThat(impact("\"revisions\": [\"%s\", \"%s\"]".formatted(until, amendment))
                        .getList("rules"))
                .isEmpty();
    }

    private static String drafted(String rule) {
        return Drafting.drafted("legal", "test.impact.large", rule);
    }

    /** Least 200 million: Iraq 181, Bahrain 150, Japan 140 and Israel 106.5 + 147.5 + 147.5 are no longer met: 872.5. */
    @Test
    void aParameterThatChangesSaysWhichSubjectsChangeAndWhatTheyAreWorth() {
        publishLarge();
        Lines.notices();

        var run = impact("\"parameters\": [{\"rule\": \"test.impact.large\", \"parameter\": \"least\","
                + " \"from\": \"2024-01-01\", \"value\": \"200000000 USD ANY\"}]");

        assertThat(run.getList("rules.rule")).isEqualTo(List.of("test.impact.large"));
        assertThat(run.getInt("rules[0].counts.subjects")).isEqualTo(15);
        assertThat(run.getInt("rules[0].counts.undeterminable") + run.getInt("rules[0].counts.new"))
                .isEqualTo(7);
        assertThat(run.getList("rules[0].worth")).hasSize(1);
        assertThat(run.getString("rules[0].worth[0].currency")).isEqualTo("USD");
        assertThat(run.getString("rules[0].worth[0].basis")).isEqualTo("ANNOUNCED_MAXIMUM");
        assertThat(run.getInt("rules[0].worth[0].subjects")).isEqualTo(6);
        assertThat(run.getString("rules[0].worth[0].low")).isEqualTo("872500000");
        assertThat(run.getString("rules[0].worth[0].high")).isEqualTo("872500000");
        var path = "/v1/impacts/" + run.getString("id");
        as("legal")
                .get(path + "/partners")
                .then()
                .body("items.partner", equalTo(List.of("BHR", "IRQ", "ISR", "JPN")))
                .body("items.find { it.partner == 'ISR' }.worth[0].low", equalTo("401500000"));
        as("legal")
                .get(path + "/changes?limit=2")
                .then()
                .body("items", hasSize(2))
                .body("total.count", equalTo(6));
        String where = as("legal").get(path + "/changes").path("items[0].explanation");
        as("legal").get(where).then().statusCode(200).body("before.rule", equalTo("test.impact.large"));
    }

    /** Deliveries of 5, of 10 and then 20 in all, 30 as another source says, and 7 of which it is not said: five changes, worth 5. */
    @Test
    void runningTotalsAndConflictingAccountsAreAddedToNothing() {
        var key = "test.impact.delivered";
        var rule = RULE.replace("test.impact.large", key).replace("notification", "delivery");
        rule = rule.replace("delivery.totalValue", "delivery.value");
        Drafting.publish("legal2", key, Drafting.proposed("legal", key, rule)).statusCode(200);
        RegistryStub.lines(
                "*",
                List.of(
                        Lines.delivery("XAA", 1, delivered("5000000", "INCREMENT", true)),
                        Lines.delivery("XAA", 2, delivered("10000000", "CUMULATIVE", true)),
                        Lines.delivery("XAA", 3, delivered("20000000", "CUMULATIVE", true)),
                        Lines.delivery("XAA", 4, delivered("30000000", "INCREMENT", false)),
                        Lines.delivery("XAA", 5, "\"delivery.value\":\"7000000 USD CONTRACT\"")));

        var run = impact(
                "\"parameters\": [{\"rule\": \"%s\", \"parameter\": \"least\", \"from\": \"2024-01-01\",".formatted(key)
                        + " \"value\": \"1 USD ANY\"}]");

        assertThat(run.getInt("rules[0].counts.subjects")).isEqualTo(5);
        assertThat(run.getString("says")).contains("running totals and conflicting accounts");
        var partners = as("legal")
                .get("/v1/impacts/" + run.getString("id") + "/partners")
                .jsonPath()
                .getList("items[0].worth");
        for (var worth : List.of(run.getList("rules[0].worth"), partners)) {
            assertThat(worth)
                    .isEqualTo(List.of(
                            Map.of("before", "NOT_MET", "after", "MET", "subjects", 2, "notAdded", "CUMULATIVE"),
                            Map.of("before", "NOT_MET", "after", "MET", "subjects", 1, "notAdded", "NOT_COUNTED"),
                            Map.of("before", "NOT_MET", "after", "MET", "subjects", 1, "notAdded", "NOT_KNOWN"),
                            Map.of(
                                    "before",
                                    "NOT_MET",
                                    "after",
                                    "MET",
                                    "currency",
                                    "USD",
                                    "basis",
                                    "CONTRACT",
                                    "subjects",
                                    1,
                                    "low",
                                    "5000000",
                                    "high",
                                    "5000000")));
        }
    }

    private static String delivered(String dollars, String measure, boolean counted) {
        return "\"delivery.value\":\"%s USD CONTRACT\",\"delivery.measure\":\"%s\",\"delivery.counted\":%s"
                .formatted(dollars, measure, counted);
    }

    /**
     * A least of 200 million changes six subjects of the one rule, a most of 200 million the greater ones of the other: more
     * than the seven that are listed in these tests, whatever the rules are.
     */
    @Test
    void subjectsAreBoundedAndNotTheRulesAndOutcomesOfEach() {
        publishLarge();
        var small = "test.impact.small";
        if (as("legal").get("/v1/rules/" + small).statusCode() != 200) {
            Drafting.publish("legal2", small, Drafting.proposed("legal", small, SMALL))
                    .statusCode(200);
        }
        Lines.notices();

        var run = impact("""
                "parameters": [
                  {"rule": "test.impact.large", "parameter": "least", "from": "2024-01-01", "value": "200000000 USD ANY"},
                  {"rule": "test.impact.small", "parameter": "most", "from": "2024-01-01", "value": "200000000 USD ANY"}]""");

        assertThat(run.getInt("most")).isEqualTo(7);
        var changed = run.getList("rules.worth.flatten().subjects", Integer.class).stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(changed).isGreaterThan(7);
        var listed = as("legal")
                .get("/v1/impacts/" + run.getString("id") + "/changes?limit=500")
                .jsonPath()
                .getList("items.subject", String.class);
        assertThat(new java.util.HashSet<>(listed)).hasSize(7);
    }

    /** Of the six only Iraq and Bahrain are in no group of allies; and from 2024 on 200 million count, not the 1 of 2020. */
    @Test
    void ofSeveralValuesTheNarrowerAndTheLaterCountsHoweverTheyAreListed() {
        publishLarge();
        Lines.notices();
        var everybody = least("2024-01-01", "200000000", null);
        var allies = least("2024-01-01", "100000000", "aeca36b-15-days");
        var earlier = least("2020-01-01", "1", null);

        for (var listed : List.of(
                List.of(everybody, allies),
                List.of(allies, everybody),
                List.of(everybody, earlier, allies),
                List.of(earlier, allies, everybody, everybody))) {
            var run = impact("\"parameters\": [%s]".formatted(String.join(",", listed)));

            as("legal")
                    .get("/v1/impacts/" + run.getString("id") + "/partners")
                    .then()
                    .body("items.partner", equalTo(List.of("BHR", "IRQ")));
        }
    }

    @Test
    void whatContradictsItselfIsNotSupposed() {
        publishLarge();
        var twice = List.of(
                least("2024-01-01", "1", null) + "," + least("2024-01-01", "2", null),
                least("2024-01-01", "1", "aeca36b-15-days") + "," + least("2024-01-01", "2", "aeca36b-15-days"),
                // NATO and more are in both.
                least("2024-01-01", "1", "aeca36b-15-days") + "," + least("2024-01-01", "2", "aeca36b-higher-amounts"));
        for (var parameters : twice) {
            refused("\"parameters\": [%s]".formatted(parameters), 400, "/parameters/0");
            refused("\"parameters\": [%s]".formatted(parameters), 400, "/parameters/1");
        }
        var facts = """
                "facts": [{"partner": "TWN", "leaf": "item.mde", "value": true},
                  {"partner": "TWN", "leaf": "item.mde", "value": false}]""";
        refused(facts, 400, "/facts/0/value");
        refused(facts, 400, "/facts/1/value");
    }

    @Test
    void whatSaysTheSameInTwoWaysContradictsNothing() {
        publishLarge();
        RegistryStub.lines("*", List.of());
        var same = "\"parameters\": [%s, %s], \"facts\": [%s, %s]"
                .formatted(
                        least("2024-01-01", "1", null),
                        least("2024-01-01", "1.00", null),
                        "{\"partner\": \"TWN\", \"leaf\": \"objective.lateTolerance\", \"value\": \"0.1\"}",
                        "{\"partner\": \"TWN\", \"leaf\": \"objective.lateTolerance\", \"value\": \"0.10\"}");

        opened("legal", "/v1/impacts", ASKED.formatted(same));
    }

    private static String least(String from, String dollars, @Nullable String group) {
        return """
                {"rule": "test.impact.large", "parameter": "least", "from": "%s", "value": "%s USD ANY", "group": %s}""".formatted(from, dollars, group == null ? "null" : "\"" + group + "\"");
    }

    /** Until 2024 the rule had no parameter. */
    @Test
    void aParameterThatOneOfTwoRevisionsHasIsSupposedInThatOne() {
        var key = "test.impact.later";
        var until2024 = Drafting.before2024(key)
                .replace(
                        "\"asOf\": \"2024-01-01\", \"expect\": \"MET\"",
                        "\"asOf\": \"2024-01-01\", \"expect\": \"NOT_APPLICABLE\"");
        var since2024 = Drafting.since2024(key)
                .replace(
                        "\"requires\": \"has(hold.trigger)\"",
                        "\"parameters\": {\"word\": [{\"value\": \"x\"}]},"
                                + " \"requires\": \"has(hold.trigger) && hold.trigger == params.word\"");
        for (var revision : List.of(until2024, since2024)) {
            Drafting.publish("legal2", key, Drafting.proposed("legal", key, revision))
                    .statusCode(200);
        }
        RegistryStub.lines("*", List.of(Lines.hold("XAA", 1, List.of(), "\"hold.trigger\":\"x\"")));
        var change =
                "\"parameters\": [{\"rule\": \"%s\", \"parameter\": \"%s\", \"from\": \"2024-06-01\", \"value\": \"y\"}]";

        var run = impact(change.formatted(key, "word"));

        assertThat(run.getList("rules.rule")).isEqualTo(List.of(key));
        assertThat(run.getInt("rules[0].counts.new")).isEqualTo(1);
        refused(change.formatted(key, "colour"), 422, "/parameters/0/parameter");
    }

    /** From 2024 on the rule has no parameter any more. */
    @Test
    void aParameterIsNotSupposedFromADayOnWhenNothingAsksForIt() {
        var key = "test.impact.shrunk";
        var until2024 = Drafting.before2024(key)
                .replace(
                        "\"requires\": \"has(hold.trigger)\"",
                        "\"parameters\": {\"word\": [{\"value\": \"x\"}]},"
                                + " \"requires\": \"has(hold.trigger) && hold.trigger == params.word\"")
                .replace(
                        "\"asOf\": \"2024-01-01\", \"expect\": \"MET\"",
                        "\"asOf\": \"2024-01-01\", \"expect\": \"NOT_APPLICABLE\"");
        for (var revision : List.of(until2024, Drafting.since2024(key))) {
            Drafting.publish("legal2", key, Drafting.proposed("legal", key, revision))
                    .statusCode(200);
        }
        var change =
                "\"parameters\": [{\"rule\": \"%s\", \"parameter\": \"word\", \"from\": \"%s\", \"value\": \"y\"}]";

        refused(change.formatted(key, "2024-01-01"), 422, "/parameters/0/from");
        RegistryStub.lines("*", List.of());
        opened("legal", "/v1/impacts", ASKED.formatted(change.formatted(key, "2023-12-31")));
    }

    @Test
    void aMemberThatJoinsASetChangesTheRulesThatNameIt() {
        Lines.notices();

        // Bahrain would have 15 days instead of 30 from its day of delivery on.
        var run = impact("\"members\": [{\"set\": \"aeca36b-15-days\", \"code\": \"BHR\", \"from\": \"2019-01-01\"}]");

        assertThat(run.getList("rules.rule", String.class)).contains("us.aeca.36b.wait");
        var path = "/v1/impacts/" + run.getString("id");
        as("legal").get(path + "/changes?rule=us.aeca.36b.wait").then().body("items.label", equalTo(List.of("19-61")));
    }

    /** The partner's policy category is on no line: as a treaty ally the rule does not apply to it. */
    @Test
    void aFactThatChangesIsSupposedOnTheLinesOfItsPartnerAlone() {
        publishLarge();
        Lines.notices();

        var run = impact(
                "\"facts\": [{\"partner\": \"TWN\", \"leaf\": \"partner.policyCategory\", \"value\": \"TREATY_ALLY\"}]");

        var path = "/v1/impacts/" + run.getString("id");
        as("legal")
                .get(path + "/changes?rule=test.impact.large")
                .then()
                .body("items.label", equalTo(List.of("97-09")))
                .body("items[0].after", equalTo("NOT_APPLICABLE"))
                .body("items[0].worth", equalTo("95000000 USD ANNOUNCED_MAXIMUM"));
    }

    @Test
    void whatCannotBeSupposedIsRefused() {
        refused("\"facts\": []", 400, "/");
        refused(
                "\"facts\": [{\"partner\": \"TWN\", \"leaf\": \"partner.colour\", \"value\": \"red\"}]",
                400,
                "/facts/0/leaf");
        refused(
                "\"facts\": [{\"partner\": \"TWN\", \"leaf\": \"notification.deliveredOn\", \"value\": \"soon\"}]",
                400,
                "/facts/0/value");
        unreadable("item.mde", "\"true\"", "item.mde is true, false or null");
        unreadable("notification.statute", "36", "notification.statute is a string");
        unreadable("authority.charges", "\"3\"", "authority.charges is a whole number");
        unreadable(
                "notification.receivedOn", "\"2026-01-01\"", "notification.receivedOn is a list, as in [\"…\", null]");
        unreadable("notification.addressees", "[{\"x\": 1}]", "notification.addressees is a string");
        refused(
                "\"members\": [{\"set\": \"no-such-set\", \"code\": \"BHR\", \"from\": \"2019-01-01\"}]",
                422,
                "/members/0/set");
        refused("\"members\": [{\"set\": \"aeca36b-15-days\", \"code\": \"BHR\"}]", 400, "/members/0");
        refused(
                "\"members\": [{\"set\": \"aeca36b-15-days\", \"code\": \"BHR\", \"from\": \"2027-01-01\", \"to\": \"2026-01-01\"}]",
                400,
                "/members/0/to");
        refused(
                "\"members\": [{\"set\": \"aeca36b-15-days\", \"code\": \"BHR\", \"from\": \"2026-02-30\"}]",
                400,
                "/members/0/from");
        refused(
                "\"parameters\": [{\"rule\": \"no.such.rule\", \"parameter\": \"x\", \"from\": \"2024-01-01\", \"value\": \"1\"}]",
                422,
                "/parameters/0/rule");
        refused(
                "\"parameters\": [{\"rule\": \"us.aeca.36b.wait\", \"parameter\": \"no\", \"from\": \"2024-01-01\", \"value\": \"1\"}]",
                422,
                "/parameters/0/parameter");
        refused(
                "\"parameters\": [{\"rule\": \"us.aeca.36b.wait\", \"parameter\": \"wait\", \"from\": \"2024-01-01\", \"value\": \"long\"}]",
                400,
                "/parameters/0/value");
        refused(
                "\"parameters\": [{\"rule\": \"us.aeca.36b.wait\", \"parameter\": \"wait\", \"from\": \"2024-01-01\","
                        + " \"value\": \"9 days\", \"group\": \"no-such-set\"}]",
                422,
                "/parameters/0/group");
        refused(
                "\"parameters\": [{\"rule\": \"us.aeca.36b.wait\", \"parameter\": \"wait\", \"from\": \"2024-02-30\", \"value\": \"9 days\"}]",
                400,
                "/parameters/0/from");
        opened(
                "legal",
                "/v1/impacts",
                ASKED.formatted(
                        "\"parameters\": [{\"rule\": \"us.cluster.v1\", \"parameter\": \"share\", \"from\": \"2000-01-01\", \"value\": \"1\"}]"));
    }

    /** A supposed value is read as one that stands on a line, and what cannot be read is refused before anything is. */
    private static void unreadable(String leaf, String value, String why) {
        acting("legal")
                .contentType("application/json")
                .body(ASKED.formatted(
                        "\"facts\": [{\"partner\": \"TWN\", \"leaf\": \"%s\", \"value\": %s}]".formatted(leaf, value)))
                .post("/v1/impacts")
                .then()
                .statusCode(400)
                .body("violations.pointer", equalTo(List.of("/facts/0/value")))
                .body("violations[0].message", equalTo(why));
    }

    @Test
    void aListIsSupposedAsItStandsOnALine() {
        Lines.notices();

        var run = impact(
                "\"facts\": [{\"partner\": \"BHR\", \"leaf\": \"notification.receivedOn\", \"value\": [\"2026-01-01\"]}]");

        assertThat(run.getInt("supposed.facts.size()")).isEqualTo(1);
    }

    /** The rules of AECA 36 ask two lists of their own; who joins NATO is supposed of these. */
    @Test
    void aSetThatNoRuleAsksIsRefusedAndThoseOfTheSameCodesAreNamed() {
        for (var code : List.of("SWE", "UKR")) {
            acting("legal")
                    .contentType("application/json")
                    .body(ASKED.formatted(
                            "\"members\": [{\"set\": \"nato-members\", \"code\": \"%s\", \"to\": \"2025-01-01\"}]"
                                    .formatted(code)))
                    .post("/v1/impacts")
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("unknown-reference"))
                    .body("violations[0].pointer", equalTo("/members/0/set"))
                    .body(
                            "violations[0].message",
                            endsWith("of the same codes there are aeca36b-15-days, aeca36b-higher-amounts"));
        }
    }

    /** Finland is in since 2023-04-04 and Bahrain never was: there is no membership that ends, and "no change" would hide it. */
    @Test
    void aMembershipThatDoesNotStandIsNotEnded() {
        for (var ended : List.of(
                "\"FIN\", \"to\": \"2020-01-01\"",
                "\"FIN\", \"to\": \"2023-04-04\"",
                "\"BHR\", \"to\": \"2027-01-01\"")) {
            acting("legal")
                    .contentType("application/json")
                    .body(ASKED.formatted(
                            "\"members\": [{\"set\": \"aeca36b-15-days\", \"code\": %s}]".formatted(ended)))
                    .post("/v1/impacts")
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("unknown-reference"))
                    .body("violations.pointer", equalTo(List.of("/members/0/code")))
                    .body(
                            "violations[0].message",
                            containsString(
                                    ended.contains("FIN") ? "it is in it from 2023-04-04" : "it was never in it"));
        }
        for (var ended : List.of(
                "{\"set\": \"aeca36b-15-days\", \"code\": \"FIN\", \"to\": \"2023-04-05\"}",
                "{\"set\": \"aeca36b-15-days\", \"code\": \"BHR\", \"from\": \"2026-01-01\"},"
                        + " {\"set\": \"aeca36b-15-days\", \"code\": \"BHR\", \"to\": \"2027-01-01\"}")) {
            opened("legal", "/v1/impacts", ASKED.formatted("\"members\": [%s]".formatted(ended)));
        }
    }

    /** "No change" would be no answer to a slip of the pen; a member of another set, or a partner without a set, is somebody. */
    @Test
    void aCodeThatNobodyHasIsRefused() {
        RegistryStub.lines("*", List.of(Lines.hold("XAA", 1, List.of())));

        refused(
                "\"members\": [{\"set\": \"aeca36b-15-days\", \"code\": \"XAA\", \"from\": \"2019-01-01\"},"
                        + " {\"set\": \"aeca36b-15-days\", \"code\": \"BHRR\", \"from\": \"2019-01-01\"}]",
                422,
                "/members/1/code");
        refused(
                "\"facts\": [{\"partner\": \"TWNN\", \"leaf\": \"partner.policyCategory\", \"value\": \"TREATY_ALLY\"}]",
                422,
                "/facts/0/partner");
        for (var known : List.of("XAA", "FIN")) {
            opened(
                    "legal",
                    "/v1/impacts",
                    ASKED.formatted(
                            "\"members\": [{\"set\": \"aeca36b-15-days\", \"code\": \"%s\", \"from\": \"2019-01-01\"}]"
                                    .formatted(known)));
        }
        opened(
                "legal",
                "/v1/impacts",
                ASKED.formatted(
                        "\"members\": [{\"set\": \"samm-eeum-calendar-year\", \"code\": \"NIGHT_VISION\", \"from\": \"2019-01-01\"}]"));
    }

    private static void publishLarge() {
        if (as("legal").get("/v1/rules/test.impact.large").statusCode() != 200) {
            Drafting.publish("legal2", "test.impact.large", Drafting.proposed("legal", "test.impact.large", RULE))
                    .statusCode(200);
        }
    }

    private static JsonPath impact(String change) {
        var id = opened("legal", "/v1/impacts", ASKED.formatted(change));
        return finished("legal", "/v1/impacts/" + id);
    }

    private static void refused(String change, int status, String pointer) {
        acting("legal")
                .contentType("application/json")
                .body(ASKED.formatted(change))
                .post("/v1/impacts")
                .then()
                .statusCode(status)
                .body("violations.pointer", hasItem(endsWith(pointer)));
    }
}
