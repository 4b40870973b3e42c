package org.daylight.benchmarks.rules;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ClosedAnswersTest {

    private static final String LINES = "{\"vector\":\"MNA\"}\n{\"vector\":\"U\"}\n";

    /** Of the two lines, by sha256sum. */
    private static final String DIGEST = "4a4a501d764c6433dcaf65e037c9bbd0913f40e26bf32f6672af3018eb9cbc58";

    private static byte[] closed(int subjects, int answers, String digest) {
        var end = "{\"end\":true,\"subjects\":%d,\"answers\":%d,\"sha256\":\"%s\"}\n"
                .formatted(subjects, answers, digest);
        return (LINES + end).getBytes(US_ASCII);
    }

    @Test
    void wholeAnswersAreTakenAndOthersAreNot() {
        ClosedAnswers.require(closed(2, 4, DIGEST), 2);
        refused(closed(2, 4, DIGEST), 3, "lines: 2 instead of 3");
        refused(closed(3, 4, DIGEST), 2, "subjects: 3 instead of 2");
        refused(closed(2, 5, DIGEST), 2, "answers: 5 instead of 4");
        refused(closed(2, 4, DIGEST.replace('a', 'b')), 2, "sha256");
        refused((new String(closed(2, 4, DIGEST), US_ASCII) + "x").getBytes(US_ASCII), 2, "bytes");
        refused(LINES.getBytes(US_ASCII), 2, "no line closes");
    }

    private static void refused(byte[] answers, int subjects, String why) {
        assertThat(assertThrows(IllegalStateException.class, () -> ClosedAnswers.require(answers, subjects)))
                .hasMessageContaining(why);
    }
}
