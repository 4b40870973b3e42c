package org.daylight.registry.imports;

import java.util.List;
import org.daylight.kit.recording.Sortable;
import org.jspecify.annotations.Nullable;

/**
 * How a table of one source becomes records.
 *
 * @param types the kinds of records that come out of it
 * @param shipped whether it comes with the service and cannot be changed
 * @param version of a saved one
 * @param digest of its text, as imports name it; the native form has no text
 */
public record ImportProfile(
        @Sortable String name,
        @Sortable String title,
        List<String> mediaTypes,
        List<String> types,
        @Sortable boolean shipped,
        @Sortable @Nullable Integer version,
        @Nullable String digest) {}
