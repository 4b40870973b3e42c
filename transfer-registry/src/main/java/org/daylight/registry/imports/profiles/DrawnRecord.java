package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A record that came out of a row, not yet checked against what its kind may say.
 *
 * @param part which of the profile's records it is, from 0; -1 for a partner that is met for the first time
 * @param manner how it meets a record of its key that is there already
 * @param rows which rows it came out of, where these are several
 */
public record DrawnRecord(
        int part,
        String type,
        JsonNode content,
        @Nullable String knownSince,
        @Nullable String knownSinceSource,
        @Nullable JsonNode sources,
        @Nullable String reason,
        Manner manner,
        RowsOfParts rows) {}
