package org.daylight.rules.evaluation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer and the clauses that led to it, for each revision that may have been in force. */
public record Explanation(RuleAnswer answer, List<Clause> because) {

    /**
     * A clause that decided.
     *
     * @param at "requires:1:1": the expression, line and column
     * @param value "true", "false", "unknown" or "error"
     * @param facts leaf to value as recorded; a leaf known to be absent is "absent", an unknown one "unknown"
     */
    public record Clause(
            @Nullable String revision,
            String clause,
            String at,
            String value,
            Map<String, String> facts,
            Map<String, ParameterUsed> parameters) {}

    /** The value of a parameter that was used, and where it is written. */
    public record ParameterUsed(
            String value,
            @Nullable String from,
            @Nullable String to,
            @Nullable String group,
            @Nullable String reference,
            @Nullable String checked) {}
}
