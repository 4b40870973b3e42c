package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.daylight.review.drift.Rollover.Run;
import org.daylight.review.drift.Rollover.Step;
import org.junit.jupiter.api.Test;

class RolloverTest {

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static Step signed(String on, String outcome, String evidence) {
        return new Step(day(on), outcome, evidence);
    }

    private static Step byDefault(String on) {
        return new Step(day(on), "CONTINUED_BY_DEFAULT", null);
    }

    @Test
    void whatIsDecidedOnceIsNoRollover() {
        assertThat(Rollover.of(List.of())).isEmpty();
        assertThat(Rollover.of(List.of(signed("2024-01-10", "CONTINUE", "a")))).isEmpty();
        assertThat(Rollover.of(List.of(byDefault("2024-01-10")))).isEmpty();
    }

    @Test
    void theSameOnTheSameEvidenceIsCountedFromTheFirstTime() {
        assertThat(Rollover.of(List.of(
                        signed("2023-10-10", "CONTINUE", "a"),
                        signed("2024-01-10", "CONTINUE", "b"),
                        signed("2024-04-10", "CONTINUE", "b"),
                        signed("2024-07-10", "CONTINUE", "b"))))
                .contains(new Run("CONTINUE", 3, day("2024-01-10"), day("2024-07-10")));
    }

    @Test
    void goingOnWithoutADecisionRepeatsWhateverLetItGoOn() {
        assertThat(Rollover.of(List.of(
                        signed("2024-01-10", "CONTINUE", "a"), byDefault("2024-04-10"), byDefault("2024-07-10"))))
                .contains(new Run("CONTINUED_BY_DEFAULT", 3, day("2024-01-10"), day("2024-07-10")));
        assertThat(Rollover.of(List.of(
                        signed("2024-01-10", "CONTINUE", "a"),
                        byDefault("2024-04-10"),
                        signed("2024-07-10", "CONTINUE", "a"))))
                .contains(new Run("CONTINUE", 3, day("2024-01-10"), day("2024-07-10")));
    }

    /** A board that signs four decisions on one day has met once, whatever it signed them about. */
    @Test
    void whatIsSignedOnOneDayIsOneSitting() {
        assertThat(Rollover.of(List.of(
                        signed("2024-01-10", "CONTINUE", "a"),
                        signed("2024-01-10", "CONTINUE", "a"),
                        signed("2024-01-10", "CONTINUE", "a"))))
                .isEmpty();
        assertThat(Rollover.of(List.of(
                        signed("2024-01-10", "CONTINUE", "a"),
                        signed("2024-01-10", "CONTINUE", "b"),
                        signed("2024-04-10", "CONTINUE", "b"),
                        signed("2024-04-10", "CONTINUE", "a"))))
                .contains(new Run("CONTINUE", 2, day("2024-01-10"), day("2024-04-10")));
        assertThat(Rollover.of(List.of(
                        signed("2024-01-10", "CONTINUE", "a"),
                        signed("2024-04-10", "CONTINUE", "a"),
                        signed("2024-04-10", "CONTINUE", "new"))))
                .isEmpty();
        assertThat(Rollover.of(List.of(
                        signed("2024-01-10", "CONTINUE", "a"),
                        signed("2024-04-10", "SLOW", "a"),
                        signed("2024-04-10", "CONTINUE", "a"))))
                .isEmpty();
        // What a review finds between two signatures of one day does not make two sittings of them.
        assertThat(Rollover.of(List.of(
                        signed("2024-01-10", "CONTINUE", "a"),
                        byDefault("2024-01-10"),
                        signed("2024-01-10", "CONTINUE", "a"))))
                .contains(new Run("CONTINUE", 2, day("2024-01-10"), day("2024-01-10")));
        assertThat(Rollover.of(List.of(
                        signed("2024-01-10", "CONTINUE", "a"),
                        byDefault("2024-01-10"),
                        signed("2024-01-10", "SLOW", "a"))))
                .isEmpty();
        // A day on which nobody decided stands by itself.
        assertThat(Rollover.of(List.of(signed("2024-01-10", "CONTINUE", "a"), byDefault("2024-01-10"))))
                .contains(new Run("CONTINUED_BY_DEFAULT", 2, day("2024-01-10"), day("2024-01-10")));
    }

    @Test
    void newEvidenceAndAnyOtherOutcomeEndIt() {
        assertThat(Rollover.of(List.of(
                        byDefault("2024-01-10"), byDefault("2024-04-10"), signed("2024-07-10", "CONTINUE", "new"))))
                .isEmpty();
        assertThat(Rollover.of(List.of(
                        signed("2024-01-10", "CONTINUE", "a"),
                        signed("2024-04-10", "CONTINUE", "a"),
                        signed("2024-07-10", "SLOW", "a"))))
                .isEmpty();
        assertThat(Rollover.of(
                        List.of(signed("2024-01-10", "HOLD", "a"), byDefault("2024-04-10"), byDefault("2024-07-10"))))
                .contains(new Run("CONTINUED_BY_DEFAULT", 2, day("2024-04-10"), day("2024-07-10")));
        // On what a measure was decided before, going on is decided for the first time.
        assertThat(Rollover.of(List.of(signed("2024-01-10", "SLOW", "a"), signed("2024-04-10", "CONTINUE", "a"))))
                .isEmpty();
    }
}
