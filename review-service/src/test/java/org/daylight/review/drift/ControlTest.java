package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTest {

    /** m0 = 4, m1 = 2: k = (2 - 4) / (ln 2 - ln 4) = 2 / ln 2 = 2.885390. */
    @Test
    void fewItemsAreHeldAgainstTheCountAtWhichBothMeansAreAsLikely() {
        assertThat(Control.poissonReference(4, 2)).isEqualTo(2.885390, within(1e-6));

        // 2.885390 less 3 is nothing; then 2.885390 less 1, less 0, less 5 from 4.770781.
        assertThat(Control.poisson(new double[] {4, 4, 4, 4}, new double[] {3, 1, 0, 5}, 0.5))
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-5 ? 0 : Double.compare(one, other))
                .containsExactly(0.0, 1.885390, 4.770781, 2.656171);
        assertThat(Control.poisson(new double[] {0, 0}, new double[] {0, 0}, 0.5))
                .containsExactly(0.0, 0.0);
    }

    /** By hand: z = 0.2 x (-6), then 0.2 x (-10) + 0.8 z; limits 2.962 x 3.1623 x root((1 - 0.8^2i) / 9). */
    @Test
    void theWeightedMeanForgets() {
        var means = Control.ewma(new double[] {10, 10}, new double[] {4, 0}, 3.1623, 0.2, 2.962);

        assertThat(means.getFirst().mean()).isEqualTo(-1.2, within(1e-12));
        assertThat(means.getLast().mean()).isEqualTo(-2.96, within(1e-12));
        assertThat(means.getFirst().limit()).isEqualTo(1.873347, within(1e-6));
        assertThat(means.getLast().limit()).isEqualTo(2.399055, within(1e-6));
    }

    /** The published average run lengths in control, 168 at h = 4 and 465 at h = 5, by simulation with a fixed seed. */
    @Test
    void whatKeepsToItsPlanRaisesAFalseSignalAsSeldomAsPublished() {
        assertThat(runLength(4)).isEqualTo(168, within(8.0));
        assertThat(runLength(5)).isEqualTo(465, within(25.0));
    }

    /**
     * What the rule about few items says of its limits: some 100 months on plan, and fewer at the tolerated share. Played
     * here item by item; the limits are solved as a chain, so that neither rests on the other.
     */
    @ParameterizedTest
    @CsvSource({
        "2,   0.8,  7.7,  102, 28",
        "5,   0.8,  9.9,  104, 17",
        "9,   0.8,  11.2, 98,  11.5",
        "5,   0.9,  13.5, 101, 33.5",
        "9,   0.9,  16.3, 99,  25",
        "9,   0.95, 20.4, 100, 44.7",
        "2,   0.5,  4.2,  104, 8.7",
        "0.5, 0.8,  4.8,  103, 47",
        "0.1, 0.5,  1.8,  106, 46"
    })
    void fewItemsOnPlanRaiseAFalseSignalAsSeldomAsTheRuleSays(
            double planned, double share, double limit, double onPlan, double atShare) {
        assertThat(CountedLimit.of(planned, share)).isEqualTo(limit, within(0.11));
        assertThat(countedRunLength(share, limit, 1, planned)).isEqualTo(onPlan, within(7.0));
        assertThat(countedRunLength(share, limit, share, planned)).isEqualTo(atShare, within(0.08 * atShare));
    }

    /** The limit follows from the mean of the plan; where months differ, false signals are no more frequent. */
    @ParameterizedTest
    @CsvSource({"0.8, 1, 5, 3", "0.9, 9, 1, 1", "0.9, 9, 0, 0"})
    void anUnevenPlanRaisesNoMoreFalseSignals(double share, double one, double two, double three) {
        var limit = CountedLimit.of((one + two + three) / 3, share);

        assertThat(countedRunLength(share, limit, 1, one, two, three)).isGreaterThan(95);
    }

    /** Mean months until the limit is reached, of a plan that is repeated and of which so much comes on average. */
    private static double countedRunLength(double share, double limit, double comes, double... plan) {
        var random = new Random(1985);
        var runs = 3_000;
        var total = 0L;
        for (var run = 0; run < runs; run++) {
            var sum = 0.0;
            for (var month = 0; sum < limit; month++) {
                var planned = plan[month % plan.length];
                sum = Math.max(
                        0, sum + Control.poissonReference(planned, share * planned) - count(random, planned * comes));
                total++;
            }
        }
        return total / (double) runs;
    }

    private static int count(Random random, double mean) {
        var none = StrictMath.exp(-mean);
        var count = 0;
        for (var left = random.nextDouble(); left > none; left *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** Roberts' weighted mean with a weight of 0.2 and limits of 2.962: 500 on plan, about ten a sigma off it, either way. */
    @Test
    void theWeightedMeanSignalsAsSeldomAndAsSoonAsTheRuleSays() {
        assertThat(weightedRunLength(0)).isEqualTo(500, within(30.0));
        assertThat(weightedRunLength(-1)).isEqualTo(9.5, within(0.5));
        assertThat(weightedRunLength(1)).isEqualTo(9.5, within(0.5));
    }

    private static double weightedRunLength(double shift) {
        var random = new Random(1959);
        var runs = 3_000;
        // The limits do not depend on what comes.
        var limits = Control.ewma(new double[200], new double[200], 1, 0.2, 2.962);
        var months = 0L;
        for (var run = 0; run < runs; run++) {
            var mean = 0.0;
            var month = 0;
            do {
                mean = 0.8 * mean + 0.2 * (random.nextGaussian() + shift);
                months++;
            } while (Math.abs(mean) < limits.get(Math.min(month++, 199)).limit());
        }
        return months / (double) runs;
    }

    private static double runLength(double limit) {
        var random = new Random(1954);
        var runs = 3_000;
        var sum = 0L;
        for (var run = 0; run < runs; run++) {
            var above = 0.0;
            var below = 0.0;
            while (above <= limit && below <= limit) {
                var step = Control.cusum(new double[] {0}, new double[] {random.nextGaussian()}, 1, 0)
                        .getFirst();
                var x = step.above() - step.below();
                above = Math.max(0, above + x - 0.5);
                below = Math.max(0, below - x - 0.5);
                sum++;
            }
        }
        return sum / (double) runs;
    }

    /** The golden fixture as an objective: 40 in 4 months, 0.158115 tolerated, so sigma = 0.158115 x 40 / 2 = 3.1623. */
    @Test
    void anObjectiveIsChartedMonthByMonthWithTheSigmaItTolerates() {
        var report = DriftFacts.ofObjective(
                objective("\"lateTolerance\": \"0.158115\", \"leastScheduleIndex\": \"0.5\","),
                null,
                LocalDate.parse("2023-03-01"),
                List.of(),
                List.of(),
                Limits.NONE);

        var latest = report.measure().path("latest");
        assertThat(latest.path("sigma").asText()).isEqualTo("3.1623");
        assertThat(latest.path("months").asInt()).isEqualTo(2);
        assertThat(Double.parseDouble(latest.path("cusumLate").asText())).isEqualTo(4.060, within(0.0005));
        assertThat(latest.path("cusumEarly").asText()).isEqualTo("0");
        // -2.96 over 2.399055, as by hand above.
        assertThat(Double.parseDouble(latest.path("ewma").asText())).isEqualTo(-1.233819, within(1e-5));
        assertThat(latest.path("poissonCusumLate").isNull())
                .as("ten a month are no few")
                .isTrue();
    }

    /**
     * The golden fixture after four months: the sum of 4.060 in the second is back at 0.214, and whoever looks now still sees it,
     * until somebody decides; in the third it was 2.295. The mean goes 0.6406, then 1.2338 times below its limit, and back.
     */
    @Test
    void aSignalThatCameAndWentIsSeenUntilSomebodyDecides() {
        var seen = charted(null);
        assertThat(decimal(seen, "drift.cusumLate")).isEqualTo(0.214, within(0.0005));
        assertThat(decimal(seen, "drift.cusumLatePeak")).isEqualTo(4.060, within(0.0005));
        assertThat(text(seen, "drift.cusumLatePeakOn")).isEqualTo("2023-03-01");
        assertThat(text(seen, "drift.cusumLateSince")).isEqualTo("2023-01-01");
        // 14 came in the third month and 15 in the fourth where 10 were planned, less the slack: 0.765 and then 1.846
        // sigmas.
        assertThat(decimal(seen, "drift.cusumEarlyPeak")).isEqualTo(1.846, within(0.0005));
        assertThat(text(seen, "drift.cusumEarlySince")).isEqualTo("2023-03-01");
        assertThat(decimal(seen, "drift.ewmaLowest")).isEqualTo(-1.233819, within(1e-5));
        assertThat(text(seen, "drift.ewmaLowestOn")).isEqualTo("2023-03-01");

        assertThat(decimal(charted("2023-02-28"), "drift.cusumLatePeak")).isEqualTo(4.060, within(0.0005));
        var decided = charted("2023-03-01");
        assertThat(decimal(decided, "drift.cusumLatePeak")).isEqualTo(2.295, within(0.0005));
        assertThat(text(decided, "drift.cusumLatePeakOn")).isEqualTo("2023-04-01");
        assertThat(decimal(charted("2023-05-01"), "drift.cusumLatePeak")).isEqualTo(0.214, within(0.0005));
    }

    private static Map<String, JsonNode> charted(@Nullable String decidedOn) {
        return DriftFacts.ofObjective(
                        objective("\"lateTolerance\": \"0.158115\",", """
                                , {"on": "2023-04-01", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "14 EACH",
                                 "transfer": "T"}, {"on": "2023-05-01", "milestone": "HANDED_OVER", "measure": "INCREMENT",
                                 "quantity": "15 EACH", "transfer": "T"}
                                """),
                        null,
                        LocalDate.parse("2023-05-01"),
                        decidedOn == null ? List.of() : List.of(new DecisionMade(LocalDate.parse(decidedOn), true)),
                        List.of(),
                        Limits.NONE)
                .leaves();
    }

    private static double decimal(Map<String, JsonNode> leaves, String leaf) {
        return Double.parseDouble(text(leaves, leaf));
    }

    private static String text(Map<String, JsonNode> leaves, String leaf) {
        return Objects.requireNonNull(leaves.get(leaf), leaf).asText();
    }

    /** Two a month, of which one came in two: twice the reference of 2 and 1.6, less one, against the limit of that plan. */
    @Test
    void fewItemsHaveAChartWithALimitOfTheirOwn() {
        var latest = DriftFacts.ofObjective(
                        few("2", "4", "6", "8"), null, LocalDate.parse("2023-03-01"), List.of(), List.of(), Limits.NONE)
                .measure()
                .path("latest");

        // 0.4 / ln 1.25 = 1.792568, so 2 x 1.792568 - 1.
        assertThat(latest.path("poissonCusumLate").asText()).isEqualTo("2.585136");
        assertThat(latest.path("poissonCusumLatePeak").asText()).isEqualTo("2.585136");
        assertThat(latest.path("poissonCusumLimit").asDouble()).isEqualTo(7.7, within(0.11));
    }

    @Test
    void lessThanOneItemAYearHasNoChart() {
        var report = DriftFacts.ofObjective(
                few("0", "0", "0", "0.3"), null, LocalDate.parse("2023-03-01"), List.of(), List.of(), Limits.NONE);

        assertThat(report.measure().path("latest").path("poissonCusumLate").isNull())
                .isTrue();
        assertThat(report.leaves()).containsEntry("drift.poissonCusumLimit", NullNode.getInstance());
    }

    private static JsonNode few(String... cumulative) {
        var objective = objective("\"leastScheduleIndex\": \"0.8\",").toString().replace("4 EACH", "1 EACH");
        for (var month = 0; month < 4; month++) {
            objective = objective.replace(
                    "\"cumulative\":\"%d0\"".formatted(month + 1),
                    "\"cumulative\":\"%s\"".formatted(cumulative[month]));
        }
        try {
            return new ObjectMapper().readTree(objective);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void withoutAStatedToleranceThereIsNoChart() {
        var report = DriftFacts.ofObjective(
                objective(""), null, LocalDate.parse("2023-03-01"), List.of(), List.of(), Limits.NONE);

        assertThat(report.measure().path("latest").path("cusumLate").isNull()).isTrue();
        assertThat(report.leaves().get("drift.cusumLate")).isNotNull();
        assertThat(report.measure().path("latest").has("sigma")).isFalse();
    }

    private static JsonNode objective(String tolerances) {
        return objective(tolerances, "");
    }

    private static JsonNode objective(String tolerances, String more) {
        try {
            return new ObjectMapper().readTree("""
                {"objective": "O", "partner": "XAA", "baselines": [
                   {"number": 1, "statedOn": "2023-01-01", "milestone": "HANDED_OVER", "unit": "EACH", %s
                    "interpolation": "STEPS", "startsOn": "2023-01-01", "points": [
                      {"on": "2023-02-01", "cumulative": "10"}, {"on": "2023-03-01", "cumulative": "20"},
                      {"on": "2023-04-01", "cumulative": "30"}, {"on": "2023-05-01", "cumulative": "40"}]}],
                 "contentMix": [], "planned": [], "deliveries": [
                   {"on": "2023-02-01", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "4 EACH",
                    "transfer": "T"}%s]}
                """.formatted(tolerances, more));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
