package org.daylight.review.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.daylight.review.cadences.Agenda;

/** Reviews as RFC 5545 writes them. Entries are opaque: that a review is due, and an id that says nothing. */
final class ICalendar {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** RFC 5545, 3.1: a line is at most 75 octets long, without its end. */
    private static final int LONGEST = 75;

    private ICalendar() {}

    static String of(List<Agenda.Entry> entries) {
        var text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Daylight//Reviews//EN");
        line(text, "CALSCALE:GREGORIAN");
        line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        // A calendar without a component is none (RFC 5545, 3.6), and somebody may have nothing to review.
        List.of(
                        "BEGIN:VTIMEZONE",
                        "TZID:UTC",
                        "BEGIN:STANDARD",
                        "DTSTART:19700101T000000",
                        "TZOFFSETFROM:+0000",
                        "TZOFFSETTO:+0000",
                        "END:STANDARD",
                        "END:VTIMEZONE")
                .forEach(line -> line(text, line));
        entries.forEach(entry -> event(text, entry));
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    private static void event(StringBuilder text, Agenda.Entry entry) {
        line(text, "BEGIN:VEVENT");
        line(text, "UID:" + entry.id() + "@daylight");
        // Published without a method of its own, DTSTAMP says when the entry was last revised (3.8.7.2).
        line(text, "DTSTAMP:" + written(entry.changedAt()));
        line(text, "LAST-MODIFIED:" + written(entry.changedAt()));
        line(text, "SEQUENCE:" + entry.sequence());
        line(text, "DTSTART:" + written(entry.at()));
        line(text, "DURATION:PT15M");
        line(text, "SUMMARY:Review due " + entry.id());
        line(text, "CATEGORIES:" + entry.nearness());
        line(text, "STATUS:" + status(entry.nearness()));
        line(text, "TRANSP:TRANSPARENT");
        line(text, "CLASS:CONFIDENTIAL");
        line(text, "END:VEVENT");
    }

    private static String status(Agenda.Nearness nearness) {
        return switch (nearness) {
            case PLANNED -> "TENTATIVE";
            case DUE, LATE -> "CONFIRMED";
            case CANCELLED -> "CANCELLED";
        };
    }

    private static String written(Instant instant) {
        return UTC.format(instant);
    }

    /** No line is longer than RFC 5545, 3.1 allows, as all that is written is short; so none is folded. */
    private static void line(StringBuilder text, String line) {
        if (line.getBytes(UTF_8).length > LONGEST) {
            throw new IllegalStateException("too long for a line: " + line);
        }
        text.append(line).append("\r\n");
    }
}
