package org.daylight.kit.date;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as precise as its source: {@code 2014}, {@code 2014-05}, {@code 2014-05-03}, an interval such as
 * {@code 2012/2014}, or one with an open end ({@code ../2014-05}, {@code 2014-05/..}). The day meant lies somewhere
 * from {@code earliest} to {@code latest}, both included. A comparison that the precision cannot decide is empty.
 */
public record ImpreciseDate(LocalDate earliest, LocalDate latest, String text) {

    public static final LocalDate OPEN_START = LocalDate.of(1, 1, 1);
    public static final LocalDate OPEN_END = LocalDate.of(9999, 12, 31);

    private static final String OPEN = "..";
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    public ImpreciseDate {
        if (earliest.isAfter(latest)) {
            throw new IllegalArgumentException(
                    "the date %s ends before it starts; write the earlier date first".formatted(text));
        }
    }

    public static ImpreciseDate of(LocalDate day) {
        return new ImpreciseDate(day, day, day.toString());
    }

    /**
     * Reads the text of a date.
     *
     * @throws IllegalArgumentException with a sentence that says how to mend the text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ImpreciseDate parse(String text) {
        var day = day(text);
        if (day != null) {
            return new ImpreciseDate(day, day, text);
        }
        var slash = text.indexOf('/');
        if (slash < 0) {
            return new ImpreciseDate(start(text, text), end(text, text), text);
        }
        var from = text.substring(0, slash);
        var to = text.substring(slash + 1);
        if (from.equals(OPEN) && to.equals(OPEN)) {
            throw unreadable(text, "an interval needs at least one date");
        }
        return new ImpreciseDate(
                from.equals(OPEN) ? OPEN_START : start(from, text), to.equals(OPEN) ? OPEN_END : end(to, text), text);
    }

    /** Whether it names one day. */
    public boolean exact() {
        return earliest.equals(latest);
    }

    public Optional<Boolean> isBefore(LocalDate day) {
        return decided(latest.isBefore(day), !earliest.isBefore(day));
    }

    public Optional<Boolean> isAfter(LocalDate day) {
        return decided(earliest.isAfter(day), !latest.isAfter(day));
    }

    public Optional<Boolean> isOnOrBefore(LocalDate day) {
        return isAfter(day).map(after -> !after);
    }

    public Optional<Boolean> isOnOrAfter(LocalDate day) {
        return isBefore(day).map(before -> !before);
    }

    public Optional<Boolean> isOn(LocalDate day) {
        return decided(exact() && earliest.equals(day), earliest.isAfter(day) || latest.isBefore(day));
    }

    public Optional<Boolean> isBefore(ImpreciseDate other) {
        return decided(latest.isBefore(other.earliest), !earliest.isBefore(other.latest));
    }

    public Optional<Boolean> isAfter(ImpreciseDate other) {
        return other.isBefore(this);
    }

    @JsonValue
    @Override
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }

    private static Optional<Boolean> decided(boolean surely, boolean surelyNot) {
        if (surely) {
            return Optional.of(true);
        }
        return surelyNot ? Optional.of(false) : Optional.empty();
    }

    /** Most dates are days, of which imports read millions; null for any other text, and for a day that does not exist. */
    private static @Nullable LocalDate day(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        var digits = 0;
        for (var i = 0; i < 10; i++) {
            var c = text.charAt(i);
            if (i != 4 && i != 7) {
                if (c < '0' || c > '9') {
                    return null;
                }
                digits = digits * 10 + c - '0';
            }
        }
        try {
            return LocalDate.of(digits / 10_000, digits / 100 % 100, digits % 100);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate start(String part, String whole) {
        try {
            if (YEAR.matcher(part).matches()) {
                return LocalDate.of(Integer.parseInt(part), 1, 1);
            }
            if (MONTH.matcher(part).matches()) {
                return YearMonth.parse(part).atDay(1);
            }
            if (DAY.matcher(part).matches()) {
                return LocalDate.parse(part);
            }
        } catch (DateTimeException e) {
            throw unreadable(whole, "there is no such day or month");
        }
        throw unreadable(whole, "");
    }

    private static LocalDate end(String part, String whole) {
        var start = start(part, whole);
        if (YEAR.matcher(part).matches()) {
            return start.withDayOfYear(start.lengthOfYear());
        }
        if (MONTH.matcher(part).matches()) {
            return start.withDayOfMonth(start.lengthOfMonth());
        }
        return start;
    }

    private static IllegalArgumentException unreadable(String text, String why) {
        var shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new IllegalArgumentException(
                "'%s' is not a date%s; write 2014, 2014-05, 2014-05-03, 2012/2014, ../2014-05 or 2014-05/.."
                        .formatted(shown, why.isEmpty() ? "" : " (" + why + ")"));
    }
}
