package org.daylight.launcher.portfolio;

import java.time.LocalDate;
import java.time.YearMonth;

/** Reads the days of the source tables, which are as precise as the page was. */
final class Day {

    private Day() {}

    /** The last day that a date of day, month or year precision can mean. */
    static String last(String text) {
        return switch (text.length()) {
            case 4 -> text + "-12-31";
            case 7 -> YearMonth.parse(text).atEndOfMonth().toString();
            default -> LocalDate.parse(text).toString();
        };
    }

    static String first(String text) {
        return switch (text.length()) {
            case 4 -> text + "-01-01";
            case 7 -> text + "-01";
            default -> LocalDate.parse(text).toString();
        };
    }

    /** An ISO 8601-2 date or interval from two bounds, either of which may be open. */
    static String between(String from, String to) {
        if (from.equals(to)) {
            return from;
        }
        return (from.isEmpty() ? ".." : from) + "/" + (to.isEmpty() ? ".." : to);
    }
}
