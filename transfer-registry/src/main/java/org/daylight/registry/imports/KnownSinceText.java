package org.daylight.registry.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads since when a source says it knew, for rows that are written by set. */
final class KnownSinceText {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private KnownSinceText() {}

    /** A date means the end of that day in UTC; today means now. */
    static @Nullable Instant parse(@Nullable String text, Instant recordedAt) throws RefusedLine {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() == 10) {
                var day = LocalDate.parse(text);
                if (day.equals(LocalDate.ofInstant(recordedAt, ZoneOffset.UTC))) {
                    return recordedAt;
                }
                var next = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                return notAfter(next.minus(1, ChronoUnit.MICROS), recordedAt);
            }
            return notAfter(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS), recordedAt);
        } catch (DateTimeParseException e) {
            throw new RefusedLine("/knownSince", "write an RFC 3339 instant such as 2024-03-21T08:00:00Z, or a date");
        }
    }

    private static Instant notAfter(Instant since, Instant recordedAt) throws RefusedLine {
        if (since.isAfter(recordedAt)) {
            throw new RefusedLine("/knownSince", "nothing can be known before it is known: not after " + recordedAt);
        }
        if (since.isBefore(FIRST)) {
            throw new RefusedLine("/knownSince", "write an instant of the years 1 to 9999");
        }
        return since;
    }
}
