package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.daylight.launcher.Api;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of expected flags in docs/first-portfolio.md against the flags that the first reviews raised. */
class FirstPortfolioFlagsTest {

    private static final String PACKAGES = "daylight.objective.missing-before-package";

    private static final List<JsonNode> FLAGS = new ArrayList<>();

    /** A presence as the document and the service both can say it. */
    private record Presence(String rule, String on, String opened, String ended, String because) {}

    @BeforeAll
    static void readFlags() {
        var reviews = RunningSuite.withFirstPortfolio().reviews("auditor");
        @Nullable String cursor = null;
        do {
            var page = page(reviews, cursor);
            page.path("items").forEach(FLAGS::add);
            cursor = page.hasNonNull("next") ? page.get("next").asText() : null;
        } while (cursor != null);
    }

    private static JsonNode page(Api reviews, @Nullable String cursor) {
        return reviews.get("/v1/flags?kind=RULE&limit=200" + (cursor == null ? "" : "&cursor=" + cursor));
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
