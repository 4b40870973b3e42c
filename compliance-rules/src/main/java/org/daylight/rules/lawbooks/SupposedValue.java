package org.daylight.rules.lawbooks;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import java.util.List;
import java.util.stream.Collectors;
import org.daylight.kit.date.ImpreciseDate;
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

    /** Whether a rule asks for the parameter on some of the days; by a parameter dated by a fact of its own it may on any. */
    public static boolean bearsOn(RuleSource rule, String parameter, @Nullable String from, @Nullable String to) {
        var asked = rule.parameters().get(parameter);
        var days = rule.effective();
        return asked != null
                && (asked.datedBy() != null || (begins(from, days.to()) && (to == null || ends(to, days.from()))));
    }

    private static boolean begins(@Nullable String from, @Nullable String end) {
        return from == null
                || end == null
                || ImpreciseDate.parse(from)
                        .earliest()
                        .isBefore(ImpreciseDate.parse(end).earliest());
    }

    private static boolean ends(String to, @Nullable String begin) {
        return begin == null
                || ImpreciseDate.parse(begin)
                        .latest()
                        .isBefore(ImpreciseDate.parse(to).latest());
    }

    /**
     * Refuses days on which no rule asks for the parameter: nothing would change, and nobody would be told why.
     *
     * @param rules the revisions of one rule, on the days on which they stand
     */
    public static void requireAsked(
            List<RuleSource> rules, String parameter, @Nullable String from, @Nullable String to, String pointer) {
        if (rules.stream().anyMatch(rule -> bearsOn(rule, parameter, from, to))) {
            return;
        }
        var asking = rules.stream()
                .filter(rule -> rule.parameters().containsKey(parameter))
                .map(rule -> Period.of(rule.effective().from(), rule.effective().to())
                        .toString())
                .collect(Collectors.joining(" and "));
        throw UNKNOWN_REFERENCE.problem(
                "%s does not ask for %s on any of these days"
                        .formatted(rules.getFirst().key(), parameter),
                new Violation(
                        pointer + (from == null ? "/to" : "/from"),
                        "must be a day of a revision that asks for it; these stand " + asking));
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
