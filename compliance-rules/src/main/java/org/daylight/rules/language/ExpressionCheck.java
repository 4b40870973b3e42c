package org.daylight.rules.language;

import java.util.List;
import java.util.Map;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * An expression checked while it is typed.
 *
 * @param type null if it does not compile
 * @param leaves the facts it asks for
 */
public record ExpressionCheck(@Nullable FactType type, List<String> leaves, List<Issue> issues) {

    public static ExpressionCheck check(
            Vocabulary vocabulary,
            String subject,
            Map<String, Parameter> parameters,
            List<DatedSet> sets,
            String expression) {
        throw new UnsupportedOperationException();
    }
}
