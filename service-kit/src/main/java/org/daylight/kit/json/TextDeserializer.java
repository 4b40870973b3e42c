package org.daylight.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads text that can be stored and written again. JSON can spell two things that cannot (RFC 8259, section 8.2):
 * U+0000, which PostgreSQL has no place for, and half of a surrogate pair, which is no character in UTF-8.
 */
final class TextDeserializer extends StringDeserializer {

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var text = super.deserialize(parser, context);
        if (text != null && !isStorable(text)) {
            var mend = "holds a character that cannot be stored, U+0000 or half of a surrogate pair; remove it";
            throw JsonMappingException.from(parser, mend, new IllegalArgumentException(mend));
        }
        return text;
    }

    private static boolean isStorable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (c == 0) {
                return false;
            }
        }
        return true;
    }
}
