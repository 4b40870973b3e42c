package org.daylight.review.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FromHereTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "PROPOSED, signed or refused by another person",
        "SIGNED, another decision about the same",
        "EFFECT_PENDING, notices that it owes can be given",
        "IN_EFFECT, another decision about the same",
        "EFFECT_REFUSED, mend what the registry refuses",
        "REFUSED, propose it anew",
        "WITHDRAWN, propose it anew",
        "RECORDED, propose a decision"
    })
    void everyStateSaysWhatCanBeDoneFromIt(DecisionState state, String says) {
        assertThat(state.fromHere()).contains(says);
    }
}
