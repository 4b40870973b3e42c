package org.daylight.rules.waivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a subject that does not meet a rule, by what the review-service answers about that day. */
class WaivedTest {

    @ParameterizedTest(name = "{0}; {2} by what stands: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            a waiver without a ceiling covers it              | WAIVED         | flagged     | WAIVED
            the same, and only the draft flags it             | WAIVED         | not flagged | WAIVED
            a waiver of which something is left covers it     | WITHIN_CEILING | flagged     | WAIVED
            the same, and nobody used it for what was not due | WITHIN_CEILING | not flagged | METER_NOT_KNOWN
            the waiver over it is used up, for what is not    \
            said                                              | USED_UP        | flagged     | USED_UP
            the same, and only the draft flags it             | USED_UP        | not flagged | USED_UP
            nothing covers it                                 | NOT_WAIVED     | flagged     | NOT_WAIVED
            nothing covers it, and only the draft flags it    | NOT_WAIVED     | not flagged | NOT_WAIVED
            """)
    void whatCannotBeToldIsNotCountedAsWaived(String because, Covered covered, String before, Waived said) {
        assertThat(Waived.of(covered, before.equals("flagged"))).as(because).isEqualTo(said);
    }

    @ParameterizedTest
    @EnumSource(Waived.class)
    void whatIsKeptReadsAsItWasWritten(Waived waived) {
        assertThat(Waived.of(waived.letter())).isEqualTo(waived);
    }

    @Test
    void withoutAReviewServiceInTheSettingsNobodyIsAsked() {
        // A class that implements it would be taken for a resource of the service under test.
        var nobody = (ReviewsApi) Proxy.newProxyInstance(
                ReviewsApi.class.getClassLoader(), new Class<?>[] {ReviewsApi.class}, (_, _, _) -> {
                    throw new AssertionError("it was asked");
                });
        var waivers = new Waivers(Optional::empty, new Reviews(nobody));

        assertThat(waivers.areKnown()).isFalse();
        assertThatThrownBy(() -> waivers.of(LocalDate.of(2024, 1, 31), Instant.EPOCH, List.of()))
                .as("a run that was opened while it was named waits until it is again")
                .isInstanceOfSatisfying(
                        WaiversNotTold.class,
                        e -> assertThat(e.mayAnswerLater()).isTrue());
    }
}
