package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.daylight.launcher.Suite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What if, over the three services. 100 are planned evenly for the 364 days to the end of 2026. By March 31 20 have come; 30
 * are planned for June 30, 20 for September 30, 30 for December 15. 60 of a ceiling of 100 are charged; another authority has 50.
 */
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock(RunningSuite.SHARED)
class OptionsStoryTest {

    private static final String DELIVERY = """
            {"type":"delivery","key":"XOP-SHELLS/%1$d","content":{"reference":"XOP-SHELLS/%1$d","transfer":"XOP-SHELLS","line":1,"measure":"INCREMENT","counted":true,"plannedOn":"%2$s","plannedQuantity":{"amount":"%3$d","unit":"EACH"},"milestones":{"ENTERED_COUNTRY":{"on":null},"HANDED_OVER":{"on":null}}}}
            """;

    private static final String AUTHORITY = """
            {"type":"authority","key":"%1$s","content":{"code":"%1$s","title":"Drawdown","statute":"FAA 506(a)(1)","kind":"DRAWDOWN","fiscalYear":2026,"opensOn":"2025-10-01","expiresOn":"2027-09-30","steps":[{"from":"2025-10-01","ceiling":{"amount":"%2$d","currency":"USD","basis":"ACCOUNTED"},"legalBasis":"22 USC 2318"}]}}
            """;

    private static final String RECORDS = """
            {"type":"partner","key":"XOP","content":{"code":"XOP","name":"Optionland","kind":"STATE"}}
            {"type":"objective","key":"XOP-SHIELD","content":{"reference":"XOP-SHIELD","partner":"XOP","interest":"a border that can be defended","statement":"one hundred launchers within a year","status":"APPROVED","approvedOn":"2025-12-15","noDivergenceReason":"none was found","mixBy":"UNITS","baselines":[{"number":1,"statedOn":"2025-12-15","milestone":"HANDED_OVER","unit":"EACH","interpolation":"LINEAR","startsOn":"2026-01-01","points":[{"on":"2026-12-31","cumulative":"100"}]}]}}
            {"type":"transfer","key":"XOP-SHELLS","content":{"reference":"XOP-SHELLS","partner":"XOP","channel":"PDA","title":"Launchers","status":"ACTIVE","agreedOn":"2025-12-20","objectives":["XOP-SHIELD"],"lines":[{"number":1,"designation":"Launcher","capabilityClass":"ARTILLERY","enhancedMonitoring":true,"quantity":{"amount":"100","unit":"EACH"}}],"charges":[{"authority":"OPT-1","on":"2026-02-01","amount":{"amount":"60","currency":"USD","basis":"ACCOUNTED"}},{"authority":"OPT-1","on":"2026-08-01","amount":{"amount":"10","currency":"USD","basis":"ACCOUNTED"}},{"authority":"OPT-1","on":"2027-01-01","amount":{"amount":"5","currency":"USD","basis":"ACCOUNTED"}}]}}
            {"type":"delivery","key":"XOP-SHELLS/1","content":{"reference":"XOP-SHELLS/1","transfer":"XOP-SHELLS","line":1,"measure":"INCREMENT","counted":true,"quantity":{"amount":"20","unit":"EACH"},"milestones":{"HANDED_OVER":{"on":"2026-03-10"}}}}
            """;

    private static final String OPTIONS = """
            {"content":{"title":"The rest of the launchers","scope":"partner:XOP","asOf":"2026-03-31","until":"2026-12-31",
              "exemptions":[{"deliveries":["XOP-SHELLS/3"],"because":"for the batteries that intercept"}],
              "options":[
                {"name":"two months later","measures":[{"kind":"SLOW","transfers":["XOP-SHELLS"],"days":60}],
                 "costs":[{"amount":{"amount":"1200000","currency":"USD","basis":"ESTIMATE"},"source":"the depot"}]},
                {"name":"another authority","measures":[{"kind":"CHARGE","transfers":["XOP-SHELLS"],"authority":"OPT-2"}]},
                {"name":"25 a quarter","measures":[{"kind":"CAP","everything":true,"per":"QUARTER","quantity":{"amount":"25","unit":"EACH"}}]},
                {"name":"a smaller plan","measures":[
                  {"kind":"HOLD","deliveries":["XOP-SHELLS/4"]},
                  {"kind":"REPLAN","objective":"XOP-SHIELD","points":[{"on":"2026-12-31","cumulative":"70"}]}]}]}}
            """;

    private static Suite suite;
    private static JsonPath set;
    private static String tag = "";

    @BeforeAll
    static void record() {
        suite = RunningSuite.withFirstPortfolio();
        var records = AUTHORITY.formatted("OPT-1", 100)
                + AUTHORITY.formatted("OPT-2", 50)
                + RECORDS
                + DELIVERY.formatted(2, "2026-06-30", 30)
                + DELIVERY.formatted(3, "2026-09-30", 20)
                + DELIVERY.formatted(4, "2026-12-15", 30)
                + DELIVERY.formatted(9, "2026-11-01", 25).replace("\"counted\":true", "\"counted\":false");
        var answer = As.user(suite, "desk")
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/x-ndjson")
                .body(records.getBytes(StandardCharsets.UTF_8))
                .post(suite.registry() + "/v1/imports?profile=native")
                .then()
                .extract();
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
        assertThat(answer.jsonPath().getInt("refused")).as(answer.asString()).isZero();
        var before = recorded();
        var made = As.writing(suite, "reviewer", OPTIONS).post(suite.reviews() + "/v1/options");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        set = made.jsonPath();
        tag = made.header("ETag");
        assertThat(recorded()).isEqualTo(before);
    }

    /** What the register and the flags say of the partner: nothing of it may change because somebody asked what if. */
    private static List<String> recorded() {
        return List.of(
                As.user(suite, "desk")
                        .get(suite.registry() + "/v1/deliveries?partner=XOP&limit=500")
                        .asString(),
                As.user(suite, "desk")
                        .get(suite.registry() + "/v1/transfers?partner=XOP")
                        .asString(),
                As.user(suite, "desk")
                        .get(suite.registry() + "/v1/holds?partner=XOP")
                        .asString(),
                As.user(suite, "reviewer")
                        .get(suite.reviews() + "/v1/flags?partner=XOP")
                        .asString());
    }

    private static String of(int column, String path) {
        return set.getString("columns[%d].%s".formatted(column, path));
    }

    private static String measure(int column, String leaf) {
        return of(column, "objectives[0].effect.measures.'drift.%s'".formatted(leaf));
    }

    @Test
    @Order(1)
    void asPlannedStandsFirst() {
        assertThat(set.<String>getList("columns.name"))
                .containsExactly(
                        "as planned", "two months later", "another authority", "25 a quarter", "a smaller plan");
        assertThat(of(0, "objectives[0].effect.outlook.completionOn")).isEqualTo("2026-12-15");
        // 18,000 / 364 on day 180, and 20 + 30.
        assertThat(of(0, "objectives[0].effect.outlook.curve.find { it.on == '2026-06-30' }.planned"))
                .isEqualTo("49.450549 EACH");
        assertThat(of(0, "objectives[0].effect.outlook.curve.find { it.on == '2026-06-30' }.projected"))
                .isEqualTo("50 EACH");
        // Complete on day 348 instead of 364; what is kept beside the account that counts adds nothing.
        assertThat(measure(0, "scheduleIndex")).isEqualTo("1.045977");
        // 60 and, from August on, 10 of 100; 5 more are charged after the day that is looked at.
        assertThat(of(0, "authorities.find { it.label == 'OPT-1' }.effect.headroom"))
                .isEqualTo("0.3");
        assertThat(of(0, "authorities.find { it.label == 'OPT-1' }.effect.chargesAhead"))
                .isEqualTo("1");
    }

    /** The third is exempt, so that 20 + 30 + 20 have come by the end of the year and the last 30 on February 13. */
    @Test
    @Order(2)
    void slowerIsLateByTheRuleAndSaysSo() {
        assertThat(of(1, "objectives[0].effect.outlook.completionOn")).isEqualTo("2027-02-13");
        assertThat(measure(1, "delivered")).isEqualTo("70 EACH");
        assertThat(measure(1, "scheduleIndex")).isEqualTo("0.7");
        // 30 more at 70 in 364 days are 156 days more.
        assertThat(of(1, "objectives[0].effect.forecast.completionOn")).isEqualTo("2027-06-05");
        assertThat(of(1, "exempted[0].effect.delivery")).isEqualTo("XOP-SHELLS/3");
        var late = "answers.find { it.effect.rule == 'daylight.pace.late' }.effect.";
        assertThat(of(1, late + "from")).isEqualTo("MET");
        assertThat(of(1, late + "to")).isEqualTo("NOT_MET");
        assertThat(of(1, late + "sentence"))
                .contains("Optionland", "XOP-SHIELD", "delivered 70 EACH", "schedule index 0.7");
        assertThat(of(1, "costs[0].amount")).isEqualTo("1200000");
    }

    /** When the fourth enters the country nobody has said, so that its inventory cannot be judged; later it has not come. */
    @Test
    @Order(3)
    void whatIsNotKnownIsNeverMet() {
        var inventory =
                "answers.find { it.effect.rule == 'us.samm.eeum.first-inventory' && it.label == 'XOP-SHELLS/4' }.effect.";
        assertThat(of(0, inventory + "to")).isEqualTo("UNDETERMINED");
        assertThat(of(0, inventory + "missing")).contains("delivery.enteredCountryOn");
        assertThat(of(1, inventory + "from")).isEqualTo("UNDETERMINED");
        assertThat(of(1, inventory + "to")).isEqualTo("NOT_APPLICABLE");
        assertThat(of(1, "stocks[0].effect.margin")).isEqualTo("UNDETERMINED");
    }

    /** 70 of 100 leave 0.3 and none leave 1; 70 of 50 are two fifths too many. */
    @Test
    @Order(4)
    void anotherAuthorityHasNoRoom() {
        assertThat(of(2, "authorities.find { it.label == 'OPT-1' }.effect.headroom"))
                .isEqualTo("1");
        assertThat(of(2, "authorities.find { it.label == 'OPT-2' }.effect.headroom"))
                .isEqualTo("-0.4");
        var ceiling = "answers.find { it.label == 'OPT-2' && it.effect.rule == 'us.faa.506.ceiling' }.effect.";
        assertThat(of(2, ceiling + "from")).isEqualTo("MET");
        assertThat(of(2, ceiling + "to")).isEqualTo("NOT_MET");
        assertThat(of(2, ceiling + "sentence")).contains("70 USD ACCOUNTED", "50 USD ACCOUNTED");
        assertThat(set.<Object>getList("columns[2].deliveries")).isEmpty();
    }

    @Test
    @Order(5)
    void whatIsMoreThanACapByItselfNeverComes() {
        assertThat(set.<String>getList("columns[3].deliveries.effect.delivery"))
                .containsExactlyInAnyOrder("XOP-SHELLS/2", "XOP-SHELLS/4");
        assertThat(of(3, "objectives[0].effect.outlook.completionOn")).isNull();
        assertThat(of(3, "objectives[0].effect.outlook.why"))
                .isEqualTo("what has come and is scheduled comes to 40 EACH of 100 EACH");
        assertThat(measure(3, "scheduleIndex")).isEqualTo("0.4");
    }

    /** 70 by September 30, day 272, of a plan of 364 days; of the first plan 0.7. */
    @Test
    @Order(6)
    void aSmallerPlanStandsBesideTheFirst() {
        assertThat(of(4, "objectives[0].effect.outlook.completionOn")).isEqualTo("2026-09-30");
        assertThat(measure(4, "scheduleIndex")).isEqualTo("1.338235");
        assertThat(measure(4, "scheduleIndexFirst")).isEqualTo("0.7");
        assertThat(measure(4, "baseline")).isEqualTo("2");
    }

    @Test
    @Order(7)
    void onlyWhatIsSealedCanBeDecidedOn() {
        assertThat(propose("two months later").jsonPath().getString("type")).endsWith("options-not-sealed");
        As.writing(suite, "reviewer", "{}")
                .header("If-Match", tag)
                .post(suite.reviews() + "/v1/options/" + set.getString("id") + "/seal")
                .then()
                .statusCode(200);

        assertThat(propose("three months later").jsonPath().getString("type")).endsWith("other-options");
        var proposed = propose("two months later");
        assertThat(proposed.statusCode()).as(proposed.asString()).isEqualTo(201);
        assertThat(proposed.jsonPath().getString("evidence.considered.digest")).isEqualTo(set.getString("digest"));
    }

    @Test
    @Order(8)
    void whoLookedIsWrittenDown() {
        var path = suite.reviews() + "/v1/options/" + set.getString("id");
        As.user(suite, "senior").get(path).then().statusCode(200);

        var readers = As.user(suite, "auditor").get(path + "/readers").jsonPath();

        // Whoever weighed and sealed them has seen them, too.
        assertThat(readers.<String>getList("items.person").getFirst()).isEqualTo("person-reviewer");
        assertThat(readers.<String>getList("items.person").getLast()).isEqualTo("person-senior");
    }

    private static Response propose(String chosen) {
        return As.writing(suite, "reviewer", """
                        {"content":{"reference":"XOP-%s","outcome":"SLOW","forum":"Arms transfer review board",
                          "authorityOfRecord":"Under Secretary","legalBasis":"terms of sale","scope":{"partner":"XOP"},
                          "interestStatement":"The border is to be defended, at a pace that can be inventoried.",
                          "options":[{"option":"go on","effect":"none","costInWords":"none"}],"flags":[],
                          "considered":{"set":"%s","digest":"%s","chosen":"%s"},"reviewBy":"%s"}}
                        """.formatted(
                                UUID.randomUUID(),
                                set.getString("id"),
                                set.getString("digest"),
                                chosen,
                                LocalDate.now(ZoneOffset.UTC).plusDays(60)))
                .post(suite.reviews() + "/v1/decisions");
    }
}
