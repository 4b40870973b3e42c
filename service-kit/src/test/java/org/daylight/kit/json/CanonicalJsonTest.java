package org.daylight.kit.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    /** RFC 8785, section 3.2.2 and 3.2.3. */
    @Test
    void theExampleOfTheStandardComesOutAsPublished() throws Exception {
        var node = json.readTree("""
                {"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
                 "string":"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}
                """);

        assertThat(new String(CanonicalJson.bytes(node), UTF_8))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, section 3.2.3: names sort by UTF-16 code units. */
    @Test
    void namesSortByCodeUnits() throws Exception {
        var node = json.readTree("""
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                 "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}
                """);

        assertThat(json.readTree(CanonicalJson.bytes(node)).properties().stream()
                        .map(property -> property.getValue().asText()))
                .containsExactly(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
    }

    /** RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "4340000000000001, 9007199254740994",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
    })
    void numbersComeOutAsPublished(String bits, String expected) {
        var number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        var node = json.createArrayNode().add(number);

        assertThat(new String(CanonicalJson.bytes(node), UTF_8)).isEqualTo("[" + expected + "]");
    }

    @Test
    void anIntegerThatReadersWouldRoundIsRefused() throws Exception {
        var node = json.readTree("{\"count\":9007199254740992}");

        assertThatThrownBy(() -> CanonicalJson.bytes(node))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it as text");
    }

    @Test
    void digestsNameTheirAlgorithm() {
        assertThat(CanonicalJson.sha256(new byte[0]))
                .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(CanonicalJson.bytes(json.getNodeFactory().textNode("a"))).isEqualTo("\"a\"".getBytes(UTF_8));
    }
}
