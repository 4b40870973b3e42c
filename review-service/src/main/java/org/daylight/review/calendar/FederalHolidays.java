package org.daylight.review.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;
import static java.time.temporal.TemporalAdjusters.next;
import static java.time.temporal.TemporalAdjusters.previous;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import java.util.TreeMap;

/**
 * The legal public holidays of the United States as they are kept by who works from Monday to Friday: 5 USC 6103(a), and
 * 6103(b)(1) with section 3(a) of Executive Order 11582 for those that fall on a Saturday or a Sunday.
 *
 * <p>Not computed, because no rule gives them: days on which an executive order closes the offices, and Inauguration
 * Day, which is kept in and around Washington only (6103(c)). A deployment states such days itself.
 */
final class FederalHolidays {

    /** 5 USC 6103(a) was so written by Public Law 90-363, in force since the first day of this year. */
    static final int FIRST_YEAR = 1971;

    private FederalHolidays() {}

    /** The days kept for the holidays of a year; the first may lie on the last day of the year before. */
    static Map<LocalDate, String> of(int year) {
        if (year < FIRST_YEAR) {
            throw new IllegalArgumentException("the rule is older than " + FIRST_YEAR);
        }
        var days = new TreeMap<LocalDate, String>();
        dated(days, year, Month.JANUARY, 1, "New Year's Day");
        if (year >= 1986) {
            ordinal(days, year, Month.JANUARY, 3, MONDAY, "Birthday of Martin Luther King, Jr.");
        }
        ordinal(days, year, Month.FEBRUARY, 3, MONDAY, "Washington's Birthday");
        days.put(LocalDate.of(year, Month.MAY, 1).with(lastInMonth(MONDAY)), "Memorial Day");
        if (year >= 2021) {
            dated(days, year, Month.JUNE, 19, "Juneteenth National Independence Day");
        }
        dated(days, year, Month.JULY, 4, "Independence Day");
        ordinal(days, year, Month.SEPTEMBER, 1, MONDAY, "Labor Day");
        ordinal(days, year, Month.OCTOBER, 2, MONDAY, "Columbus Day");
        veterans(days, year);
        ordinal(days, year, Month.NOVEMBER, 4, THURSDAY, "Thanksgiving Day");
        dated(days, year, Month.DECEMBER, 25, "Christmas Day");
        return days;
    }

    /** From 1971 to 1977 it was the fourth Monday of October (Public Law 94-97 moved it back). */
    private static void veterans(Map<LocalDate, String> days, int year) {
        if (year < 1978) {
            ordinal(days, year, Month.OCTOBER, 4, MONDAY, "Veterans Day");
        } else {
            dated(days, year, Month.NOVEMBER, 11, "Veterans Day");
        }
    }

    private static void ordinal(
            Map<LocalDate, String> days, int year, Month month, int number, DayOfWeek weekday, String name) {
        days.put(LocalDate.of(year, month, 1).with(dayOfWeekInMonth(number, weekday)), name);
    }

    private static void dated(Map<LocalDate, String> days, int year, Month month, int day, String name) {
        var date = LocalDate.of(year, month, day);
        if (date.getDayOfWeek() == SATURDAY) {
            days.put(date.with(previous(FRIDAY)), name + " (observed)");
        } else if (date.getDayOfWeek() == SUNDAY) {
            days.put(date.with(next(MONDAY)), name + " (observed)");
        } else {
            days.put(date, name);
        }
    }
}
