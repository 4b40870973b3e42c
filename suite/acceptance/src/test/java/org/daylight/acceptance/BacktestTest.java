package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.daylight.launcher.Api;
import org.daylight.launcher.Suite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Drafts of the rule on notices under AECA 36(b) against the history of the first portfolio, 2023-01 to 2025-12, on
 * declared knowledge. What is expected was worked by hand from the tables of notices and of emergency sales.
 */
@ResourceLock(RunningSuite.SHARED)
class BacktestTest {

    private static final String OWED = "us.aeca.36b.notice-owed";
    private static final String PACKAGES = "daylight.objective.missing-before-package";

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = RunningSuite.withFirstPortfolio();
    }

    /**
     * H.R. 3613: 30 million of major equipment, 105 of articles or services, 410 of construction; inside the group 55, 205
     * and 615. Nobody falls below, because where the total is too small the major part is not known: Taiwan's 95 is below
     * 105 and Japan's 140 below 205 in every month; Israel's two emergency sales of 106.5 and 147.5 are below 205 from
     * their month on, December 2023. All others stay at or above: 600, 275, 181, 554, 150, 350, 450, 250, 580, 390.
     */
    @Test
    void theAmountsOfABillWouldFlagNobodyAndLeaveFourNoticesOpen() {
        var backtest = backtest(draft("30", "105", "410", "55", "205", "615"));

        assertThat(backtest.path("says").asText()).contains("declare");
        assertThat(backtest.path("months")).hasSize(36);
        for (var month : backtest.path("months")) {
            var counts = month.at("/rules/0/counts");
            var name = month.path("month").asText();
            assertThat(counts.path("new").asInt()).as(name).isZero();
            assertThat(counts.path("gone").asInt()).as(name).isZero();
            assertThat(counts.path("flaggedAfter").asInt()).as(name).isZero();
            assertThat(counts.path("undeterminable").asInt()).as(name).isEqualTo(name.compareTo("2023-12") < 0 ? 2 : 4);
        }
        assertThat(partners(backtest, "2023-11", "undeterminable")).isEqualTo(Map.of("JPN", 1, "TWN", 1));
        assertThat(partners(backtest, "2025-12", "undeterminable")).isEqualTo(Map.of("ISR", 2, "JPN", 1, "TWN", 1));
    }

    /**
     * 300 million of articles or services and 400 of construction for everybody. With no major part fall below Australia's
     * 275 and Saudi Arabia's 250, known since 2024-05-01. Where the major part is not known: Taiwan 95, Iraq 181, Japan 140
     * and Bahrain 150 in every month; Israel 106.5 and 147.5 from December 2023 on and 295 from February 2025 on.
     */
    @Test
    void aNoticeIsCountedAsNewFromTheMonthOfItsFirstPublicTrace() {
        var backtest = backtest(draft("14", "300", "400", "25", "300", "400"));

        for (var month : backtest.path("months")) {
            var name = month.path("month").asText();
            assertThat(month.at("/rules/0/counts/new").asInt())
                    .as(name)
                    .isEqualTo(name.compareTo("2024-05") < 0 ? 1 : 2);
            assertThat(month.at("/rules/0/counts/undeterminable").asInt())
                    .as(name)
                    .isEqualTo(name.compareTo("2023-12") < 0 ? 4 : name.compareTo("2025-02") < 0 ? 6 : 7);
        }
        assertThat(partners(backtest, "2024-05", "new")).isEqualTo(Map.of("AUS", 1, "SAU", 1));
        var example = legal().get("/v1/backtests/%s/examples?month=2024-05&outcome=NEW"
                        .formatted(backtest.path("id").asText()))
                .path("items")
                .get(1);
        assertThat(example.path("label").asText()).isEqualTo("24-12");
        var explained = legal().get(example.path("explanation").asText());
        assertThat(explained.at("/before/answer").asText()).isEqualTo("MET");
        assertThat(explained.at("/after/answer").asText()).isEqualTo("NOT_MET");
    }

    /** What the register recorded is of the day it was filled: the years before are empty, and say so. */
    @Test
    void onRecordedKnowledgeTheYearsBeforeTheRegisterAreEmpty() {
        var digest = draft("30", "105", "410", "55", "205", "615");
        var opened =
                legal().post("/v1/backtests", Map.of("revisions", List.of(digest), "from", "2023-01", "to", "2023-03"));

        var backtest = finished("/v1/backtests/" + opened.path("id").asText());

        for (var month : backtest.path("months")) {
            assertThat(month.path("rules")).isEmpty();
            assertThat(month.path("note").asText()).contains("says nothing about the rule");
        }
    }

    /** The register holds notices: what nobody has measured is not published. */
    @Test
    void aRevisionIsMeasuredBeforeItIsPublished() {
        var digest = draft("30", "105", "410", "55", "205", "615");
        var coverage = finished("/v1/coverage/"
                + legal().post("/v1/coverage", Map.of("revisions", List.of(digest)))
                        .path("id")
                        .asText());
        assertThat(coverage.at("/rules/0/rule").asText()).isEqualTo(OWED);
        assertThat(coverage.at("/rules/0/counts/NOT_MET").asInt()).isZero();

        var check = legal().get("/v1/publication-checks/" + digest);
        assertThat(check.at("/measured/0/newlyFlagged").asInt()).isZero();
        assertThatThrownBy(() -> suite.rules("counsel")
                        .post("/v1/publication-overrides", Map.of("revisions", List.of(digest), "reason", "a test")))
                .as("the draft of an author without a group is that author's alone")
                .hasMessageContaining("unknown-reference");
    }

    /**
     * 56 packages for Ukraine were announced for which no objective is recorded (the table of the packages). A waiver for one of
     * them, valid for two months and signed today, covers it today and not at the end of the month before, when nobody had signed.
     */
    @Test
    void ofWhatWouldBeFlaggedItIsSaidHowMuchASignedWaiverCovers() {
        var digest = legal().post("/v1/rules/%s/revisions".formatted(PACKAGES), matching("3"))
                .path("digest")
                .asText();
        var waiver = waived("UKR-PDA-02");
        try {
            var month = YearMonth.now(ZoneOffset.UTC);
            var opened = legal().post(
                            "/v1/backtests",
                            Map.of(
                                    "revisions",
                                    List.of(digest),
                                    "from",
                                    month.minusMonths(1).toString(),
                                    "to",
                                    month.toString(),
                                    "knowledge",
                                    "declared"));
            var backtest = finished("/v1/backtests/" + opened.path("id").asText());

            assertThat(backtest.path("waivers").asText()).startsWith("Of what is not met it is said what was waived");
            assertThat(ofUkraine(backtest, month.minusMonths(1))).isEqualTo("56 not met: 0 waived, 56 not, 0 not told");
            assertThat(ofUkraine(backtest, month)).isEqualTo("56 not met: 1 waived, 55 not, 0 not told");
        } finally {
            As.writing(suite, "senior", "{\"reason\": \"end of the test\"}")
                    .header("If-Match", "\"2\"")
                    .post(suite.reviews() + "/v1/waivers/" + waiver + "/end")
                    .then()
                    .statusCode(200);
        }
    }

    /** The published rule with another least match: what fails it for want of any objective fails it all the same. */
    private static JsonNode matching(String leastMatch) {
        var rule = legal().get("/v1/rules/" + PACKAGES);
        var definition = (ObjectNode) legal().get("/v1/rules/%s/revisions/%s"
                        .formatted(PACKAGES, rule.at("/revisions/0").asText()))
                .path("definition");
        ((ObjectNode) definition.at("/parameters/leastMatch"))
                .putArray("values")
                .addObject()
                .put("value", leastMatch)
                .put("reference", "supposed");
        definition.putArray("examples");
        return definition;
    }

    /** Proposed by one person for the subject of a flag and signed by another. */
    private static String waived(String label) {
        var subject = suite.reviews("reviewer")
                .get("/v1/flags?kind=RULE&limit=500&rule=" + PACKAGES)
                .path("items")
                .valueStream()
                .filter(flag -> flag.path("label").asText().equals(label))
                .map(flag -> flag.path("subject").asText())
                .findFirst()
                .orElseThrow();
        var today = LocalDate.now(ZoneOffset.UTC);
        var waiver = suite.reviews("reviewer")
                .post(
                        "/v1/waivers",
                        Map.of(
                                "content",
                                Map.of(
                                        "reference",
                                        "W-BACKTEST",
                                        "rule",
                                        PACKAGES,
                                        "scope",
                                        Map.of("subject", subject),
                                        "authorityOfRecord",
                                        "assistant secretary",
                                        "legalBasis",
                                        "a test",
                                        "reason",
                                        "the objective is being written",
                                        "validFrom",
                                        today.minusMonths(2).toString(),
                                        "validUntil",
                                        today.plusMonths(1).toString(),
                                        "noticesOwed",
                                        List.of())))
                .path("id")
                .asText();
        As.writing(suite, "senior", "{}")
                .header("If-Match", "\"1\"")
                .post(suite.reviews() + "/v1/waivers/" + waiver + "/sign")
                .then()
                .statusCode(200);
        return waiver;
    }

    private static String ofUkraine(JsonNode backtest, YearMonth month) {
        var row = legal().get("/v1/backtests/%s/partners?month=%s&limit=500"
                        .formatted(backtest.path("id").asText(), month))
                .path("items")
                .valueStream()
                .filter(each -> each.path("partner").asText().equals("UKR"))
                .findFirst()
                .orElseThrow();
        var waived = row.at("/waived/flaggedAfter");
        return "%d not met: %d waived, %d not, %d not told"
                .formatted(
                        row.at("/counts/flaggedAfter").asInt(),
                        waived.path("waived").asInt(),
                        waived.path("notWaived").asInt(),
                        waived.at("/notTold/usedUp").asInt()
                                + waived.at("/notTold/meterNotKnown").asInt());
    }

    private static Api legal() {
        return suite.rules("legal");
    }

    private static JsonNode backtest(String digest) {
        var opened = legal().post(
                        "/v1/backtests",
                        Map.of(
                                "revisions",
                                List.of(digest),
                                "from",
                                "2023-01",
                                "to",
                                "2025-12",
                                "knowledge",
                                "declared"));
        return finished("/v1/backtests/" + opened.path("id").asText());
    }

    private static JsonNode finished(String path) {
        DrilledSuite.await(path + " is finished", Duration.ofMinutes(3), () -> {
            var state = legal().get(path).at("/status/state").asText();
            assertThat(state).isNotEqualTo("FAILED");
            return state.equals("FINISHED");
        });
        return legal().get(path);
    }

    private static Map<String, Integer> partners(JsonNode backtest, String month, String what) {
        var found = new TreeMap<String, Integer>();
        var page = legal().get("/v1/backtests/%s/partners?month=%s&limit=500"
                .formatted(backtest.path("id").asText(), month));
        for (var row : page.path("items")) {
            var number = row.at("/counts/" + what).asInt();
            if (number > 0) {
                found.put(row.path("partner").asText(), number);
            }
        }
        return found;
    }

    /** The published rule with one amount in millions for all days in place of each parameter. */
    private static String draft(
            String mde, String articles, String construction, String mdeHigher, String articlesHigher, String most) {
        var rule = legal().get("/v1/rules/" + OWED);
        var definition = (ObjectNode) legal().get("/v1/rules/%s/revisions/%s"
                        .formatted(OWED, rule.at("/revisions/0").asText()))
                .path("definition");
        var values = Map.of(
                "mde", mde,
                "articles", articles,
                "construction", construction,
                "mdeHigher", mdeHigher,
                "articlesHigher", articlesHigher,
                "constructionHigher", most);
        values.forEach(
                (name, millions) -> ((ObjectNode) definition.path("parameters").path(name))
                        .putArray("values")
                        .addObject()
                        .put("value", millions + "000000 USD ANY")
                        .put("reference", "H.R. 3613, ordered reported 2025-07-22; supposed"));
        definition.putArray("examples");
        return legal().post("/v1/rules/%s/revisions".formatted(OWED), definition)
                .path("digest")
                .asText();
    }
}
