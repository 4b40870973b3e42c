package org.daylight.rules.lawbooks;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import java.util.List;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.Period;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.facts.Span;
import org.daylight.rules.language.Parameters;
import org.daylight.rules.revisions.Revision;
import org.jspecify.annotations.Nullable;

/** Refuses what a parameter cannot be supposed to be where it was asked for; the compiler would point into the law. */
public final class SupposedValue {

    private SupposedValue() {}

    public static void require(RuleSource rule, String parameter, String value, String pointer) {
        var known = rule.parameters().get(parameter);
        if (known == null) {
            throw UNKNOWN_REFERENCE.problem(
                    "%s has no parameter %s".formatted(rule.key(), parameter),
                    new Violation(
                            pointer + "/parameter",
                            "its parameters are "
                                    + rule.parameters().keySet().stream()
                                            .sorted()
                                            .toList()));
        }
        try {
            Parameters.value(known, value);
        } catch (IllegalArgumentException e) {
            throw INVALID_REQUEST.problem(
                    "The value of %s cannot be read".formatted(parameter),
                    new Violation(
                            pointer + "/value",
                            "%s; in the rule it is %s"
                                    .formatted(
                                            e.getMessage(),
                                            known.values().getFirst().value())));
        }
    }

    public static void requireGroup(@Nullable String group, List<Revision> sets, String pointer) {
        if (group != null && sets.stream().noneMatch(set -> set.key().equals(group))) {
            throw UNKNOWN_REFERENCE.problem(
                    "No set %s stands".formatted(group),
                    new Violation(pointer + "/group", "must be the key of one that is published"));
        }
    }

    public static void requireDays(@Nullable String from, @Nullable String to, String pointer) {
        var at = pointer + "/from";
        try {
            if (from != null) {
                Span.date(from);
            }
            at = pointer + "/to";
            Period.of(from, to);
        } catch (IllegalArgumentException e) {
            throw INVALID_REQUEST.problem("The days cannot be read", new Violation(at, String.valueOf(e.getMessage())));
        }
    }
}
