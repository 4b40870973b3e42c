package org.daylight.registry.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text of a profile.
 *
 * @param shipped whether it comes with the service and cannot be changed
 * @param version of a saved one, counted from 1
 * @param recordedAt when it was saved
 * @param recording the entry of the journal that saved it
 * @param digest of the text, as imports name it
 * @param yaml the text as its author wrote it
 */
public record ProfileVersion(
        String name,
        String title,
        List<String> types,
        boolean shipped,
        @Nullable Integer version,
        @Nullable Instant recordedAt,
        @Nullable Long recording,
        String digest,
        String yaml) {}
