package org.daylight.kit.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.ContextResolver;
import org.daylight.kit.json.Json;

/** For clients of other services: whoever reads an answer ignores what it does not know. */
public class LenientJson implements ContextResolver<ObjectMapper> {

    private static final ObjectMapper MAPPER =
            Json.mapper().copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return MAPPER;
    }
}
