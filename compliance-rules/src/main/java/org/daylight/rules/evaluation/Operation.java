package org.daylight.rules.evaluation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.LongBinaryOperator;
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
            case ADD_DAYS -> dates(left, right.low(), right.high(), Math::addExact);
            case SUBTRACT_DAYS -> dates(left, right.high(), right.low(), Math::subtractExact);
            case ADD_MONTHS ->
                dates(
                        left,
                        right.low(),
                        right.high(),
                        (day, months) ->
                                LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay());
            case ADD_YEARS ->
                dates(
                        left,
                        right.low(),
                        right.high(),
                        (day, years) ->
                                LocalDate.ofEpochDay(day).plusYears(years).toEpochDay());
            case DAYS_BETWEEN -> new Span(right.low() - left.high(), right.high() - left.low());
            // Of two days one, and nobody says which: what is asked of it has to be so of both.
            case EITHER -> new Span(Math.min(left.low(), right.low()), Math.max(left.high(), right.high()));
            case YEAR_AFTER_MONTHS ->
                new Span(
                        LocalDate.ofEpochDay(left.low()).plusMonths(right.low()).getYear(),
                        LocalDate.ofEpochDay(left.high())
                                .plusMonths(right.low())
                                .getYear());
            case END_OF_YEAR -> dates(left, 0, 0, (day, _) -> endOfYear(day));
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

    /**
     * An open end stays open; a day that is known is counted from once.
     *
     * @param least what counts from the first of the days, and most from the last
     */
    private static Object dates(Span date, long least, long most, LongBinaryOperator count) {
        if (date.exact() && least == most && date.low() > Span.OPEN_START && date.high() < Span.OPEN_END) {
            var day = count.applyAsLong(date.low(), least);
            return day < Span.OPEN_START || day > Span.OPEN_END ? new Defect("a date is out of range") : Span.of(day);
        }
        var first = date.low() <= Span.OPEN_START ? Span.OPEN_START : count.applyAsLong(date.low(), least);
        var last = date.high() >= Span.OPEN_END ? Span.OPEN_END : count.applyAsLong(date.high(), most);
        return first < Span.OPEN_START || last > Span.OPEN_END
                ? new Defect("a date is out of range")
                : new Span(first, last);
    }
}
