package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.daylight.launcher.Suite;
import org.daylight.launcher.portfolio.FirstPortfolio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboards say what a script computes from the source tables without any code of the product. */
@ResourceLock(RunningSuite.SHARED)
@Order(6)
class DashboardNumbersTest {

    private static final String PACKAGES = "UKR-PDA-";
    private static final Pattern BETWEEN = Pattern.compile("between ([0-9.]+) and ([0-9.]+):");
    private static final Map<String, Map<String, String>> COMPUTED = new HashMap<>();

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = RunningSuite.withFirstPortfolio();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-12-31", "2024-03-31", "2024-12-31"})
    void aMillionRoundsWereDeliveredAsTheTableSays(String asOf) throws Exception {
        var computed = computed(asOf);

        for (var path : List.of("objectives/EU-MILLION-ROUNDS", "partners/UKR", "portfolio")) {
            var dashboard = dashboard(path, asOf);
            var measured = "objectives.find { it.label == 'EU-MILLION-ROUNDS' }.";
            for (var plan : List.of("first", "latest")) {
                var at = measured + "measure." + plan + ".";
                assertThat(amount(dashboard.getString(at + "planned")))
                        .as("planned by the %s plan on %s", plan, path)
                        .isEqualByComparingTo(computed.get("rounds.%s.planned".formatted(plan)));
                assertThat(amount(dashboard.getString(at + "delivered")))
                        .isEqualByComparingTo(computed.get("rounds.delivered"));
                scheduleIndexIs(
                        number(computed, "rounds.%s.scheduleIndex".formatted(plan)),
                        dashboard.getString(at + "scheduleIndex"),
                        dashboard.getList(measured + "leftOut"),
                        plan.equals("first") ? "drift.scheduleIndexFirst" : "drift.scheduleIndex");
            }
        }
    }

    /** While a total is stated by a bound the index lies in a range, or there is none and the dashboard says why. */
    private static void scheduleIndexIs(
            BigDecimal computed, @Nullable String shown, List<Map<String, String>> leftOut, String leaf) {
        if (shown != null) {
            var ends = shown.split("\\.\\.", 2);
            assertThat(computed).isGreaterThanOrEqualTo(rounded(ends[0]));
            // Of the most nobody may know anything.
            if (!ends[ends.length - 1].isEmpty()) {
                assertThat(computed).isLessThanOrEqualTo(rounded(ends[ends.length - 1]));
            }
            return;
        }
        assertThat(leftOut).filteredOn("leaf", leaf).singleElement().satisfies(left -> {
            var reason = left.getOrDefault("reason", "");
            assertThat(reason).contains("is stated by a bound");
            var between = BETWEEN.matcher(reason);
            if (between.lookingAt()) {
                assertThat(computed).isBetween(new BigDecimal(between.group(1)), new BigDecimal(between.group(2)));
            }
        });
    }

    private static BigDecimal rounded(String figure) {
        return new BigDecimal(figure).setScale(6, RoundingMode.HALF_EVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-12-31", "2024-03-31", "2024-12-31"})
    void everyPackageWithoutAnObjectiveIsCountedOnce(String asOf) throws Exception {
        var computed = computed(asOf);

        var flags = As.user(suite, "reader")
                .get(suite.reviews() + "/v1/dashboards/flags?scope=partner:UKR&kind=RULE&condition=PRESENT"
                        + "&severity=REQUIREMENT&limit=500&asOf=" + asOf)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(flags.getList("items.label", String.class).stream()
                        .filter(label -> label.startsWith(PACKAGES))
                        .distinct())
                .hasSize(number(computed, "drawdowns.count").intValue());
        assertThat(dashboard("partners/UKR", asOf).getInt("flags.ownGovernment.present"))
                .isEqualTo(flags.getInt("total.count"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-12-31", "2024-03-31", "2024-12-31"})
    void packagesSumUpByFiscalYear(String asOf) throws Exception {
        var computed = computed(asOf);

        var facts = Facts.declaredBy(suite, asOf);

        assertThat(millions(facts, "delivery/1", "delivery.value"))
                .isEqualByComparingTo(number(computed, "drawdowns.usdMillions"));
        for (var line : facts) {
            if (line.path("type").asText().equals("authority/1")) {
                var year = "drawdowns.fy" + line.path("authority.fiscalYear").asText();
                assertThat(millions(line.path("authority.charged")))
                        .as(year)
                        .isEqualByComparingTo(number(computed, year));
                assertThat(line.path("authority.charges").decimalValue())
                        .isEqualByComparingTo(number(computed, year + ".count"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-12-31", "2024-03-31", "2024-12-31"})
    void aDashboardShowsPackagesTheirSumsAndTheirGapsAsTheTableSays(String asOf) throws Exception {
        var computed = computed(asOf);

        for (var path : List.of("partners/UKR", "portfolio")) {
            var packages = dashboard(path, asOf);
            assertThat(packages.getLong("packages.packages"))
                    .isEqualTo(number(computed, "drawdowns.count").longValue());
            assertThat(packages.getList("packages.sums.basis")).containsExactly("ANNOUNCED_MAXIMUM");
            assertThat(millionsOf(packages, "packages.sums[0]"))
                    .isEqualByComparingTo(number(computed, "drawdowns.usdMillions"));
            assertThat(packages.getLong("packages.longestGaps[0].days"))
                    .isEqualTo(number(computed, "drawdowns.longestGap").longValue());
            assertThat(packages.getString("packages.longestGaps[0].from"))
                    .isEqualTo(computed.get("drawdowns.longestGap.from"));
            var years = packages.getList("packages.byFiscalYear.fiscalYear", Integer.class);
            for (var i = 0; i < years.size(); i++) {
                var at = "packages.byFiscalYear[%d]".formatted(i);
                var year = "drawdowns.fy" + (years.get(i) == null ? "Blank" : years.get(i));
                assertThat(packages.getLong(at + ".packages"))
                        .as(year)
                        .isEqualTo(number(computed, year + ".count").longValue());
                assertThat(millionsOf(packages, at + ".sums[0]")).as(year).isEqualByComparingTo(number(computed, year));
                As.user(suite, "reader")
                        .get(suite.reviews() + packages.getString(at + ".link"))
                        .then()
                        .statusCode(200)
                        .body("total.count", equalTo(packages.getInt(at + ".packages")));
            }
        }
    }

    @Test
    void aPublishedShareIsTheRatioOfItsPublishedParts() throws Exception {
        var shares = Facts.declaredBy(suite, "2025-12-31").stream()
                .filter(line -> line.path("label").asText().startsWith("EEUM-"))
                .collect(Collectors.toMap(
                        line -> "monitoring." + line.path("label").asText(),
                        line -> new BigDecimal(line.path("inventory.share").asText())));
        var published = computed("2025-12-31").entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("monitoring."))
                .toList();

        assertThat(shares).as("a growth of 81 percent is no share").hasSize(8).doesNotContainKey("monitoring.EEUM-10");
        assertThat(published)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(shares.get(entry.getKey())).isEqualByComparingTo(entry.getValue()));
    }

    /**
     * The page of 2024-05-17 speaks of a quarter that ended in March; the statutes set ceilings step by step. What became
     * known on a day is known from its end.
     */
    @ParameterizedTest
    @CsvSource({
        "EEUM-07, 2024-05-17, 2024-05-18",
        "PDA-FY2022, 2021-10-01, 2021-10-02",
        "PDA-FY2023, 2022-10-01, 2022-10-02",
        "PDA-FY2024, 2023-10-01, 2023-10-02"
    })
    void nothingIsKnownBeforeItsSourceWasPublished(String label, String before, String since) {
        assertThat(labels(before)).doesNotContain(label);
        assertThat(labels(since)).contains(label);
    }

    /** All packages and all of Taiwan's orders: known on a day exactly if their first public trace is older. */
    @Test
    void noPackageAndNoOrderIsKnownBeforeItsFirstPublicTrace() throws Exception {
        var since = computed("2025-12-31").entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("since."))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring("since.".length()),
                        entry -> LocalDate.parse(entry.getValue()),
                        (one, _) -> one,
                        TreeMap::new));
        assertThat(since).as("56 packages and 15 orders").hasSize(71);

        for (var day : FirstPortfolio.REVIEWED_AS_OF) {
            var known = since.entrySet().stream()
                    .filter(entry -> entry.getValue().isBefore(day))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(labels(day.toString()).stream()
                            .filter(since::containsKey)
                            .distinct())
                    .as("known on %s", day)
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    /** Orders without a day of notification, on the day of the first statement about them and on the next. */
    @ParameterizedTest
    @CsvSource({
        "TW-HIMARS-2, 2023-05-04, 2023-05-05",
        "TW-M109A6, 2022-05-02, 2022-05-03",
        "TW-JAVELIN, 2022-10-31, 2022-11-01",
        "TW-STINGER, 2022-05-03, 2022-05-04"
    })
    void anOrderWithoutNotificationIsKnownSinceTheFirstStatement(String label, String before, String since) {
        nothingIsKnownBeforeItsSourceWasPublished(label, before, since);
    }

    private static List<String> labels(String asOf) {
        return Facts.declaredBy(suite, asOf).stream()
                .map(line -> line.path("label").asText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-12-31", "2024-12-31"})
    void emergencySalesAreWaivedWaitsAndCountedByThemselves(String asOf) throws Exception {
        assertThat(dashboard("portfolio", asOf).getLong("waivedWaits.notices"))
                .isEqualTo(number(computed(asOf), "emergencies.count").longValue());
    }

    private static BigDecimal millionsOf(JsonPath dashboard, String money) {
        return new BigDecimal(dashboard.getString(money + ".amount")).movePointLeft(6);
    }

    private static BigDecimal millions(List<JsonNode> facts, String type, String leaf) {
        return facts.stream()
                .filter(line -> line.path("type").asText().equals(type)
                        && line.path("label").asText().startsWith(PACKAGES))
                .map(line -> millions(line.path(leaf)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal millions(JsonNode money) {
        return amount(money.asText()).movePointLeft(6);
    }

    /** The figure of {@code 300000.. ROUND}, {@code ~12 EACH} or {@code 5 USD CONTRACT}. */
    private static BigDecimal amount(String text) {
        return new BigDecimal(text.split(" ", 2)[0].replace("..", "").replace("~", ""));
    }

    private static BigDecimal number(Map<String, String> computed, String name) {
        return new BigDecimal(computed.getOrDefault(name, "0"));
    }

    private static JsonPath dashboard(String path, String asOf) {
        return As.user(suite, "reader")
                .get(suite.reviews() + "/v1/dashboards/" + path + "?asOf=" + asOf)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, String> computed(String asOf) throws IOException, InterruptedException {
        var known = COMPUTED.get(asOf);
        if (known == null) {
            known = run(asOf);
            COMPUTED.put(asOf, known);
        }
        return known;
    }

    private static Map<String, String> run(String asOf) throws IOException, InterruptedException {
        var script = RunningSuite.HOME.resolve("suite/acceptance/src/independent/PortfolioNumbers.java");
        var tables = RunningSuite.HOME.resolve("suite/launcher/src/main/resources/portfolio");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", script.toString(), tables.toString(), asOf)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1], (one, _) -> one, TreeMap::new));
    }
}
