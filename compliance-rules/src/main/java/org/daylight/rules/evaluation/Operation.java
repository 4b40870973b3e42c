package org.daylight.rules.evaluation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.LongUnaryOperator;
import org.daylight.rules.facts.Amount;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** What can be computed from two values; intervals give intervals. */
public enum Operation {
    ADD_DAYS,
    SUBTRACT_DAYS,
    ADD_MONTHS,
    ADD_YEARS,
    DAYS_BETWEEN,
    EITHER,
    YEAR_AFTER_MONTHS,
    END_OF_YEAR,
    PLUS,
    MINUS,
    AMOUNT_PLUS,
    AMOUNT_MINUS,
    AMOUNT_TIMES;

    /** Whether the operands must be on the same basis and in the same unit. */
    boolean adds() {
        return this == AMOUNT_PLUS || this == AMOUNT_MINUS;
    }

    /** The value, null if it is unknown, or a {@link Defect}. */
    @Nullable
    public Object apply(Object left, Object right) {
        try {
            if (left instanceof Amount first && right instanceof Amount second) {
                return amounts(first, second);
            }
            return spans((Span) left, (Span) right);
        } catch (ArithmeticException | DateTimeException e) {
            return new Defect("a number or date is out of range");
        }
    }

    private Object spans(Span left, Span right) {
        return switch (this) {
            case ADD_DAYS ->
                dates(left, day -> Math.addExact(day, right.low()), day -> Math.addExact(day, right.high()));
            case SUBTRACT_DAYS ->
                dates(left, day -> Math.subtractExact(day, right.high()), day -> Math.subtractExact(day, right.low()));
            case ADD_MONTHS ->
                dates(
                        left,
                        day -> LocalDate.ofEpochDay(day).plusMonths(right.low()).toEpochDay(),
                        day -> LocalDate.ofEpochDay(day)
                                .plusMonths(right.high())
                                .toEpochDay());
            case ADD_YEARS ->
                dates(
                        left,
                        day -> LocalDate.ofEpochDay(day).plusYears(right.low()).toEpochDay(),
                        day -> LocalDate.ofEpochDay(day).plusYears(right.high()).toEpochDay());
            case DAYS_BETWEEN -> new Span(right.low() - left.high(), right.high() - left.low());
            // Of two days one, and nobody says which: what is asked of it has to be so of both.
            case EITHER -> new Span(Math.min(left.low(), right.low()), Math.max(left.high(), right.high()));
            case YEAR_AFTER_MONTHS ->
                new Span(
                        LocalDate.ofEpochDay(left.low()).plusMonths(right.low()).getYear(),
                        LocalDate.ofEpochDay(left.high())
                                .plusMonths(right.low())
                                .getYear());
            case END_OF_YEAR -> dates(left, Operation::endOfYear, Operation::endOfYear);
            case PLUS -> new Span(Math.addExact(left.low(), right.low()), Math.addExact(left.high(), right.high()));
            case MINUS ->
                new Span(Math.subtractExact(left.low(), right.high()), Math.subtractExact(left.high(), right.low()));
            case AMOUNT_PLUS, AMOUNT_MINUS, AMOUNT_TIMES -> new Defect("amounts and numbers do not mix");
        };
    }

    private @Nullable Object amounts(Amount left, Amount right) {
        return switch (this) {
            case AMOUNT_PLUS -> Amounts.mismatch(left, right) == null ? Amounts.plus(left, right) : null;
            case AMOUNT_MINUS -> Amounts.mismatch(left, right) == null ? Amounts.minus(left, right) : null;
            case AMOUNT_TIMES -> times(left, right);
            case ADD_DAYS,
                    SUBTRACT_DAYS,
                    ADD_MONTHS,
                    ADD_YEARS,
                    DAYS_BETWEEN,
                    EITHER,
                    YEAR_AFTER_MONTHS,
                    END_OF_YEAR,
                    PLUS,
                    MINUS -> new Defect("amounts and numbers do not mix");
        };
    }

    private static long endOfYear(long day) {
        return LocalDate.of(LocalDate.ofEpochDay(day).getYear(), 12, 31).toEpochDay();
    }

    private static @Nullable Amount times(Amount left, Amount right) {
        BigDecimal factor = Terms.exact(right);
        return factor == null ? null : Amounts.times(left, factor);
    }

    /** An open end stays open. */
    private static Object dates(Span date, LongUnaryOperator low, LongUnaryOperator high) {
        var first = date.low() <= Span.OPEN_START ? Span.OPEN_START : low.applyAsLong(date.low());
        var last = date.high() >= Span.OPEN_END ? Span.OPEN_END : high.applyAsLong(date.high());
        return first < Span.OPEN_START || last > Span.OPEN_END
                ? new Defect("a date is out of range")
                : new Span(first, last);
    }
}
