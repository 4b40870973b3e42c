package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EarnedScheduleTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private static EarnedSchedule earned(Curve plan, double delivered, double now) {
        return EarnedSchedule.of(plan, Curve.steps(new double[] {0}, new double[] {delivered}), now)
                .orElseThrow();
    }

    private static Curve linear(double[] at, double... cumulative) {
        return Curve.linear(at, cumulative);
    }

    private static double[] months(double... months) {
        return months;
    }

    @Test
    void aLateScheduleEarnsTheMonthThatThePlanWantedItIn() {
        var schedule = earned(linear(months(1, 2, 6, 12), 10, 20, 30, 40), 25, 9);
        assertThat(schedule.earnedTime()).isEqualTo(4, EXACT);
        assertThat(schedule.index()).isEqualTo(0.444, within(0.0005));
        assertThat(schedule.variance()).isEqualTo(-5, EXACT);
    }

    @Test
    void aPlannedPauseCostsNothing() {
        var plan = linear(months(1, 2, 3, 4, 5), 10, 20, 20, 20, 40);
        assertThat(earned(plan, 20, 2).index()).isEqualTo(1, EXACT);
        assertThat(earned(plan, 20, 3).index()).isEqualTo(1, EXACT);
        assertThat(earned(plan, 20, 4).index()).isEqualTo(1, EXACT);
        assertThat(earned(plan, 20, 5).index()).isEqualTo(0.8, EXACT);
    }

    @Test
    void timeStopsAtCompletion() {
        var plan = linear(months(1, 2, 3, 4), 10, 20, 30, 40);
        var actual = Curve.steps(months(1, 2, 3, 4), new double[] {10, 20, 30, 40});
        assertThat(EarnedSchedule.of(plan, actual, 4).orElseThrow().index()).isEqualTo(1, EXACT);
        assertThat(EarnedSchedule.of(plan, actual, 12).orElseThrow().index()).isEqualTo(1, EXACT);
    }

    @Test
    void beingEarlyStaysVisibleAfterCompletion() {
        var actual = Curve.steps(months(2), new double[] {40});
        var schedule = EarnedSchedule.of(linear(months(4), 40), actual, 12).orElseThrow();
        assertThat(schedule.index()).isEqualTo(2, EXACT);
        assertThat(schedule.complete()).isTrue();
    }

    @Test
    void nothingIsMeasurableAtTheStart() {
        assertThat(EarnedSchedule.of(linear(months(4), 40), Curve.steps(months(), months()), 0))
                .isEmpty();
    }

    @Test
    void nothingDeliveredWhileSomethingIsPlannedIsNought() {
        assertThat(earned(linear(months(4), 40), 0, 2).index()).isZero();
        assertThat(earned(Curve.steps(months(3), months(40)), 0, 4).index()).isZero();
    }

    @Test
    void nothingDeliveredWhileNothingIsPlannedIsOnTime() {
        assertThat(earned(Curve.steps(months(3), months(40)), 0, 2).index()).isEqualTo(1, EXACT);
    }

    @Test
    void stepsAreNotInterpolated() {
        var plan = Curve.steps(months(2, 4), months(1, 2));
        assertThat(plan.at(3)).isEqualTo(1);
        assertThat(earned(plan, 1, 3).index()).isEqualTo(1, EXACT);
        assertThat(earned(plan, 1, 5).index()).isEqualTo(0.8, EXACT);
    }

    @Test
    void aCorrectionDownwardsTakesCompletionBack() {
        var actual = Curve.steps(months(3, 5), months(40, 30));
        var schedule = EarnedSchedule.of(linear(months(4), 40), actual, 6).orElseThrow();
        assertThat(schedule.complete()).isFalse();
        assertThat(schedule.index()).isEqualTo(0.5, EXACT);
    }
}
