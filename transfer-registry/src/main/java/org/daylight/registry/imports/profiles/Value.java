package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.daylight.kit.json.Json;

/** A named value of a row: where it stands, and what its cell means. */
@JsonDeserialize(using = Value.Deserializer.class)
record Value(Cell cell, Meaning meaning) {

    /** {@code as} names the meaning; each meaning has settings of its own beside those of the cell. */
    static final class Deserializer extends StdDeserializer<Value> {

        Deserializer() {
            super(Value.class);
        }

        @Override
        public Value deserialize(JsonParser parser, DeserializationContext context)
                throws IOException, JacksonException {
            if (!(context.readTree(parser) instanceof ObjectNode given)) {
                throw JsonMappingException.from(parser, "write an object such as {column: …, as: text}");
            }
            var as = given.path("as").asText("text");
            var type = Meaning.KINDS.get(as);
            if (type == null) {
                throw JsonMappingException.from(
                        parser,
                        "as cannot be '%s'; write one of %s".formatted(as, String.join(", ", Meaning.KINDS.keySet())));
            }
            given.remove("as");
            var cell = Json.mapper().createObjectNode();
            for (var field : Cell.FIELDS) {
                var setting = given.remove(field);
                if (setting != null) {
                    cell.set(field, setting);
                }
            }
            return new Value(
                    Json.mapper().treeToValue(cell, Cell.class), Json.mapper().treeToValue(given, type));
        }
    }
}
