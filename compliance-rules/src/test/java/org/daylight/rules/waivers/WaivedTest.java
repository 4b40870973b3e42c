package org.daylight.rules.waivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of what the review-service answers about subjects that do not meet a rule. */
class WaivedTest {

    @ParameterizedTest
    @EnumSource(names = {"WAIVED", "NOT_WAIVED", "USED_UP", "METER_NOT_KNOWN"})
    void eachWordOfTheContractIsRead(Waived word) {
        assertThat(asked("{\"covered\": [\"%s\"]}".formatted(word))).containsExactly(word);
    }

    /** What is not understood is never counted as anything. */
    @ParameterizedTest
    @ValueSource(strings = {"NOT_ASKED", "WITHIN_CEILING", "waived", ""})
    void aWordThatIsNotKnownEndsTheRun(String word) {
        assertThatThrownBy(() -> asked("{\"covered\": [\"%s\"]}".formatted(word)))
                .isInstanceOfSatisfying(
                        WaiversNotTold.class,
                        e -> assertThat(e.mayAnswerLater()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"covered\": []}", "{\"covered\": [\"WAIVED\", \"WAIVED\"]}", "no JSON"})
    void anAnswerAboutMoreOrFewerSubjectsBrokeOff(String answer) {
        assertThatThrownBy(() -> asked(answer))
                .isInstanceOfSatisfying(
                        WaiversNotTold.class,
                        e -> assertThat(e.mayAnswerLater()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"settledAt\": null}", "{\"settledAt\": \"today\"}"})
    void withoutTheInstantUpToWhichItIsSettledItIsAskedAgainLater(String answer) {
        assertThatThrownBy(() -> waivers(answer).settledAt())
                .isInstanceOfSatisfying(
                        WaiversNotTold.class,
                        e -> assertThat(e.mayAnswerLater()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(Waived.class)
    void whatIsKeptReadsAsItWasWritten(Waived waived) {
        assertThat(Waived.of(waived.letter())).isEqualTo(waived);
    }

    @Test
    void withoutAReviewServiceInTheSettingsNobodyIsAsked() {
        var waivers = new Waivers(Optional::empty, new Reviews(reviews(() -> {
            throw new AssertionError("it was asked");
        })));

        assertThat(waivers.areKnown()).isFalse();
        assertThatThrownBy(() -> waivers.of(LocalDate.of(2024, 1, 31), Instant.EPOCH, List.of()))
                .as("a run that was opened while it was named waits until it is again")
                .isInstanceOfSatisfying(
                        WaiversNotTold.class,
                        e -> assertThat(e.mayAnswerLater()).isTrue());
    }

    /** About one subject. */
    private static List<Waived> asked(String answer) {
        var subject = new Waivers.NotMet("a.rule", "hold", "hold:1", null, null);
        return waivers(answer).of(LocalDate.of(2024, 1, 31), Instant.EPOCH, List.of(subject));
    }

    private static Waivers waivers(String answer) {
        return new Waivers(
                () -> Optional.of(URI.create("http://reviews")),
                new Reviews(reviews(() -> answer.getBytes(StandardCharsets.UTF_8))));
    }

    /** A class that implements it would be taken for a resource of the service under test. */
    private static ReviewsApi reviews(Supplier<byte[]> answer) {
        return (ReviewsApi) Proxy.newProxyInstance(
                ReviewsApi.class.getClassLoader(), new Class<?>[] {ReviewsApi.class}, (_, _, _) -> answer.get());
    }
}
