package org.daylight.registry.facts;

import static org.daylight.kit.date.ImpreciseDate.OPEN_END;
import static org.daylight.kit.date.ImpreciseDate.OPEN_START;

import java.time.LocalDate;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/** What the renderers ask of dates that may be imprecise. */
public final class Dates {

    private Dates() {}

    /** The first day that the text can mean. */
    public static LocalDate earliest(String text) {
        return isDay(text) ? LocalDate.parse(text) : ImpreciseDate.parse(text).earliest();
    }

    /** The last day that the text can mean. */
    public static LocalDate latest(String text) {
        return isDay(text) ? LocalDate.parse(text) : ImpreciseDate.parse(text).latest();
    }

    /** True if no day that the text can mean has come on {@code asOf}. */
    public static boolean isAfter(String text, LocalDate asOf, String asOfText) {
        return isDay(text) ? text.compareTo(asOfText) > 0 : earliest(text).isAfter(asOf);
    }

    /** True if a day that the text can mean has not come on {@code asOf}. */
    public static boolean mayBeAfter(String text, LocalDate asOf, String asOfText) {
        return isDay(text) ? text.compareTo(asOfText) > 0 : latest(text).isAfter(asOf);
    }

    /** The earlier of the dates, as far as their precision says; an open interval if one of them is not known. */
    public static String min(List<String> known, boolean oneMoreUnknown) {
        // Most lines have one such date, and reading it over and over took a quarter of the time of a line.
        if (known.size() == 1 && !oneMoreUnknown) {
            return known.getFirst();
        }
        var first =
                known.stream().map(Dates::earliest).min(LocalDate::compareTo).orElse(OPEN_START);
        var last = known.stream().map(Dates::latest).min(LocalDate::compareTo).orElse(OPEN_END);
        return between(known, oneMoreUnknown ? OPEN_START : first, last);
    }

    /** The latest of the dates, as far as their precision says. */
    public static String max(List<String> known) {
        if (known.size() == 1) {
            return known.getFirst();
        }
        var first =
                known.stream().map(Dates::earliest).max(LocalDate::compareTo).orElse(OPEN_START);
        var last = known.stream().map(Dates::latest).max(LocalDate::compareTo).orElse(OPEN_END);
        return between(known, first, last);
    }

    /** Any day from the first that one text can mean to the last that another can. */
    static String fromTo(String from, String to) {
        return between(List.of(from, to), earliest(from), latest(to));
    }

    static @Nullable LocalDate sooner(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null) {
            return other;
        }
        return other == null || one.isBefore(other) ? one : other;
    }

    private static String between(List<String> known, LocalDate first, LocalDate last) {
        for (var text : known) {
            if (earliest(text).equals(first) && latest(text).equals(last)) {
                return text;
            }
        }
        if (first.equals(last)) {
            return first.toString();
        }
        var from = first.equals(OPEN_START) ? ".." : first.toString();
        return from + "/" + (last.equals(OPEN_END) ? ".." : last.toString());
    }

    private static boolean isDay(String text) {
        return text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
    }
}
