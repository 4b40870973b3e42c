package org.daylight.rules.reference;

import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationExceptionBuilder;
import dev.cel.runtime.CelUnknownSet;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.Amount;
import org.daylight.rules.facts.FactList;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** What can be asked of intervals: a comparison that their bounds do not decide is unknown to the planner. */
final class Intervals {

    static final CelUnknownSet UNDECIDED = CelUnknownSet.create(CelAttribute.fromQualifiedIdentifier("undecided"));

    private static final LocalDate FIRST = LocalDate.ofEpochDay(Span.OPEN_START);
    private static final LocalDate LAST = LocalDate.ofEpochDay(Span.OPEN_END);

    private Intervals() {}

    /** A day that may have an open end. */
    private interface Shift {
        LocalDate by(LocalDate day, long number);
    }

    static Object compare(Object left, Object right, String relation) throws CelEvaluationException {
        var first = number(left);
        var second = number(right);
        if (first instanceof Amount one && second instanceof Amount other && !comparable(one, other)) {
            return UNDECIDED;
        }
        return switch (relation) {
            case "less" -> decided(all(first, second) < 0, any(first, second) >= 0);
            case "atMost" -> decided(all(first, second) <= 0, any(first, second) > 0);
            case "more" -> decided(all(second, first) < 0, any(second, first) >= 0);
            case "atLeast" -> decided(all(second, first) <= 0, any(second, first) > 0);
            case "equal" -> equal(first, second);
            case "notEqual" -> equal(first, second) instanceof Boolean same ? !same : UNDECIDED;
            default -> throw error("there is no relation " + relation);
        };
    }

    private static Object equal(Object left, Object right) throws CelEvaluationException {
        if (left instanceof String || left instanceof Boolean) {
            return left.equals(right);
        }
        if (all(left, right) < 0 || all(right, left) < 0) {
            return false;
        }
        var exact = any(left, left) == 0 && all(left, left) == 0 && any(right, right) == 0 && all(right, right) == 0;
        return exact ? (Object) true : UNDECIDED;
    }

    private static Object decided(boolean surely, boolean surelyNot) {
        return surely ? (Object) true : surelyNot ? (Object) false : UNDECIDED;
    }

    /** Compares the end of the left with the start of the right: below zero if all of the left is below all of the right. */
    private static int all(Object left, Object right) throws CelEvaluationException {
        return ends(high(left), low(right));
    }

    /** Compares the start of the left with the end of the right; an open one is never above. */
    private static int any(Object left, Object right) throws CelEvaluationException {
        var low = low(left);
        var high = high(right);
        return low == null || high == null ? -1 : low.compareTo(high);
    }

    private static int ends(@Nullable BigDecimal high, @Nullable BigDecimal low) {
        return high == null || low == null ? 1 : high.compareTo(low);
    }

    private static @Nullable BigDecimal low(Object value) throws CelEvaluationException {
        return switch (value) {
            case Span span -> BigDecimal.valueOf(span.low());
            case Amount amount -> amount.low();
            default -> throw error("no interval: " + value);
        };
    }

    private static @Nullable BigDecimal high(Object value) throws CelEvaluationException {
        return switch (value) {
            case Span span -> BigDecimal.valueOf(span.high());
            case Amount amount -> amount.high();
            default -> throw error("no interval: " + value);
        };
    }

    private static boolean comparable(Amount left, Amount right) {
        var anyBasis = Amount.ANY_BASIS.equals(left.basis()) || Amount.ANY_BASIS.equals(right.basis());
        var nothing = left.unit().isEmpty() || right.unit().isEmpty();
        return nothing
                || (left.unit().equals(right.unit()) && (anyBasis || Objects.equals(left.basis(), right.basis())));
    }

    /** A whole number that stands in the text is an interval of one. */
    static Object number(Object value) throws CelEvaluationException {
        return switch (value) {
            case Long number -> Span.of(number);
            case Span span -> span;
            case Amount amount -> amount;
            case String text -> text;
            case Boolean truth -> truth;
            default -> throw error("not a value: " + value);
        };
    }

    private static Span span(Object value) throws CelEvaluationException {
        if (number(value) instanceof Span span) {
            return span;
        }
        throw error("not a number or date: " + value);
    }

    static Object plus(Object left, Object right, boolean dates) throws CelEvaluationException {
        if (number(left) instanceof Amount first && number(right) instanceof Amount second) {
            return comparable(first, second)
                    ? amount(sum(first.low(), second.low()), sum(first.high(), second.high()), first, second)
                    : UNDECIDED;
        }
        return dates ? shifted(left, right, LocalDate::plusDays) : sums(span(left), span(right));
    }

    static Object minus(Object left, Object right, boolean dates) throws CelEvaluationException {
        if (number(left) instanceof Amount first && number(right) instanceof Amount second) {
            return comparable(first, second)
                    ? amount(
                            sum(first.low(), negated(second.high())),
                            sum(first.high(), negated(second.low())),
                            first,
                            second)
                    : UNDECIDED;
        }
        var number = span(right);
        try {
            var negative = new Span(Math.negateExact(number.high()), Math.negateExact(number.low()));
            return dates ? shifted(left, negative, LocalDate::plusDays) : sums(span(left), negative);
        } catch (ArithmeticException e) {
            throw error("a number is out of range");
        }
    }

    static Object times(Object left, Object right) throws CelEvaluationException {
        if (!(number(left) instanceof Amount amount) || !(number(right) instanceof Amount share)) {
            throw error("amounts and numbers do not mix");
        }
        var factor = share.low();
        if (factor == null || share.high() == null || factor.compareTo(share.high()) != 0) {
            return UNDECIDED;
        }
        var low = amount.low() == null ? null : amount.low().multiply(factor);
        var high = amount.high() == null ? null : amount.high().multiply(factor);
        return factor.signum() < 0
                ? new Amount(high, low, amount.unit(), amount.basis())
                : new Amount(low, high, amount.unit(), amount.basis());
    }

    private static Amount amount(@Nullable BigDecimal low, @Nullable BigDecimal high, Amount left, Amount right) {
        var basis = Amount.ANY_BASIS.equals(left.basis()) ? right.basis() : left.basis();
        return new Amount(low, high, left.unit().isEmpty() ? right.unit() : left.unit(), basis);
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        return left == null || right == null ? null : left.add(right);
    }

    private static @Nullable BigDecimal negated(@Nullable BigDecimal number) {
        return number == null ? null : number.negate();
    }

    private static Span sums(Span left, Span right) throws CelEvaluationException {
        try {
            return new Span(Math.addExact(left.low(), right.low()), Math.addExact(left.high(), right.high()));
        } catch (ArithmeticException e) {
            throw error("a number is out of range");
        }
    }

    static Object addMonths(Object date, Object number) throws CelEvaluationException {
        return shifted(date, number, LocalDate::plusMonths);
    }

    static Object addYears(Object date, Object number) throws CelEvaluationException {
        return shifted(date, number, LocalDate::plusYears);
    }

    private static Span shifted(Object date, Object number, Shift shift) throws CelEvaluationException {
        var days = span(date);
        var by = span(number);
        try {
            var first = day(days.low());
            var last = day(days.high());
            var low = first.isAfter(FIRST) ? shift.by(first, by.low()) : FIRST;
            var high = last.isBefore(LAST) ? shift.by(last, by.high()) : LAST;
            if (low.isBefore(FIRST) || high.isAfter(LAST)) {
                throw error("a date is out of range");
            }
            return new Span(low.toEpochDay(), high.toEpochDay());
        } catch (ArithmeticException | DateTimeException e) {
            throw error("a date is out of range");
        }
    }

    private static LocalDate day(long number) {
        return LocalDate.ofEpochDay(number);
    }

    static Object daysBetween(Object from, Object to) throws CelEvaluationException {
        var first = span(from);
        var second = span(to);
        return new Span(second.low() - first.high(), second.high() - first.low());
    }

    static Object either(Object one, Object other) throws CelEvaluationException {
        return hull(span(one), span(other));
    }

    static Span hull(Span one, Span other) {
        return new Span(Math.min(one.low(), other.low()), Math.max(one.high(), other.high()));
    }

    static Object fiscalYear(Object date) throws CelEvaluationException {
        var days = span(date);
        return new Span(fiscalYear(day(days.low())), fiscalYear(day(days.high())));
    }

    static Object endOfYear(Object date) throws CelEvaluationException {
        return shifted(date, Span.of(0), (day, years) -> day.withDayOfYear(day.lengthOfYear()));
    }

    private static long fiscalYear(LocalDate day) {
        return day.getMonthValue() >= 10 ? day.getYear() + 1 : day.getYear();
    }

    /** Unknown (null) as soon as one is, or where two cannot be added; of none it is nothing. */
    static @Nullable Object sum(FactList list, FactType type) throws CelEvaluationException {
        Object sum = switch (type) {
            case INT, DAYS -> Span.of(0);
            case DECIMAL -> Amount.decimal("0");
            default -> Amount.NOTHING;
        };
        if (list.elements().contains(null)) {
            return null;
        }
        for (var element : list.elements()) {
            sum = plus(sum, Objects.requireNonNull(element), false);
            if (sum instanceof CelUnknownSet) {
                return null;
            }
        }
        return sum;
    }

    static Object among(Object value, Object list) throws CelEvaluationException {
        if (value instanceof String text && list instanceof List<?> texts) {
            if (texts.contains(Absent.ABSENT)) {
                throw error("a text of the list cannot be computed");
            }
            return texts.stream().anyMatch(text::equals);
        }
        if (value instanceof String text && list instanceof FactList texts) {
            var there = texts.elements().stream().anyMatch(text::equals);
            return !there && texts.elements().contains(null) ? UNDECIDED : (Object) there;
        }
        throw error("no text or no list");
    }

    static Object holds(Object value) throws CelEvaluationException {
        if (value instanceof Boolean) {
            return value;
        }
        throw error("neither true nor false");
    }

    static CelEvaluationException error(String message) {
        return CelEvaluationExceptionBuilder.newBuilder(message).build();
    }
}
