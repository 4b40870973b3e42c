package org.daylight.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the three states of a field: a value, null, left out. */
final class StatedDeserializer extends JsonDeserializer<Stated<?>> implements ContextualDeserializer {

    private final JavaType type;

    @SuppressWarnings("unused") // Jackson creates it and then asks for one that knows the type
    StatedDeserializer() {
        this(TypeFactory.unknownType());
    }

    private StatedDeserializer(JavaType type) {
        this.type = type;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        var stated = property == null ? context.getContextualType() : property.getType();
        return new StatedDeserializer(stated == null ? TypeFactory.unknownType() : stated.containedTypeOrUnknown(0));
    }

    @Override
    public Stated<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return Stated.of(context.readValue(parser, type));
    }

    @Override
    public Stated<?> getNullValue(DeserializationContext context) {
        return Stated.absent();
    }

    @Override
    public Stated<?> getAbsentValue(DeserializationContext context) {
        return Stated.unknown();
    }
}
