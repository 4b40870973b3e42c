package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aTextIsWrittenAsJacksonWritesItOrLeftToJackson() throws Exception {
        var written = 0;
        for (var c = 0; c < 0x300; c++) {
            var text = "Pa" + (char) c + "rtner/1 <&'>";
            var out = new Growing(1);
            if (out.plain(text)) {
                assertThat(new String(out.toBytes(), UTF_8)).isEqualTo(JSON.writeValueAsString(text));
                written++;
            } else {
                assertThat(out.toBytes()).as("nothing of %s", text).isEmpty();
            }
        }
        assertThat(written)
                .as("all of ASCII but the control characters before the blank, quotes and backslash")
                .isEqualTo(96 - 2);
    }

    @Test
    void halfOfASurrogatePairIsNoQuestionMark() {
        for (var text : List.of("a\ud800", "\udbff", "a?\udc00b")) {
            var out = new Growing(1);
            assertThat(out.plain(text)).isFalse();
            assertThat(out.toBytes()).isEmpty();
        }
        assertThat(new Growing(1).plain("a?b")).isTrue();
    }

    @Test
    void whatComesAfterATextThatWasNotWrittenStandsWhereItWouldHave() {
        var out = new Growing(4);
        out.write('[');
        assertThat(out.plain("12\"45")).isFalse();
        assertThat(out.plain("")).isTrue();
        out.write(']');
        assertThat(new String(out.toBytes(), UTF_8)).isEqualTo("[\"\"]");
    }
}
