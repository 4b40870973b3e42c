package org.daylight.kit.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;

/** A day in a query parameter. */
public final class AskedDay {

    private AskedDay() {}

    /** Refuses what is no day of the years 1 to 9999, which are those that dates of records and the database know. */
    public static LocalDate parse(String parameter, String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // Refused below, like a day of another year.
        }
        throw Problems.INVALID_REQUEST.problem(
                "The day cannot be read", new Violation("query:" + parameter, "write a day such as 2024-03-20"));
    }
}
