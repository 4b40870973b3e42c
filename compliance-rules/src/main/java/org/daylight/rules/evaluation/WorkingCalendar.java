package org.daylight.rules.evaluation;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.daylight.rules.facts.Span;

/**
 * Counts working days: Monday to Friday, less the days of a dated set. A day for which the set is not known to be complete,
 * or of which it cannot be told whether it is in the set, may or may not be a working day; so counts are intervals.
 */
public final class WorkingCalendar {

    /** Of Monday to Friday; more than a dated list of holidays ever holds. */
    private static final int MOST_DAYS_OFF = 20_000;

    private static final long MOST_DAYS_ADDED = 10_000;

    private final String name;
    private final long[] surelyOff;
    private final long[] maybeOff;
    private final long completeFrom;
    private final long completeTo;

    /**
     * Reads a set as days off.
     *
     * @throws IllegalArgumentException if a member has no end, or the days are too many
     */
    WorkingCalendar(String name, Iterable<Period> off, Span complete) {
        var sure = LongStream.builder();
        var maybe = LongStream.builder();
        var days = 0;
        for (var period : off) {
            if (period.from().low() <= Span.OPEN_START || period.to().high() >= Span.OPEN_END) {
                throw new IllegalArgumentException("%s holds a day off without a beginning or an end".formatted(name));
            }
            for (var day = period.from().low(); day < period.to().high(); day++) {
                if (++days > MOST_DAYS_OFF) {
                    throw new IllegalArgumentException("%s holds too many days off".formatted(name));
                }
                if (isWeekday(day)) {
                    maybe.add(day);
                    if (period.contains(Span.of(day))) {
                        sure.add(day);
                    }
                }
            }
        }
        this.name = name;
        this.surelyOff = sure.build().sorted().distinct().toArray();
        this.maybeOff = maybe.build().sorted().distinct().toArray();
        this.completeFrom = complete.low();
        this.completeTo = complete.high();
    }

    String name() {
        return name;
    }

    /** Why a number of working days or a day found by it is not exact although what it was asked about is. */
    String doubt() {
        return "%s does not decide which days are working days then".formatted(name);
    }

    /** How many working days follow one date up to and with another; negative if they come before it. */
    public Span between(Span from, Span to) {
        return new Span(least(from.high(), to.low()), most(from.low(), to.high()));
    }

    /** The working day that many working days after a date, or before it. */
    public Object add(Span date, Span number) {
        if (Math.max(Math.abs(number.low()), Math.abs(number.high())) > MOST_DAYS_ADDED) {
            return new Defect("more than %d working days are not added".formatted(MOST_DAYS_ADDED));
        }
        var low = date.low() <= Span.OPEN_START ? Span.OPEN_START : added(date.low(), number.low(), true);
        var high = date.high() >= Span.OPEN_END ? Span.OPEN_END : added(date.high(), number.high(), false);
        return new Span(low, high);
    }

    /** Adds the days after asOf on which the count since a date comes to a number, or goes past it. */
    void changes(Span since, long number, long asOf, Changes changes) {
        for (var target = number; target <= number + 1; target++) {
            addFirst(day -> least(since.high(), day), since.high(), target, asOf, changes);
            addFirst(day -> most(since.low(), day), since.low(), target, asOf, changes);
        }
    }

    private void addFirst(LongUnaryOperator count, long since, long target, long asOf, Changes changes) {
        if (since <= Span.OPEN_START || since >= Span.OPEN_END || Math.abs(target) > Span.OPEN_END) {
            return;
        }
        var last = Math.max(Math.max(asOf, since), completeFrom) + reach(target);
        if (count.applyAsLong(asOf) < target && count.applyAsLong(last) >= target) {
            changes.add(first(asOf + 1, last, day -> count.applyAsLong(day) >= target));
        }
    }

    private long added(long date, long number, boolean earliest) {
        if (number == 0) {
            return date;
        }
        if (number > 0) {
            var last = Math.max(date, completeFrom) + reach(number);
            LongUnaryOperator count = day -> earliest ? possible(date, day) : sure(date, day);
            return count.applyAsLong(last) < number
                    ? Span.OPEN_END
                    : first(date + 1, last, day -> count.applyAsLong(day) >= number);
        }
        var start = Math.min(date, completeTo) - reach(number);
        // The days from the one asked about up to the eve of the date.
        LongUnaryOperator count = day -> earliest ? sure(day - 1, date - 1) : possible(day - 1, date - 1);
        return count.applyAsLong(start) < -number
                ? Span.OPEN_START
                : first(start, date, day -> count.applyAsLong(day) < -number) - 1;
    }

    /** Days within which so many working days surely lie, where any do. */
    private long reach(long number) {
        return 2 * Math.abs(number) + maybeOff.length + 7;
    }

    private long least(long from, long to) {
        return from <= to ? sure(from, to) : -possible(to, from);
    }

    private long most(long from, long to) {
        return from <= to ? possible(from, to) : -sure(to, from);
    }

    /** Days after one and up to another that are working days unless something is unknown. */
    private long possible(long from, long to) {
        return weekdays(to) - weekdays(from) - upTo(surelyOff, to) + upTo(surelyOff, from);
    }

    /** Days after one and up to another that are working days for sure. */
    private long sure(long from, long to) {
        var first = Math.max(from, completeFrom - 1);
        var last = Math.min(to, completeTo);
        return first >= last ? 0 : weekdays(last) - weekdays(first) - upTo(maybeOff, last) + upTo(maybeOff, first);
    }

    private interface DayTest {
        boolean test(long day);
    }

    /** The first day of a range from which on a test holds; it holds on the last. */
    private static long first(long from, long to, DayTest test) {
        var low = from;
        var high = to;
        while (low < high) {
            var middle = Math.floorDiv(low + high, 2);
            if (test.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static int upTo(long[] sorted, long day) {
        var found = Arrays.binarySearch(sorted, day);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Mondays to Fridays up to a day, counted from the Monday before 1970. */
    private static long weekdays(long day) {
        var since = day + 3;
        return Math.floorDiv(since, 7) * 5 + Math.min(Math.floorMod(since, 7) + 1, 5);
    }

    private static boolean isWeekday(long day) {
        return Math.floorMod(day + 3, 7) < 5;
    }
}
