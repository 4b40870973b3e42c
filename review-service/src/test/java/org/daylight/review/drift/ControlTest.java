package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
     * What the rule about few items says of its limit of 8: 113 months on plan and 28 at the tolerated share of 0.8, 1,800 and
     * 18 at 0.5, with two planned a month. Computed apart, by another generator.
     */
    @Test
    void fewItemsOnPlanRaiseAFalseSignalAsSeldomAsTheRuleSays() {
        assertThat(countedRunLength(0.8, 2)).isEqualTo(113, within(6.0));
        assertThat(countedRunLength(0.8, 1.6)).isEqualTo(28, within(1.5));
        assertThat(countedRunLength(0.5, 2)).isEqualTo(1_814, within(120.0));
        assertThat(countedRunLength(0.5, 1)).isEqualTo(18, within(1.0));
    }

    /** Mean months until the limit of 8 is passed, of two planned and so many that come on average. */
    private static double countedRunLength(double share, double come) {
        var random = new Random(1985);
        var runs = 1_500;
        var step = Control.poissonReference(2, share * 2);
        var none = StrictMath.exp(-come);
        var months = 0L;
        for (var run = 0; run < runs; run++) {
            var sum = 0.0;
            while (sum < 8) {
                var count = 0;
                for (var left = random.nextDouble(); left > none; left *= random.nextDouble()) {
                    count++;
                }
                sum = Math.max(0, sum + step - count);
                months++;
            }
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

    @Test
    void withoutAStatedToleranceThereIsNoChart() {
        var report = DriftFacts.ofObjective(
                objective(""), null, LocalDate.parse("2023-03-01"), List.of(), List.of(), Limits.NONE);

        assertThat(report.measure().path("latest").path("cusumLate").isNull()).isTrue();
        assertThat(report.leaves().get("drift.cusumLate")).isNotNull();
        assertThat(report.measure().path("latest").has("sigma")).isFalse();
    }

    private static JsonNode objective(String tolerances) {
        try {
            return new ObjectMapper().readTree("""
                {"objective": "O", "partner": "XAA", "baselines": [
                   {"number": 1, "statedOn": "2023-01-01", "milestone": "HANDED_OVER", "unit": "EACH", %s
                    "interpolation": "STEPS", "startsOn": "2023-01-01", "points": [
                      {"on": "2023-02-01", "cumulative": "10"}, {"on": "2023-03-01", "cumulative": "20"},
                      {"on": "2023-04-01", "cumulative": "30"}, {"on": "2023-05-01", "cumulative": "40"}]}],
                 "contentMix": [], "planned": [], "deliveries": [
                   {"on": "2023-02-01", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "4 EACH",
                    "transfer": "T"}]}
                """.formatted(tolerances));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
