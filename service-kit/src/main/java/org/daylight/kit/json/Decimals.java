package org.daylight.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Decimals are text in JSON, so that no reader rounds them: {@code "12.50"}, never {@code 12.5} or {@code "1E3"}. */
public final class Decimals {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,12})?");

    private Decimals() {}

    /**
     * Reads a decimal.
     *
     * @throws IllegalArgumentException with a sentence that says how to mend the text
     */
    public static BigDecimal parse(String text) {
        if (!isShortInteger(text) && !DECIMAL.matcher(text).matches()) {
            var shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            throw new IllegalArgumentException(
                    "'%s' is not a decimal; write digits with a point and no exponent, such as \"12.50\""
                            .formatted(shown));
        }
        return new BigDecimal(text);
    }

    /** Most of what imports read by the million; of everything else the pattern decides. */
    private static boolean isShortInteger(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 18;
    }

    static final class Deserializer extends StdScalarDeserializer<BigDecimal> {

        Deserializer() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (BigDecimal) context.handleUnexpectedToken(
                        BigDecimal.class,
                        parser.currentToken(),
                        parser,
                        "write the decimal as text in quotes, such as \"12.50\"");
            }
            try {
                return parse(parser.getText());
            } catch (IllegalArgumentException e) {
                return (BigDecimal)
                        context.handleWeirdStringValue(BigDecimal.class, parser.getText(), "%s", e.getMessage());
            }
        }
    }
}
