package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerSumTest {

    @Test
    void theOrderDoesNotShow() {
        var one = AnswerSum.ofNothing();
        one.add("delivery:1", "NM");
        one.add("delivery:2", "MU");
        var other = AnswerSum.ofNothing();
        other.add("delivery:2", "MU");
        other.add("delivery:1", "NM");

        assertThat(other.digest()).isEqualTo(one.digest());
    }

    @Test
    void whatIsTakenAwayWasNeverThere() {
        var sum = AnswerSum.ofNothing();
        sum.add("delivery:1", "NM");
        var before = sum.digest();
        sum.add("delivery:2", "MU");

        assertThat(sum.digest()).isNotEqualTo(before);

        var kept = AnswerSum.of(sum.bytes());
        kept.take("delivery:2", "MU");
        assertThat(kept.digest()).isEqualTo(before);
    }

    @Test
    void theSameVectorsOfOtherSubjectsAreAnotherSum() {
        var one = AnswerSum.ofNothing();
        one.add("delivery:1", "NM");
        one.add("delivery:2", "MU");
        var exchanged = AnswerSum.ofNothing();
        exchanged.add("delivery:1", "MU");
        exchanged.add("delivery:2", "NM");

        assertThat(exchanged.digest()).isNotEqualTo(one.digest());
    }

    /** {@code head -c 2048 /dev/zero | sha256sum} */
    @Test
    void nothingIsZeros() {
        assertThat(AnswerSum.ofNothing().digest())
                .isEqualTo("sha256:e5a00aa9991ac8a5ee3109844d84a55583bd20572ad3ffcd42792f3c36b183ad");
    }
}
