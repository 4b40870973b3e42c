package org.daylight.kit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.daylight.kit.identity.Marking;
import org.jspecify.annotations.Nullable;

/**
 * One record as a file carries it: what is said and how it is known, without what this register alone gave it.
 *
 * @param type the kind of record, such as {@code transfer}
 * @param key its natural key, as the content states it
 * @param reason why it was last written
 */
record ExportLine(
        String type,
        @Nullable String key,
        @Nullable Instant knownSince,
        @Nullable String knownSinceSource,
        @Nullable String accessGroup,
        Marking marking,
        List<Source> sources,
        @Nullable String reason,
        JsonNode content) {

    static ExportLine of(Shape<?, ?> shape, Recorded<?> record, JsonNode content) {
        var key = content.path(shape.keyColumn());
        return new ExportLine(
                shape.type(),
                key.isTextual() ? key.asText() : null,
                record.knownSince(),
                record.knownSinceSource(),
                record.accessGroup(),
                record.marking(),
                record.sources(),
                record.actReason(),
                content);
    }

    /** What a table says of a record beside its content; the file's name says the type, the content the key. */
    record About(
            @Nullable Instant knownSince,
            @Nullable String knownSinceSource,
            @Nullable String accessGroup,
            Marking marking,
            List<Source> sources,
            @Nullable String reason) {}

    About about() {
        return new About(knownSince, knownSinceSource, accessGroup, marking, sources, reason);
    }
}
