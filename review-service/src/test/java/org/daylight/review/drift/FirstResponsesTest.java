package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.daylight.review.drift.FirstResponses.End.COMPETING;
import static org.daylight.review.drift.FirstResponses.End.OPEN;
import static org.daylight.review.drift.FirstResponses.End.RESPONDED;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.daylight.review.drift.FirstResponses.Case;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FirstResponsesTest {

    /**
     * By hand: 5 at risk on day 1, 1/5 answered; 4 on day 2, one dismissed, 0.8/4; one still open on day 3; 2 on day 4,
     * 0.6/2 answered. That makes 0.5, with 0.2 ended otherwise.
     */
    @Test
    void whatWasDismissedIsNotCountedAsIfItWaited() {
        var curve = FirstResponses.of(List.of(
                new Case(4, RESPONDED),
                new Case(1, RESPONDED),
                new Case(6, OPEN),
                new Case(2, COMPETING),
                new Case(3, OPEN)));

        assertThat(curve.steps()).extracting(FirstResponses.Step::day).containsExactly(1, 2, 4);
        assertThat(curve.steps()).extracting(FirstResponses.Step::atRisk).containsExactly(5, 4, 2);
        assertThat(curve.steps().getFirst().incidence()).isEqualTo(0.2, within(1e-12));
        assertThat(curve.steps().get(1).incidence()).isEqualTo(0.2, within(1e-12));
        assertThat(curve.steps().getLast().incidence()).isEqualTo(0.5, within(1e-12));
        assertThat(curve.steps().getLast().competing()).isEqualTo(0.2, within(1e-12));
        assertThat(curve.median()).hasValue(4);
        assertThat(List.of(curve.responded(), curve.ended(), curve.open())).containsExactly(2, 1, 2);
    }

    @Test
    void theMedianIsNotReachedWhereFewerThanHalfWereAnswered() {
        var curve = FirstResponses.of(List.of(new Case(1, RESPONDED), new Case(2, COMPETING), new Case(2, COMPETING)));

        assertThat(curve.steps().getLast().incidence()).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(curve.median()).isEmpty();
        assertThat(FirstResponses.of(List.of()).median()).isEmpty();
    }

    /** Without censoring the curve is the plain share of cases that were answered by a day. */
    @RepeatedTest(100)
    void withoutOpenCasesItIsThePlainShare(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var cases = new ArrayList<Case>();
        for (var i = 0; i < 1 + random.nextInt(40); i++) {
            cases.add(new Case(random.nextInt(12), random.nextBoolean() ? RESPONDED : COMPETING));
        }

        for (var step : FirstResponses.of(cases).steps()) {
            var answered = cases.stream()
                    .filter(each -> each.end() == RESPONDED && each.days() <= step.day())
                    .count();
            assertThat(step.incidence()).isEqualTo(answered / (double) cases.size(), within(1e-9));
        }
    }
}
