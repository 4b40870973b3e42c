package org.daylight.kit.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** A day in a query parameter. */
public final class AskedDay {

    private AskedDay() {}

    /** Refuses what is no day of the years 1 to 9999, which are those that dates of records and the database know. */
    public static LocalDate parse(String parameter, String text) {
        var day = read(text);
        if (day != null && day.getYear() >= 1 && day.getYear() <= 9999) {
            return day;
        }
        throw Problems.INVALID_REQUEST.problem(
                "The day cannot be read", new Violation("query:" + parameter, "write a day such as 2024-03-20"));
    }

    private static @Nullable LocalDate read(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
