package org.daylight.registry.imports.profiles;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row became.
 *
 * @param key of what it is about, the same in every release; of a second row on another day one of its own
 * @param ambiguous whether the table has several rows of that key, of which this is one, and does not tell them apart
 * @param progress how far it has come
 * @param target how far it should come
 * @param words a digest of its prose
 * @param made the records, as kind and key, that it need not have made: another release of the row may not
 */
public record DrawnRow(
        long line,
        String key,
        boolean ambiguous,
        @Nullable BigDecimal progress,
        @Nullable BigDecimal target,
        String words,
        List<String> made,
        List<DrawnRecord> records) {}
