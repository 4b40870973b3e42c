package org.daylight.registry.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import that was made.
 *
 * @param recording the entry of the journal that wrote it
 * @param profileDigest which text of the profile read it; none for the native form
 * @param rows what became of the rows of its table
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
        long unchanged,
        @Nullable String profileDigest,
        @Nullable RowsRead rows) {}
