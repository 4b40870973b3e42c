package org.daylight.kit.recording;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.daylight.kit.json.Json;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/** Keeps JSON columns in the form that the API shows; what was recorded is read also with fields that are gone. */
@JsonFormat
@PersistenceUnitExtension
class JsonColumns implements FormatMapper {

    /** For everything that was recorded, perhaps long ago. */
    static final ObjectMapper STORED = Json.mapper()
            .copy()
            .disable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A jsonb names every field once.
            .disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final FormatMapper jackson = new JacksonJsonFormatMapper(STORED);

    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
        return jackson.fromString(text, type, options);
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        return jackson.toString(value, type, options);
    }
}
