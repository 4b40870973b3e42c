package org.daylight.registry.imports;

import java.math.BigDecimal;
import java.util.List;
import org.daylight.registry.imports.profiles.DrawnRow;
import org.jspecify.annotations.Nullable;

/**
 * What a row said in one release of its source.
 *
 * @param made records, as kind and key, that the row need not have made; not read again where rows are compared one by one
 */
record ReleaseRow(
        long line,
        String key,
        boolean ambiguous,
        @Nullable BigDecimal progress,
        @Nullable BigDecimal target,
        String words,
        List<String> made) {

    static ReleaseRow of(DrawnRow row) {
        return new ReleaseRow(
                row.line(), row.key(), row.ambiguous(), row.progress(), row.target(), row.words(), row.made());
    }

    /** Whether it is at its end; what says no end or no progress is not known to be. */
    boolean isComplete() {
        return progress != null && target != null && progress.compareTo(target) >= 0;
    }
}
