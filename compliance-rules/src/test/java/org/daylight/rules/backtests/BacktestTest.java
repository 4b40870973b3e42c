package org.daylight.rules.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Drafting.backtest;
import static org.daylight.rules.Drafting.finished;
import static org.daylight.rules.Drafting.opened;
import static org.daylight.rules.Drafting.proposed;
import static org.daylight.rules.Drafting.publish;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.daylight.kit.json.Json;
import org.daylight.rules.Drafting;
import org.daylight.rules.Service;
import org.daylight.rules.registry.Lines;
import org.daylight.rules.registry.RegistryStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over fact lines that the registry once sent: the notices of the first portfolio, April to August 2024. */
@QuarkusTest
class BacktestTest {

    private static final String OWED = "us.aeca.36b.notice-owed";

    private static final String LARGE = """
            {"key": "%s", "title": "A notice is large", "authority": "TOLERANCE", "citation": "House tolerance",
             "choice": "POLICY", "dutyHolder": "OWN_GOVERNMENT", "counselReview": "none", "subject": "notification",
             "effective": {"from": %s, "to": null, "against": "asOf"}, "severity": "ADVISORY",
             "parameters": {"least": [{"value": "%s USD ANY"}]},
             "requires": "has(notification.totalValue) && notification.totalValue >= params.least",
             "message": "notice {notification.reference}: {notification.totalValue|none|unknown}",
             "examples": [
               {"name": "large", "given": {"notification.totalValue": "900000000 USD CONTRACT"}, "asOf": "2025-01-01", "expect": "MET"},
               {"name": "small", "given": {"notification.totalValue": "1 USD CONTRACT"}, "asOf": "2025-01-01", "expect": "NOT_MET"},
               {"name": "unknown", "given": {}, "asOf": "2025-01-01", "expect": "UNDETERMINED", "missing": ["notification.totalValue"]}]}""";

    @AfterEach
    void forget() {
        RegistryStub.reset();
    }

    @BeforeEach
    void anEmptyRegister() {
        RegistryStub.reset();
        Service.publishShippedPacks();
    }

    /**
     * H.R. 3613: 30, 105 and 410 million, inside the group 55, 205 and 615. By hand: nobody falls below, because the major
     * part is not known where the total does: Taiwan 95 < 105, Japan 140 < 205, Israel 106.5, 147.5 and 147.5 < 205.
     */
    @Test
    void theAmountsOfABillLeaveFiveNoticesUndeterminedAndFlagNone() throws Exception {
        var draft = amounts("30", "105", "410", "55", "205", "615");
        Lines.notices();

        var run = run(draft, "\"knowledge\": \"declared\"");

        assertThat(run.getString("says")).contains("declare");
        assertThat(run.getList("standing.key", String.class)).containsExactly(OWED);
        assertThat(counts(run, "subjects")).isEqualTo(List.of(12, 13, 13, 13, 15));
        assertThat(counts(run, "new")).isEqualTo(List.of(0, 0, 0, 0, 0));
        assertThat(counts(run, "gone")).isEqualTo(List.of(0, 0, 0, 0, 0));
        assertThat(counts(run, "undeterminable")).isEqualTo(List.of(5, 5, 5, 5, 5));
        assertThat(counts(run, "same")).isEqualTo(List.of(7, 8, 8, 8, 10));
        assertThat(partners(run.getString("id"), "2024-08", "undeterminable"))
                .isEqualTo(Map.of("ISR", 3, "JPN", 1, "TWN", 1));
    }

    /**
     * 300 million of articles or services and 400 of construction for everybody. With no major part fall below Australia's
     * 275 and from May, when it was printed, Saudi Arabia's 250. Of seven the major part is not known: Taiwan 95, Iraq 181,
     * Japan 140, Bahrain 150, Israel 106.5, 147.5 and 147.5.
     */
    @Test
    void aNoticeIsCountedAsNewFromTheMonthInWhichItWasKnown() throws Exception {
        var draft = amounts("14", "300", "400", "25", "300", "400");
        Lines.notices();

        var run = run(draft, "\"knowledge\": \"declared\"");
        var id = run.getString("id");

        assertThat(counts(run, "new")).isEqualTo(List.of(1, 2, 2, 2, 2));
        assertThat(counts(run, "undeterminable")).isEqualTo(List.of(7, 7, 7, 7, 7));
        assertThat(partners(id, "2024-05", "new")).isEqualTo(Map.of("AUS", 1, "SAU", 1));
        var examples = as("legal")
                .get("/v1/backtests/" + id + "/examples?month=2024-05&outcome=NEW")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(examples.getList("items.label")).isEqualTo(List.of("15-26", "24-12"));
        assertThat(examples.getList("items.knowledge")).isEqualTo(List.of("declared", "declared"));
        assertThat(examples.getList("items.before")).isEqualTo(List.of("MET", "MET"));
        as("legal")
                .get(examples.getString("items[1].explanation"))
                .then()
                .statusCode(200)
                .body("says", startsWith("Each month is judged on what the sources declare"))
                .body("before.answer", equalTo("MET"))
                .body("after.answer", equalTo("NOT_MET"))
                .body("after.disclaimer", containsString("not a determination"))
                .body("after.because.size()", greaterThan(0));
    }

    /** From 300 to 150 million: Australia 275, Iraq 181, Bahrain 150 and from May the 250 are no longer below. */
    @Test
    void whatWasFlaggedAndIsNoLongerIsCountedAsGone() {
        var key = "test.backtest.gone";
        publish("legal2", key, proposed("legal", key, LARGE.formatted(key, "null", "300000000")))
                .statusCode(200);
        var draft = Drafting.drafted("legal", key, LARGE.formatted(key, "null", "150000000"));
        Lines.notices();

        var run = run(draft, "\"knowledge\": \"declared\"");

        assertThat(counts(run, "flaggedBefore")).isEqualTo(List.of(8, 9, 9, 9, 9));
        assertThat(counts(run, "gone")).isEqualTo(List.of(3, 4, 4, 4, 4));
        assertThat(counts(run, "flaggedAfter")).isEqualTo(List.of(5, 5, 5, 5, 5));
        assertThat(counts(run, "same")).isEqualTo(List.of(9, 9, 9, 9, 11));
    }

    /** Published alone it would leave them: that all of it goes is no doing of what it says. */
    @Test
    void daysThatItWouldLeaveWithoutARuleAreNamed() {
        var key = "test.backtest.left";
        publish("legal2", key, proposed("legal", key, LARGE.formatted(key, "null", "300000000")))
                .statusCode(200);
        var amendment = Drafting.drafted("legal", key, LARGE.formatted(key, "\"2025-06-01\"", "300000000"));
        var whole = Drafting.drafted("legal", key, LARGE.formatted(key, "null", "150000000"));
        Lines.notices();

        var run = run(amendment, "\"knowledge\": \"declared\"");

        assertThat(run.getList("withoutRule")).isEqualTo(List.of(key + ": no rule before 2025-06-01"));
        assertThat(counts(run, "gone")).isEqualTo(List.of(8, 9, 9, 9, 9));
        assertThat(run(whole, "\"knowledge\": \"declared\"").getList("withoutRule"))
                .isEmpty();
    }

    @Test
    void aRuleThatDidNotStandIsComparedWithNoneAndItsFirstDayCounts() {
        var key = "test.backtest.first";
        var draft = Drafting.drafted("legal", key, LARGE.formatted(key, "\"2024-07-01\"", "300000000"));
        Lines.notices();

        var run = run(draft, "\"knowledge\": \"declared\"");

        assertThat(run.getList("standing")).isEmpty();
        assertThat(counts(run, "new")).isEqualTo(List.of(0, 0, 0, 9, 9));
        assertThat(counts(run, "changed"))
                .as("from no rule to not applicable, or met")
                .isEqualTo(List.of(12, 13, 13, 4, 6));
    }

    @Test
    void aVersionOfASetIsHeldAgainstThePublishedOneAndTheAnswerNamesIt() {
        var set = "test-backtest-standing";
        var key = "test.backtest.standing";
        var published = Drafting.set(set, "XAA");
        Drafting.publishSet(set, published);
        publish("legal2", key, proposed("legal", key, Drafting.inSetRule(key, "\\\"" + set + "\\\"")))
                .statusCode(200);
        String rule = as("legal").get("/v1/rules/" + key).path("revisions[0]");
        RegistryStub.lines("*", List.of(Lines.hold("XAA", 1, List.of())));

        var run = run(Drafting.set(set, "XAB"), "\"hindsight\": false");

        assertThat(run.getList("standing.digest", String.class)).containsExactly(published, rule);
        assertThat(counts(run, "new")).isEqualTo(List.of(1, 1, 1, 1, 1));
    }

    @Test
    void monthsBeforeTheRegisterKnewAnythingAreEmptyAndSaySo() {
        var key = "test.backtest.recorded";
        var draft = Drafting.drafted("legal", key, LARGE.formatted(key, "null", "300000000"));
        Lines.notices();
        RegistryStub.recordedSince("2024-07-15T00:00:00Z");

        var run = run(draft, "\"hindsight\": false");

        assertThat(run.getString("says")).contains("recorded by its end");
        assertThat(run.getString("months[0].note")).contains("says nothing about the rule");
        assertThat(run.getList("months[2].rules")).isEmpty();
        assertThat(run.getInt("months[3].rules[0].counts.subjects")).isEqualTo(13);
        assertThat(run.getString("months[3].note")).isNull();
        assertThat(run.getString("months[0].knownAt")).isEqualTo("2024-04-30T23:59:59.999999Z");
        assertThat(RegistryStub.manifests())
                .anyMatch(query -> query.contains("knownAt=2024-04-30T23:59:59.999999Z")
                        && query.contains("asOf=2024-04-30")
                        && query.contains("knowledge=recorded"));
    }

    @Test
    void withHindsightEveryMonthIsJudgedOnWhatIsKnownNowAndTheAnswerSaysSo() {
        var key = "test.backtest.hindsight";
        var draft = Drafting.drafted("legal", key, LARGE.formatted(key, "null", "300000000"));
        Lines.notices();
        RegistryStub.recordedSince("2024-07-15T00:00:00Z");

        var run = run(draft, "\"hindsight\": true");

        assertThat(run.getString("says")).startsWith("With hindsight");
        assertThat(run.getBoolean("status.hindsight")).isTrue();
        assertThat(run.getString("months[0].knownAt")).isEqualTo(run.getString("status.recordedUpTo"));
        assertThat(counts(run, "new")).isEqualTo(List.of(8, 9, 9, 9, 9));
        var path = "/v1/backtests/" + run.getString("id");
        as("legal")
                .get(path + "/partners?month=2024-05")
                .then()
                .body("items.hindsight", everyItem(equalTo(true)))
                .body("items.knowledge", everyItem(equalTo("recorded")));
        var example = as("legal").get(path + "/examples?month=2024-05").jsonPath();
        assertThat(example.getBoolean("items[0].hindsight")).isTrue();
        as("legal")
                .get(example.getString("items[0].explanation"))
                .then()
                .body("says", startsWith("With hindsight: each month is judged on all that is known now"));
    }

    @Test
    void whatCannotBeTestedIsRefusedWithWhereToMendIt() {
        refused(backtest("sha256:" + "0".repeat(64), "2024-01", "2024-02", ""), 422, "/revisions/0");
        var key = "test.backtest.refused";
        var draft = Drafting.drafted("legal", key, LARGE.formatted(key, "null", "300000000"));
        refused(backtest(draft, "2024-02", "2024-01", ""), 400, "/to");
        refused(backtest(draft, "2024-01", "2999-01", ""), 400, "/to");
        refused(backtest(draft, "1901-01", "2024-01", ""), 400, "/from");
        refused(backtest(draft, "2024-1", "2024-01", ""), 400, "/from");
        refused(backtest(draft, "2024-01", "2024-02", ", \"knowledge\": \"guessed\""), 400, "/knowledge");
    }

    private static void refused(String body, int status, String pointer) {
        acting("legal")
                .contentType("application/json")
                .body(body)
                .post("/v1/backtests")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem(endsWith(pointer)));
    }

    private static JsonPath run(String draft, String more) {
        var id = opened("legal", "/v1/backtests", backtest(draft, "2024-04", "2024-08", ", " + more));
        return finished("legal", "/v1/backtests/" + id);
    }

    private static List<Integer> counts(JsonPath run, String what) {
        var counts = new ArrayList<Integer>();
        for (var month = 0; month < 5; month++) {
            var all = run.getList("months[%d].rules.counts.%s".formatted(month, what), Integer.class);
            counts.add(all.stream().mapToInt(Integer::intValue).sum());
        }
        return counts;
    }

    private static Map<String, Integer> partners(String id, String month, String what) {
        var found = new TreeMap<String, Integer>();
        var rows = as("legal")
                .get("/v1/backtests/%s/partners?month=%s".formatted(id, month))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        for (var i = 0; i < rows.getList("items").size(); i++) {
            var number = rows.getInt("items[%d].counts.%s".formatted(i, what));
            if (number > 0) {
                found.put(rows.getString("items[%d].partner".formatted(i)), number);
            }
        }
        return found;
    }

    /** The published rule with one amount in millions for all days in place of each parameter. */
    private static String amounts(
            String mde, String articles, String construction, String mdeHigher, String articlesHigher, String more)
            throws Exception {
        String digest = as("legal").get("/v1/rules/" + OWED).path("revisions[0]");
        var definition = (ObjectNode) Json.mapper()
                .readTree(as("legal")
                        .get("/v1/rules/" + OWED + "/revisions/" + digest)
                        .asByteArray())
                .path("definition");
        var values = Map.of(
                "mde", mde,
                "articles", articles,
                "construction", construction,
                "mdeHigher", mdeHigher,
                "articlesHigher", articlesHigher,
                "constructionHigher", more);
        values.forEach(
                (name, millions) -> ((ObjectNode) definition.path("parameters").path(name))
                        .putArray("values")
                        .addObject()
                        .put("value", millions + "000000 USD ANY")
                        .put("reference", "supposed"));
        definition.putArray("examples");
        return Drafting.drafted("legal", OWED, definition.toString());
    }
}
