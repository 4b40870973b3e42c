package org.daylight.rules.lawbooks;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Period;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.facts.FactValue;
import org.daylight.rules.facts.Span;
import org.daylight.rules.language.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * One of several values that are supposed of parameters in one question.
 *
 * @param group the set whose members it is for; null = everybody
 * @param days on which it is supposed
 * @param text as it is written
 * @param value what that says
 */
public record StatedValue(
        String rule, String parameter, @Nullable String group, Period days, String text, Object value) {

    private static final Comparator<StatedValue> NARROWER_AND_LATER_LAST = Comparator.comparing(
                    (StatedValue value) -> value.group != null)
            .thenComparing(value -> value.days.from().high())
            .thenComparing(value -> value.days.from().low())
            .thenComparing(value -> -value.days.to().high())
            .thenComparing(value -> -value.days.to().low());

    /** @param asking rules by one of which the value was read already */
    public static StatedValue of(
            List<RuleSource> asking,
            String parameter,
            @Nullable String group,
            @Nullable String from,
            @Nullable String to,
            String text) {
        var rule = asking.stream()
                .filter(each -> SupposedValue.bearsOn(each, parameter, from, to))
                .findFirst()
                .orElseThrow();
        var known = Objects.requireNonNull(rule.parameters().get(parameter));
        return new StatedValue(rule.key(), parameter, group, Period.of(from, to), text, Parameters.value(known, text));
    }

    /**
     * Each is put in front of the former and asked before it. One for a group so counts before one for everybody, and one that
     * begins later before one that begins earlier, as they are said: however the request lists them. Of two that begin together
     * the one that ends earlier is narrower; where it is not sure which that is, one of them might count nowhere.
     *
     * @param sets by which it is known who is in two groups
     */
    public static <T> List<T> inOrder(List<T> changes, Function<T, StatedValue> stated, List<DatedSet> sets) {
        var values = changes.stream().map(stated).toList();
        for (var later = 1; later < values.size(); later++) {
            for (var earlier = 0; earlier < later; earlier++) {
                if (values.get(later).contradicts(values.get(earlier), sets)) {
                    throw INVALID_REQUEST.problem(
                            "%s of %s is supposed to be %s and %s for the same people on the same days"
                                    .formatted(
                                            values.get(later).parameter,
                                            values.get(later).rule,
                                            values.get(earlier).text,
                                            values.get(later).text),
                            contradiction(earlier, later),
                            contradiction(later, earlier));
                }
            }
        }
        return changes.stream()
                .sorted(Comparator.comparing(stated, NARROWER_AND_LATER_LAST))
                .toList();
    }

    private static Violation contradiction(int one, int other) {
        return new Violation(
                "/parameters/" + one,
                "must not begin and end with /parameters/%d; ask about each by itself, or give them other days or groups"
                        .formatted(other));
    }

    private boolean contradicts(StatedValue other, List<DatedSet> sets) {
        return rule.equals(other.rule)
                && parameter.equals(other.parameter)
                && !FactValue.same(value, other.value)
                && (group == null) == (other.group == null)
                && mayBeOneDay(days.from(), other.days.from())
                && (!days.from().equals(other.days.from()) || mayBeOneDay(days.to(), other.days.to()))
                && meet(days, other.days)
                && isForSome(other, sets);
    }

    private static boolean mayBeOneDay(Span one, Span other) {
        return one.low() <= other.high() && other.low() <= one.high();
    }

    /** Whether somebody is in both groups on some day of both. */
    private boolean isForSome(StatedValue other, List<DatedSet> sets) {
        if (group == null || group.equals(other.group)) {
            return true;
        }
        return members(group, sets)
                .anyMatch(one -> members(other.group, sets)
                        .anyMatch(two -> one.code().equals(two.code())
                                && meet(
                                        days,
                                        other.days,
                                        Period.of(one.from(), one.to()),
                                        Period.of(two.from(), two.to()))));
    }

    private static Stream<DatedSet.Member> members(@Nullable String group, List<DatedSet> sets) {
        return sets.stream().filter(set -> set.name().equals(group)).flatMap(set -> set.members().stream());
    }

    /** Periods of which any two may have a day in common may have one in common all together. */
    private static boolean meet(Period... periods) {
        return Stream.of(periods).mapToLong(period -> period.from().low()).max().orElseThrow()
                < Stream.of(periods)
                        .mapToLong(period -> period.to().high())
                        .min()
                        .orElseThrow();
    }
}
