package org.daylight.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    public record Security(String issuer, Instant issuedAt, String iso, String isin, boolean isOpen) {}

    public record Sheet(
            Stated<Money> ceiling,
            Stated<ImpreciseDate> until,
            Stated<Boolean> signed,
            List<String> names,
            Map<String, Integer> counts,
            @Nullable String remark) {}

    @Test
    void namesThatLookLikeGettersAreWrittenOnceAndInOrder() throws Exception {
        var security = new Security("I", Instant.parse("2026-01-02T03:04:05Z"), "CH", "CH1", true);

        assertThat(Json.mapper().writeValueAsString(security))
                .isEqualTo("{\"issuer\":\"I\",\"issuedAt\":\"2026-01-02T03:04:05Z\",\"iso\":\"CH\",\"isin\":\"CH1\","
                        + "\"isOpen\":true}");
    }

    @Test
    void theThreeStatesTravelBothWays() throws Exception {
        var json = "{\"ceiling\":{\"amount\":\"12.50\",\"currency\":\"USD\",\"basis\":\"CONTRACT\"},\"until\":null,"
                + "\"names\":[],\"counts\":{}}";

        var sheet = Json.mapper().readValue(json, Sheet.class);

        assertThat(sheet.ceiling()).isEqualTo(Stated.of(new Money(new BigDecimal("12.50"), "USD", "CONTRACT")));
        assertThat(sheet.until()).isEqualTo(Stated.absent());
        assertThat(sheet.signed()).isEqualTo(Stated.unknown());
        assertThat(sheet.remark()).isNull();
        assertThat(Json.mapper().writeValueAsString(sheet)).isEqualTo(json);
    }

    @Test
    void aListThatIsLeftOutOrNullIsEmpty() throws Exception {
        var sheet = Json.mapper().readValue("{\"counts\":null}", Sheet.class);

        assertThat(sheet.names()).isEmpty();
        assertThat(sheet.counts()).isEmpty();
    }

    @Test
    void textThatCannotBeStoredIsRefusedWhereItStands() throws Exception {
        var whole = "{\"issuer\":\"a \\ud83d\\ude00 b\",\"isOpen\":true}";
        assertThat(Json.mapper().readValue(whole, Security.class).issuer()).isEqualTo("a \ud83d\ude00 b");
        // In UTF-8 as well: three bytes may spell half of a pair although they must not (RFC 3629, section 3).
        var raw = "{\"issuer\":\"a ___ b\",\"isOpen\":true}".getBytes(StandardCharsets.ISO_8859_1);
        var at = 13;
        raw[at++] = (byte) 0xED;
        raw[at++] = (byte) 0xA0;
        raw[at] = (byte) 0xBD;
        assertThatThrownBy(() -> Json.mapper().readValue(raw, Security.class))
                .hasMessageContaining("Invalid UTF-8")
                .hasMessageContaining("[\"issuer\"]");
        for (var wrong : List.of("\\ud83d", "\\ud83d b", "\\ude00", "\\ude00\\ud83d", "\\u0000")) {
            var json = "{\"issuer\":\"a %s\",\"isOpen\":true}".formatted(wrong);
            assertThatThrownBy(() -> Json.mapper().readValue(json, Security.class))
                    .as(wrong)
                    .hasMessageContaining("cannot be stored")
                    .hasMessageContaining("[\"issuer\"]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ceiling\":{\"amount\":12.5,\"currency\":\"USD\",\"basis\":\"CONTRACT\"}}",
                "{\"ceiling\":{\"amount\":\"1E9\",\"currency\":\"USD\",\"basis\":\"CONTRACT\"}}",
                "{\"until\":2014}",
                "{\"until\":\"3 May\"}",
                "{\"remark\":7}",
                "{\"signed\":\"true\"}",
                "{\"counts\":{\"a\":\"1\"}}",
                "{\"remark\":\"a\",\"remark\":\"b\"}",
                "{\"remarks\":\"a\"}",
                "{} {}"
            })
    void whatIsNotMeantIsRefused(String json) {
        assertThatThrownBy(() -> Json.mapper().readValue(json, Sheet.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void quantitiesSayHowTheyAreMeant() throws Exception {
        var atLeast = new Quantity(new BigDecimal("300000"), "EACH", Quantity.Bound.AT_LEAST);

        assertThat(atLeast.text()).isEqualTo("300000.. EACH");
        assertThat(Quantity.of(new BigDecimal("12"), "EACH").text()).isEqualTo("12 EACH");
        assertThat(Json.mapper().writeValueAsString(Quantity.of(BigDecimal.TEN, "EACH")))
                .isEqualTo("{\"amount\":\"10\",\"unit\":\"EACH\"}");
    }
}
