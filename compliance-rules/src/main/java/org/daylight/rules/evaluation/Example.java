package org.daylight.rules.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule must answer for given facts before it can be published.
 *
 * @param given leaf to value as on a fact line; null = known to be absent, left out = unknown
 * @param missing the leaves that must be named; null or empty = not checked
 * @param permittedFrom the date that must be answered, or {@value #NO_DAY} where no day may be; null = not checked
 * @param applicabilityUnknown whether a MET must be marked so; null = not checked
 */
public record Example(
        String name,
        Map<String, @Nullable Object> given,
        LocalDate asOf,
        Answer expect,
        @Nullable List<String> missing,
        @Nullable String permittedFrom,
        @Nullable Boolean applicabilityUnknown) {

    public static final String NO_DAY = "none";
}
