package org.daylight.rules.facts;

import java.time.LocalDate;
import org.daylight.kit.date.ImpreciseDate;

/** A whole number, a number of days or a date (days since 1970), somewhere from low to high, both included. */
public record Span(long low, long high) {

    public static final long OPEN_START = ImpreciseDate.OPEN_START.toEpochDay();
    public static final long OPEN_END = ImpreciseDate.OPEN_END.toEpochDay();

    /** No greater number of days is written: a range up to it has no upper end. */
    private static final int MOST_DAYS = Integer.MAX_VALUE;

    public static Span of(long exact) {
        return new Span(exact, exact);
    }

    public static Span of(LocalDate day) {
        return of(day.toEpochDay());
    }

    /**
     * Reads an ISO 8601-2 date.
     *
     * @throws IllegalArgumentException with a sentence that says how to mend the text
     */
    public static Span date(String text) {
        if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            var day = plainDay(text);
            if (day != Long.MIN_VALUE) {
                return of(day);
            }
        }
        var date = ImpreciseDate.parse(text);
        return new Span(date.earliest().toEpochDay(), date.latest().toEpochDay());
    }

    /**
     * Reads a number of days: "30 days", "10..12 days", "10.. days" for ten or more.
     *
     * @throws IllegalArgumentException with a sentence that says how to mend the text
     */
    public static Span days(String text) {
        var number = text.endsWith(" days")
                ? text.substring(0, text.length() - 5)
                : text.endsWith(" day") ? text.substring(0, text.length() - 4) : "";
        var dots = number.indexOf("..");
        try {
            return dots < 0
                    ? of(Integer.parseInt(number))
                    : new Span(
                            Integer.parseInt(number.substring(0, dots)),
                            dots + 2 == number.length() ? MOST_DAYS : Integer.parseInt(number.substring(dots + 2)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'%s' is not a number of days; write 30 days".formatted(text), e);
        }
    }

    public boolean exact() {
        return low == high;
    }

    public String dateText() {
        if (low == high) {
            return LocalDate.ofEpochDay(low).toString();
        }
        if (low <= OPEN_START) {
            return "../" + LocalDate.ofEpochDay(high);
        }
        if (high >= OPEN_END) {
            return LocalDate.ofEpochDay(low) + "/..";
        }
        var from = LocalDate.ofEpochDay(low);
        var to = LocalDate.ofEpochDay(high);
        if (from.getYear() == to.getYear() && from.getDayOfYear() == 1 && to.getDayOfYear() == to.lengthOfYear()) {
            return "%04d".formatted(from.getYear());
        }
        if (from.getDayOfMonth() == 1 && to.equals(from.withDayOfMonth(from.lengthOfMonth()))) {
            return "%04d-%02d".formatted(from.getYear(), from.getMonthValue());
        }
        return from + "/" + to;
    }

    public String numberText() {
        return low == high ? Long.toString(low) : low + ".." + high;
    }

    public String daysText() {
        var number = low < high && high == MOST_DAYS ? low + ".." : numberText();
        return number + (low == 1 && high == 1 ? " day" : " days");
    }

    /** The day, or the least long if the text is not a plain one. */
    private static long plainDay(String text) {
        var year = digits(text, 0, 4);
        var month = digits(text, 5, 7);
        var day = digits(text, 8, 10);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 28) {
            return Long.MIN_VALUE;
        }
        return LocalDate.of(year, month, day).toEpochDay();
    }

    private static int digits(String text, int from, int to) {
        var number = 0;
        for (var i = from; i < to; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
