package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.daylight.launcher.Api;
import org.daylight.launcher.portfolio.FirstPortfolio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The table of expected flags in docs/first-portfolio.md against the flags that the first reviews raised. */
@ResourceLock(RunningSuite.SHARED)
class FirstPortfolioFlagsTest {

    private static final String PACKAGES = "daylight.objective.missing-before-package";

    private static final List<JsonNode> FLAGS = new ArrayList<>();
    private static final List<JsonNode> GAPS = new ArrayList<>();

    /** A presence as the document and the service both can say it. */
    private record Presence(String rule, String on, String opened, String ended, String because) {}

    @BeforeAll
    static void readFlags() {
        var reviews = RunningSuite.withFirstPortfolio().reviews("auditor");
        readAll(reviews, "RULE", FLAGS);
        readAll(reviews, "DATA_GAP", GAPS);
    }

    private static void readAll(Api reviews, String kind, List<JsonNode> into) {
        @Nullable String cursor = null;
        do {
            var page = reviews.get(
                    "/v1/flags?kind=%s&limit=200%s".formatted(kind, cursor == null ? "" : "&cursor=" + cursor));
            // What other tests invent is no part of the portfolio.
            page.path("items")
                    .valueStream()
                    .filter(flag -> !flag.path("partner").asText().equals(NotifiedStoryTest.PARTNER))
                    .forEach(into::add);
            cursor = page.hasNonNull("next") ? page.get("next").asText() : null;
        } while (cursor != null);
    }

    @Test
    void theFlagsAreThoseOfTheDocumentAndNoOthers() throws IOException {
        var expected = Files.readAllLines(RunningSuite.HOME.resolve("docs/first-portfolio.md")).stream()
                .dropWhile(line -> !line.equals("<!-- flags -->"))
                .takeWhile(line -> !line.equals("<!-- /flags -->"))
                .filter(line -> line.startsWith("| daylight.") || line.startsWith("| us."))
                .map(FirstPortfolioFlagsTest::row)
                .toList();

        assertThat(expected).hasSizeGreaterThan(10);
        assertThat(presences(flag -> !flag.path("rule").asText().equals(PACKAGES)
                        || flag.path("label").asText().equals("UKR-PDA-02")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The counts of the announcements between the days of the reviews, from the table of the packages. */
    @Test
    void everyPackageIsFlaggedByTheFirstReviewAfterItsAnnouncement() {
        var opened = new TreeMap<String, Integer>();
        presences(flag -> flag.path("rule").asText().equals(PACKAGES))
                .forEach(presence -> opened.merge(presence.opened(), 1, Integer::sum));

        assertThat(opened.toString())
                .isEqualTo("{2021-12-31=1, 2022-06-30=11, 2022-12-31=15, 2023-06-30=13, 2023-12-31=13,"
                        + " 2024-03-31=1, 2024-05-31=2}");
    }

    @Test
    void aCeilingIsNotHeldAgainstSumsOfAnotherBasisAndBothAreShown() {
        var ceilings = gaps("us.faa.506.ceiling", "(not comparable)");

        assertThat(ceilings).singleElement().satisfies(gap -> {
            assertThat(gap.path("condition").asText()).isEqualTo("PRESENT");
            assertThat(gap.at("/reading/subjects").asLong())
                    .as("2022 and 2023: nothing was charged to the others")
                    .isEqualTo(2);
            assertThat(gap.at("/reading/message").asText().replace(",", ""))
                    .contains("bases differ", "750000000 USD", "200000000 USD", "ANNOUNCED_MAXIMUM");
        });
    }

    /** The rows of the table of deliveries to Congress that have no day. */
    @Test
    void theReceiptOfFiveOfTwelveNoticesIsNotKnownAndNoWaitOfAnEmergencySaleIsAmongThem() {
        assertThat(subjects(gaps("us.aeca.36b.wait", "notification.deliveredOn")))
                .isEqualTo("{AUS=1, HRV=1, IRQ=1, SAU=1, TWN=1}");
    }

    @Test
    void theReceiptOfSixOfSevenAssurancesIsNotKnown() {
        var unknown = gaps("us.nsm20.assurance-due", "expectation.acknowledgedOn");

        assertThat(subjects(unknown)).isEqualTo("{COL=1, IRQ=1, KEN=1, NGA=1, SOM=1, UKR=1}");
    }

    @Test
    void noEmergencySaleIsFlagged() {
        var sales = FirstPortfolio.files().stream()
                .filter(file -> file.name().equals("emergency sales"))
                .flatMap(file -> file.lines().stream())
                .map(line -> line.content().path("reference").asText())
                .toList();

        assertThat(sales).as("23 notices and the determination of each").hasSize(46);
        assertThat(FLAGS).extracting(flag -> flag.path("label").asText()).doesNotContainAnyElementsOf(sales);
    }

    /** The last day is looked at again by other tests, with what is recorded now: what that alone opened is left out. */
    private static List<JsonNode> gaps(String rule, String leaf) {
        var last = FirstPortfolio.REVIEWED_AS_OF.getLast().toString();
        return GAPS.stream()
                .filter(gap -> gap.at("/presence/0/from").asText().compareTo(last) < 0)
                .filter(gap -> gap.path("rule").asText().equals(rule)
                        && gap.path("label").asText().equals(leaf))
                .toList();
    }

    /** How many subjects of each partner the last review could not decide. */
    private static String subjects(List<JsonNode> gaps) {
        var byPartner = new TreeMap<String, Long>();
        for (var gap : gaps) {
            if (gap.path("condition").asText().equals("PRESENT")) {
                byPartner.merge(
                        gap.path("partner").asText(),
                        gap.at("/reading/subjects").asLong(),
                        Long::sum);
            }
        }
        return byPartner.toString();
    }

    private static List<Presence> presences(java.util.function.Predicate<JsonNode> which) {
        var found = new ArrayList<Presence>();
        for (var flag : FLAGS) {
            if (which.test(flag)) {
                for (var interval : flag.path("presence")) {
                    found.add(new Presence(
                            flag.path("rule").asText(),
                            flag.path("label").asText(),
                            interval.path("from").asText(),
                            interval.path("until").asText(),
                            interval.path("endedBecause").asText()));
                }
            }
        }
        return found;
    }

    private static Presence row(String line) {
        var cells = line.split("\\|", -1);
        return new Presence(cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip(), cells[5].strip());
    }
}
