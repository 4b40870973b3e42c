package org.daylight.registry.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.daylight.kit.json.Json;
import org.daylight.registry.records.RecordTypes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content of a line as what its type says it is, where the type stands before it, as it does in whatever an
 * export wrote. Where it stands behind, the content becomes a tree, which takes twice as long to be read.
 */
final class LineContent extends JsonDeserializer<Object> {

    private static final Object TYPES = new Object();
    private static final Object WORD = new Object();

    private static final Map<Class<?>, JsonDeserializer<Object>> KNOWN = new ConcurrentHashMap<>();

    /** Reads lines whose types are these. */
    static ObjectReader reader(RecordTypes types) {
        return Json.mapper().readerFor(NativeLine.class).withAttribute(TYPES, types);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (context.getAttribute(TYPES) instanceof RecordTypes types
                && context.getAttribute(WORD) instanceof String word) {
            var type = types.named(word).orElse(null);
            if (type != null) {
                return known(type.content(), context).deserialize(parser, context);
            }
        }
        return context.readTree(parser);
    }

    private static JsonDeserializer<Object> known(Class<?> content, DeserializationContext context) throws IOException {
        var known = KNOWN.get(content);
        if (known == null) {
            known = context.findRootValueDeserializer(context.constructType(content));
            KNOWN.put(content, known);
        }
        return known;
    }

    /** Reads the type of a line, and remembers it until the content comes. */
    static final class Word extends JsonDeserializer<String> {

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var word = context.readValue(parser, String.class);
            context.setAttribute(WORD, word);
            return word;
        }
    }
}
