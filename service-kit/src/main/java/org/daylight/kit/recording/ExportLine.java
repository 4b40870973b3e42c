package org.daylight.kit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.jspecify.annotations.Nullable;

/**
 * One record as a file carries it: what is said and how it is known, without when and by whom it was recorded here.
 *
 * @param type the kind of record, such as {@code transfer}
 * @param key its natural key, as the content states it
 * @param id so that it is the same record where the file is read
 * @param reason why it was last written
 */
record ExportLine(
        String type,
        @Nullable String key,
        UUID id,
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
                record.id(),
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
            @Nullable String reason,
            UUID id) {}

    About about() {
        return new About(knownSince, knownSinceSource, accessGroup, marking, sources, reason, id);
    }
}
