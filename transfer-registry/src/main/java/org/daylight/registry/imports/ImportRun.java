package org.daylight.registry.imports;

import java.time.Instant;
import java.util.UUID;
import org.daylight.kit.recording.Sortable;
import org.jspecify.annotations.Nullable;

/**
 * An import that was made.
 *
 * @param recording the entry of the journal that wrote it
 * @param profileDigest which text of the profile read it; none for the native form
 * @param series the releases that it is one of; none for the native form
 * @param rows what became of the rows of its table
 * @param importedBy the account that sent the file
 */
public record ImportRun(
        UUID id,
        @Sortable String profile,
        String mediaType,
        String digest,
        @Sortable long recording,
        @Sortable Instant recordedAt,
        @Sortable String importedBy,
        @Sortable long read,
        @Sortable long created,
        @Sortable long changed,
        @Sortable long unchanged,
        @Nullable String profileDigest,
        @Nullable String series,
        @Nullable RowsRead rows) {}
