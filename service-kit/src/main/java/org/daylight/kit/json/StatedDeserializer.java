package org.daylight.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the three states of a field: a value, null, left out. */
final class StatedDeserializer extends JsonDeserializer<Stated<?>> implements ContextualDeserializer {

    private final @Nullable JsonDeserializer<?> values;

    @SuppressWarnings("unused") // Jackson creates it and then asks for one that knows the type
    StatedDeserializer() {
        this(null);
    }

    private StatedDeserializer(@Nullable JsonDeserializer<?> values) {
        this.values = values;
    }

    /** Looked up once for every field: looking it up for every value took longer than reading it. */
    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        var stated = property == null ? context.getContextualType() : property.getType();
        var type = stated == null ? TypeFactory.unknownType() : stated.containedTypeOrUnknown(0);
        return new StatedDeserializer(context.findRootValueDeserializer(type));
    }

    @Override
    public Stated<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return Stated.of(Objects.requireNonNull(values).deserialize(parser, context));
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
