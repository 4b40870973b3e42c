package org.daylight.kit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Writes the value, or null for what is known to be absent; what is unknown counts as empty and is left out. */
final class StatedSerializer extends JsonSerializer<Stated<?>> {

    @Override
    public void serialize(Stated<?> stated, JsonGenerator json, SerializerProvider provider) throws IOException {
        var value = stated.orNull();
        if (value == null) {
            json.writeNull();
            return;
        }
        provider.defaultSerializeValue(value, json);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Stated<?> stated) {
        return stated.isUnknown();
    }
}
