package org.daylight.registry.imports;

import java.time.Instant;
import java.util.UUID;

/**
 * An import that was made.
 *
 * @param recording the entry of the journal that wrote it
 * @param importedBy the account that sent the file
 */
public record ImportRun(
        UUID id,
        String profile,
        String mediaType,
        String digest,
        long recording,
        Instant recordedAt,
        String importedBy,
        long read,
        long created,
        long changed,
        long unchanged) {}
