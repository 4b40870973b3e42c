package org.daylight.kit.recording;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Reads since when a source says it knew. */
final class KnownSince {

    private static final String POINTER = "/knownSince";

    /** RFC 3339 knows no year before; neither does the database know the earliest ones of Java. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private KnownSince() {}

    /** A date means the end of that day in UTC; today means now, because the end of today is still to come. */
    static @Nullable Instant parse(@Nullable String text, Instant recordedAt) {
        if (text == null) {
            return null;
        }
        var since = parse(text);
        if (since.isAfter(recordedAt) && isDate(text) && text.equals(today(recordedAt))) {
            return recordedAt;
        }
        if (since.isAfter(recordedAt)) {
            throw INVALID_REQUEST.problem(
                    "Nothing can be known before it is known: knownSince is after the moment of recording",
                    new Violation(POINTER, "not after " + recordedAt));
        }
        return since;
    }

    private static Instant parse(String text) {
        var since = read(text);
        if (since == null || since.isBefore(FIRST)) {
            throw INVALID_REQUEST.problem(
                    "knownSince cannot be read",
                    new Violation(POINTER, "an RFC 3339 instant such as 2024-03-21T08:00:00Z, or a date"));
        }
        return since;
    }

    private static @Nullable Instant read(String text) {
        try {
            if (isDate(text)) {
                return LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .minus(1, ChronoUnit.MICROS);
            }
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static boolean isDate(String text) {
        return text.length() == 10;
    }

    private static String today(Instant recordedAt) {
        return LocalDate.ofInstant(recordedAt, ZoneOffset.UTC).toString();
    }
}
