package org.daylight.registry.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.recording.Source;
import org.jspecify.annotations.Nullable;

/**
 * One line of the native profile.
 *
 * @param type the kind of record, such as {@code transfer}
 * @param key its natural key; must agree with the content
 */
record NativeLine(
        @Nullable String type,
        @Nullable String key,
        @Nullable String knownSince,
        @Nullable String knownSinceSource,
        @Nullable String accessGroup,
        @Nullable Marking marking,
        @Nullable List<Source> sources,
        @Nullable String reason,
        @Nullable JsonNode content) {}
