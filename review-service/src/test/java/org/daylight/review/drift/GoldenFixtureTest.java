package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published example: plan 10/20/30/40, actual 4/4/18/33, at the ends of months 1 to 4. */
class GoldenFixtureTest {

    private static final double[] MONTHS = {1, 2, 3, 4};
    private static final double[] PLANNED = {10, 20, 30, 40};
    private static final double[] DELIVERED = {4, 4, 18, 33};

    private final Curve plan = Curve.linear(MONTHS, PLANNED);
    private final Curve actual = Curve.steps(MONTHS, DELIVERED);
    private final Pace monthEnds = Pace.of(Curve.periodEnds(MONTHS, PLANNED), Curve.periodEnds(MONTHS, DELIVERED), 4);

    @Test
    void earnedScheduleFollowsTheDeliveries() {
        var earned = new double[] {0.4, 0.4, 1.8, 3.3};
        var index = new double[] {0.40, 0.20, 0.60, 0.825};
        for (int month = 1; month <= 4; month++) {
            var schedule = EarnedSchedule.of(plan, actual, month).orElseThrow();
            assertThat(schedule.earnedTime()).isEqualTo(earned[month - 1], within(1e-12));
            assertThat(schedule.index()).isEqualTo(index[month - 1], within(1e-12));
        }
    }

    @Test
    void theMostThatWasMissingIsTwoFifths() {
        assertThat(monthEnds.maxLate()).isEqualTo(0.40, within(1e-12));
        assertThat(monthEnds.maxEarly()).isZero();
    }

    @Test
    void aUnitIsAMonthLateOnAverage() {
        assertThat(monthEnds.meanLateness()).isEqualTo(1.025, within(1e-12));
        assertThat(monthEnds.absoluteLateness()).isEqualTo(1.025, within(1e-12));
        assertThat(monthEnds.settled()).isFalse();
    }

    @Test
    void thePerformanceIndexEndsAtOneHoweverLate() {
        var finished = Curve.steps(new double[] {1, 2, 3, 4, 6}, new double[] {4, 4, 18, 33, 40});
        var pace = Pace.of(plan, finished, 6);
        assertThat(pace.performanceIndex()).hasValue(1.00);
        assertThat(pace.earned().orElseThrow().index()).isEqualTo(0.667, within(0.0005));
        assertThat(pace.settled()).isTrue();
    }

    @Test
    void cumulatedSumsRaiseTheAlarmInTheSecondMonth() {
        var sums = Control.cusum(new double[] {10, 10, 10, 10}, new double[] {4, 0, 14, 15}, 3.1623, 0.5);
        assertThat(sums.stream().map(Control.Sums::below))
                .usingElementComparator((one, other) -> Math.abs(one - other) < 0.0005 ? 0 : Double.compare(one, other))
                .containsExactly(1.397, 4.060, 2.295, 0.214);
        assertThat(sums.stream().map(sum -> sum.alarm(4))).containsExactly(false, true, false, false);
    }

    @Test
    void contentMovedByATenthIntoSomethingNobodyPlanned() {
        var drift =
                ContentDrift.between(Map.of("A", .5, "B", .3, "C", .2), Map.of("A", .35, "B", .3, "C", .25, "D", .10));
        assertThat(drift.totalVariation()).isEqualTo(0.150, within(1e-12));
        assertThat(drift.jensenShannon()).isEqualTo(0.0616, within(0.00005));
        assertThat(drift.distance()).isEqualTo(0.2482, within(0.00005));
        assertThat(drift.unplannedShare()).isEqualTo(0.10, within(1e-12));
    }
}
