package org.daylight.kit.acting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.daylight.kit.json.Json;
import org.jspecify.annotations.Nullable;

/** Why somebody acts: the header {@code X-Reason}, or else {@code reason} in the body. */
final class Reason {

    static final String HEADER = "X-Reason";

    private Reason() {}

    static @Nullable String of(@Nullable String header, @Nullable Object[] parameters) {
        if (header != null && !header.isBlank()) {
            return header;
        }
        for (var parameter : parameters) {
            if (parameter != null
                    && parameter.getClass().isRecord()
                    && Json.mapper().valueToTree(parameter) instanceof ObjectNode body
                    && body.path("reason").isTextual()) {
                return body.path("reason").asText();
            }
        }
        return null;
    }
}
