package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ForecastTest {

    private static Curve steps(double[] at, double... cumulative) {
        return Curve.steps(at, cumulative);
    }

    private static double[] at(double... times) {
        return times;
    }

    /** 30 in 12 months is 2.5 a month; the 10 left take 4 more. The thirds of the time brought 4, 16 and 10. */
    @Test
    void theRestTakesAsLongAsThePaceSoFarAndTheFastestAndTheSlowestStretchSay() {
        var forecast = Forecast.of(steps(at(3, 7, 10), 4, 20, 30), 0, 40, 12, 4).orElseThrow();

        assertThat(forecast.completion()).isEqualTo(16, within(1e-12));
        assertThat(forecast.stretches()).isEqualTo(3);
        // The fastest stretch brings 4 a month, the slowest 1.
        assertThat(forecast.earliest().orElseThrow()).isEqualTo(14.5, within(1e-12));
        assertThat(forecast.latest().orElseThrow()).isEqualTo(22, within(1e-12));
        assertThat(forecast.complete()).isFalse();
    }

    @Test
    void aStretchThatBroughtNothingSeesNoEnd() {
        var forecast = Forecast.of(steps(at(1), 10), 0, 40, 8, 4).orElseThrow();

        assertThat(forecast.completion()).isEqualTo(32, within(1e-12));
        assertThat(forecast.earliest().orElseThrow()).isEqualTo(20, within(1e-12));
        assertThat(forecast.latest()).isEmpty();
    }

    @Test
    void ofAShortHistoryThereIsNoRange() {
        var forecast = Forecast.of(steps(at(1), 10), 0, 40, 7, 4).orElseThrow();

        assertThat(forecast.completion()).isEqualTo(28, within(1e-12));
        assertThat(forecast.earliest()).isEmpty();
        assertThat(forecast.stretches()).isZero();
    }

    @Test
    void whatIsCompleteWasCompleteThen() {
        var forecast = Forecast.of(steps(at(1, 5), 10, 41), 0, 40, 9, 4).orElseThrow();

        assertThat(forecast.complete()).isTrue();
        assertThat(forecast.completion()).isEqualTo(5, within(1e-12));
    }

    @Test
    void whereNothingCameThereIsNoPace() {
        assertThat(Forecast.of(steps(at()), 0, 40, 9, 4)).isEmpty();
        assertThat(Forecast.of(steps(at(0), 10), 0, 40, 0, 4)).isEmpty();
    }

    /** 50 were there when the 8 months began; 10 came in them, so that the 40 left take 32 more. */
    @Test
    void whatCameBeforeTheStartIsNoPaceSince() {
        var forecast =
                Forecast.of(steps(at(0, 2, 6), 50, 54, 60), 50, 100, 8, 4).orElseThrow();

        assertThat(forecast.completion()).isEqualTo(40, within(1e-12));
        // 4 in the first half and 6 in the second.
        assertThat(forecast.earliest().orElseThrow()).isEqualTo(8 + 40 / 1.5, within(1e-12));
        assertThat(forecast.latest().orElseThrow()).isEqualTo(48, within(1e-12));
        assertThat(Forecast.of(steps(at(0), 50), 50, 100, 8, 4)).isEmpty();
    }
}
