package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.daylight.review.drift.Habit.Taken;
import org.junit.jupiter.api.Test;

class HabitTest {

    @Test
    void whatRepeatsTheDecisionBeforeWithoutAnythingNewIsRubberStamped() {
        var decisions = List.of(
                new Taken("CONTINUE", "a", false, 0, Duration.ofHours(2)),
                new Taken("CONTINUE", "a", false, 0, Duration.ofMinutes(30)), // repeats
                new Taken("CONTINUE", "b", false, 0, Duration.ofHours(2)), // new evidence
                new Taken("CONTINUE", "b", false, 1, Duration.ofHours(1)), // an option was costed
                new Taken("CONTINUE", "b", true, 0, Duration.ofHours(5))); // a measure was changed

        // 1 of 5 repeats, 2 of 5 were signed within an hour.
        assertThat(Habit.measure(decisions))
                .hasValueSatisfying(measure -> assertThat(measure.toString())
                        .isEqualTo(
                                "{\"decisions\":5,\"rubberStampShare\":\"0.2\",\"signedWithinAnHourShare\":\"0.4\"}"));
        assertThat(Habit.measure(List.of())).isEmpty();
    }

    /** Eleven alike: each of the last ten repeats the one before it, so that a limit of 0.95 can be passed. */
    @Test
    void ofTenThatAllRepeatAllAreCounted() {
        var alike = Collections.nCopies(11, new Taken("CONTINUE", "a", false, 0, Duration.ofHours(2)));
        assertThat(Habit.measure(alike))
                .hasValueSatisfying(measure -> assertThat(measure.toString())
                        .isEqualTo("{\"decisions\":10,\"rubberStampShare\":\"1\",\"signedWithinAnHourShare\":\"0\"}"));
    }
}
