package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.daylight.launcher.Suite;
import org.daylight.launcher.portfolio.FirstPortfolio;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An invented partner gets more, and other things, than a legislature was told; of a second sale nobody recorded what it was told. */
@ResourceLock(RunningSuite.SHARED)
class NotifiedStoryTest {

    static final String PARTNER = "XNO";

    private static final String RULE = "daylight.configuration.delivered";

    /** 56 launchers of 40 notified and 10 reported in addition, and 4 drones that no notice names: 60 in all. */
    private static final String RECORDS = """
            {"type":"partner","key":"XNO","content":{"code":"XNO","name":"North Exampleland","kind":"STATE"}}
            {"type":"objective","key":"XNO-FIRES","content":{"reference":"XNO-FIRES","partner":"XNO","interest":"i","statement":"fifty launchers","status":"APPROVED","approvedOn":"2024-01-15","noDivergenceReason":"none was found"}}
            {"type":"objective","key":"XNO-AIR","content":{"reference":"XNO-AIR","partner":"XNO","interest":"i","statement":"radars","status":"APPROVED","approvedOn":"2024-01-15","noDivergenceReason":"none was found"}}
            {"type":"transfer","key":"XNO-1","content":{"reference":"XNO-1","partner":"XNO","channel":"FMS","title":"Launchers","status":"ACTIVE","objectives":["XNO-FIRES"],"lines":[{"number":1,"designation":"Launcher"},{"number":2,"designation":"Drone"}]}}
            {"type":"transfer","key":"XNO-2","content":{"reference":"XNO-2","partner":"XNO","channel":"FMS","title":"Radars","status":"ACTIVE","objectives":["XNO-AIR"],"lines":[{"number":1,"designation":"Radar"}]}}
            {"type":"notification","key":"XNO-24-01","content":{"reference":"XNO-24-01","partner":"XNO","transfer":"XNO-1","statute":"AECA 36(b)","kind":"ARTICLES","addressees":["Congress"],"receipts":[{"addressee":"Congress","on":"2024-02-01"}],"articles":[{"designation":"LAUNCHER","quantity":{"amount":"40","unit":"EACH","bound":"AT_MOST"}}]}}
            {"type":"notification","key":"XNO-24-0A","content":{"reference":"XNO-24-0A","partner":"XNO","transfer":"XNO-1","statute":"AECA 36(b)(5)","kind":"REPORT","addressees":["Congress"],"receipts":[{"addressee":"Congress","on":"2025-02-01"}],"articles":[{"designation":"Launcher","quantity":{"amount":"10","unit":"EACH"}}]}}
            {"type":"notification","key":"XNO-24-02","content":{"reference":"XNO-24-02","partner":"XNO","transfer":"XNO-2","statute":"AECA 36(b)","kind":"ARTICLES","addressees":["Congress"],"receipts":[{"addressee":"Congress","on":"2024-02-01"}]}}
            {"type":"delivery","key":"XNO-1/1","content":{"reference":"XNO-1/1","transfer":"XNO-1","line":1,"measure":"INCREMENT","counted":true,"quantity":{"amount":"56","unit":"EACH"},"milestones":{"HANDED_OVER":{"on":"2025-03-10"}}}}
            {"type":"delivery","key":"XNO-1/2","content":{"reference":"XNO-1/2","transfer":"XNO-1","line":2,"measure":"INCREMENT","counted":true,"quantity":{"amount":"4","unit":"EACH"},"milestones":{"HANDED_OVER":{"on":"2025-03-10"}}}}
            {"type":"delivery","key":"XNO-2/1","content":{"reference":"XNO-2/1","transfer":"XNO-2","line":1,"measure":"INCREMENT","counted":true,"quantity":{"amount":"2","unit":"EACH"},"milestones":{"HANDED_OVER":{"on":"2025-03-10"}}}}
            {"type":"control-total","key":"XNO-C","content":{"reference":"XNO-C","register":"an institute","partner":"XNO","transfer":"XNO-1","measure":"UNITS","quantity":{"amount":"50","unit":"EACH"},"statedOn":"2025-06-30","entries":[{"key":"XNO-1/1","quantity":{"amount":"56","unit":"EACH"}},{"key":"XNO-1/7"}]}}
            """;

    private static Suite suite;

    @BeforeAll
    static void recordAndReview() {
        suite = RunningSuite.withFirstPortfolio();
        var imported = As.user(suite, "desk")
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/x-ndjson")
                .body(RECORDS.getBytes(StandardCharsets.UTF_8))
                .post(suite.registry() + "/v1/imports?profile=native")
                .jsonPath();
        assertThat(imported.getInt("created")).as(imported.prettify()).isEqualTo(12);
        var opened = suite.reviews("reviewer")
                .post("/v1/reviews", Map.of("scope", "partner:XNO", "asOf", "2025-12-31", "reason", "the story"));
        var sealed = FirstPortfolio.await(
                suite.reviews("reviewer"), opened.path("id").asText(), Duration.ofMinutes(1));
        assertThat(sealed.path("state").asText()).isEqualTo("SEALED");
    }

    @Test
    void theFlagSaysHowManyWereNotNotifiedAndHowManyWereMore() {
        var flags = As.user(suite, "reviewer")
                .get(suite.reviews() + "/v1/flags?partner=XNO&condition=PRESENT&kind=RULE&rule=" + RULE)
                .jsonPath();

        assertThat(flags.getList("items.label")).containsExactly("XNO-FIRES");
        assertThat(flags.getString("items[0].reading.message"))
                .contains(
                        "4 of 60 units handed over are of designations that no notice names (Drone);"
                                + " 6 more than notified of Launcher",
                        "0.066667",
                        "0.1");
    }

    /** An institute counts 50 where 60 are recorded, knows the launchers, not the drones, and a delivery that is not here. */
    @Test
    void whatAnOutsideRegisterCountsOtherwiseIsAFlagForItsOwner() {
        var flags = As.user(suite, "reviewer")
                .get(suite.reviews()
                        + "/v1/flags?partner=XNO&condition=PRESENT&kind=RULE&rule=daylight.register.control-total")
                .jsonPath();

        assertThat(flags.getList("items.label")).containsExactly("XNO-C");
        assertThat(flags.getString("items[0].owner")).isEqualTo("desk officer");
        assertThat(flags.getString("items[0].reading.message"))
                .contains("an institute counts 50 up to 2025-06-30, recorded here are 60")
                .contains("only there: 1, only here, at least: 1, with another amount: 0");
    }

    @Test
    void aNoticeWithoutArticlesIsAGapAndNoZero() {
        var air = dashboard("XNO-AIR");

        assertThat(air.getString("objectives[0].measure.configuration.unnotifiedShare"))
                .isNull();
        assertThat(air.getList("objectives[0].leftOut.findAll { it.leaf == 'drift.unnotifiedShare' }.reason"))
                .hasToString("[which articles are notified by XNO-24-02 is not recorded]");
        var subject = As.user(suite, "reviewer")
                .get(suite.reviews() + "/v1/flags?partner=XNO&condition=PRESENT&kind=RULE")
                .jsonPath();
        assertThat(subject.getList("items.findAll { it.rule == '%s' }.label".formatted(RULE)))
                .doesNotContain("XNO-AIR");
    }

    @Test
    void theObjectivesDashboardShowsItBesidePaceAndContent() {
        var fires = dashboard("XNO-FIRES");

        assertThat(fires.getString("objectives[0].measure.configuration.unnotifiedUnits"))
                .isEqualTo("4 EACH");
        assertThat(fires.getString("objectives[0].measure.configuration.excessUnits"))
                .isEqualTo("6 EACH");
        assertThat(fires.getString("trend[-1].unnotifiedShare")).isEqualTo("0.066667");
        assertThat(fires.getString("trend[-1].excessShare")).isEqualTo("0.1");
    }

    private static io.restassured.path.json.JsonPath dashboard(String objective) {
        return As.user(suite, "reader")
                .get(suite.reviews() + "/v1/dashboards/objectives/%s?asOf=2025-12-31".formatted(objective))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
