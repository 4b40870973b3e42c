package org.daylight.registry.model;

import java.time.LocalDate;

/** A date with the days that it can mean; both are known from how it was made, not from its text. */
record Date(String text, LocalDate earliest, LocalDate latest) {

    static Date day(LocalDate day) {
        return new Date(day.toString(), day, day);
    }

    static Date month(LocalDate day) {
        return new Date(
                "%04d-%02d".formatted(day.getYear(), day.getMonthValue()),
                day.withDayOfMonth(1),
                day.withDayOfMonth(day.lengthOfMonth()));
    }

    static Date year(int year) {
        return new Date(Integer.toString(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    static Date between(LocalDate first, LocalDate last) {
        return new Date(first + "/" + last, first, last);
    }

    boolean mayHaveCome(LocalDate asOf) {
        return !earliest.isAfter(asOf);
    }

    boolean hasCome(LocalDate asOf) {
        return !latest.isAfter(asOf);
    }

    boolean surelyBefore(Date other) {
        return latest.isBefore(other.earliest);
    }
}
