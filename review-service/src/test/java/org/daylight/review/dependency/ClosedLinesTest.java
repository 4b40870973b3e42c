package org.daylight.review.dependency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Answers that say themselves that they are whole. */
class ClosedLinesTest {

    private static final String TWO = """
            {"subject":"partner:1","name":"{\\"end\\":true}"}
            {"subject":"partner:2"}
            {"end":true,"count":2}
            """;
    private static final String NONE = """
            {"end":true,"count":0}
            """;

    @Test
    void severalAnswersAreToldApartByTheirClosingLines() {
        var each = ClosedLines.readEach("registry", (TWO + NONE + TWO).getBytes(UTF_8));
        assertThat(each).extracting(answer -> answer.lines().size()).containsExactly(2, 0, 2);
        assertThat(each.getFirst().sha256())
                .isEqualTo(ClosedLines.read("registry", TWO.getBytes(UTF_8)).sha256());
    }

    @Test
    void whatBreaksOffWithinOneOfThemIsNotWhole() {
        assertThatThrownBy(
                        () -> ClosedLines.readEach("registry", (TWO + "{\"subject\":\"partner:3\"}\n").getBytes(UTF_8)))
                .isInstanceOf(DependencyDown.class)
                .hasMessageContaining("broke off");
    }

    @Test
    void anAnswerWithoutAnythingHoldsNone() {
        assertThat(ClosedLines.readEach("registry", new byte[0])).isEmpty();
    }
}
