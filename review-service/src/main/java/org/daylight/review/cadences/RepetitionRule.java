package org.daylight.review.cadences;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/** A rule of RFC 5545 as it was stated, with its end apart: that may be in UTC while the rule repeats in local time. */
final class RepetitionRule {

    private static final Pattern UNTIL = Pattern.compile(";?UNTIL=([0-9TZ]+)", Pattern.CASE_INSENSITIVE);
    /** Several times on one day. */
    private static final Pattern TIMES_OF_DAY =
            Pattern.compile("BY(HOUR|MINUTE|SECOND)=[0-9]+,", Pattern.CASE_INSENSITIVE);

    private static final Pattern MONTHS = Pattern.compile("BYMONTH=([0-9,]+)", Pattern.CASE_INSENSITIVE);

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private RepetitionRule() {}

    /** What is wrong with a rule; null where it can be used. */
    static @Nullable String fault(String rrule, LocalDateTime start) {
        try {
            var rule = new RecurrenceRule(withoutUntil(rrule), RecurrenceRule.RfcMode.RFC5545_STRICT);
            until(rrule, ZoneId.of("UTC"));
            if (rule.getFreq() == Freq.HOURLY
                    || rule.getFreq() == Freq.MINUTELY
                    || rule.getFreq() == Freq.SECONDLY
                    || TIMES_OF_DAY.matcher(rrule).find()) {
                return "must not repeat more often than daily";
            }
            rule.iterator(floating(start)).nextMillis();
            return skipping(rule, rrule, start);
        } catch (InvalidRecurrenceRuleException e) {
            return "must be a rule of RFC 5545 such as FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO: " + e.getMessage();
        } catch (DateTimeException e) {
            return "must have an UNTIL such as 20261231 or 20261231T080000Z: " + e.getMessage();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return "must name days that exist: " + e.getMessage();
        }
    }

    /** RFC 5545 leaves out what has no such day. Who wants that says the day; who says nothing would miss a review without a word. */
    private static @Nullable String skipping(RecurrenceRule rule, String rrule, LocalDateTime start) {
        var day = start.getDayOfMonth();
        var saysDay = Stream.of(Part.BYDAY, Part.BYMONTHDAY, Part.BYYEARDAY, Part.BYWEEKNO)
                .anyMatch(rule::hasPart);
        if (day <= 28 || saysDay) {
            return null;
        }
        if (rule.getFreq() == Freq.MONTHLY) {
            return ("would leave out every month without a day %d; add BYMONTHDAY=-1 for the last day of each, or BYMONTHDAY=%d"
                            + " if they are to be left out")
                    .formatted(day, day);
        }
        if (rule.getFreq() != Freq.YEARLY) {
            return null;
        }
        var months = MONTHS.matcher(rrule);
        if (!months.find()) {
            return start.getMonth() == Month.FEBRUARY
                    ? "would leave out every year without a 29 February; add BYMONTH=2;BYMONTHDAY=-1 for its last day, or"
                            + " BYMONTH=2;BYMONTHDAY=29 if they are to be left out"
                    : null;
        }
        var lacking = Stream.of(months.group(1).split(",", -1))
                .filter(month -> Month.of(Integer.parseInt(month)).minLength() < day)
                .toList();
        return lacking.isEmpty()
                ? null
                : ("would leave out what has no day %d in month %s; add BYMONTHDAY=-1 for the last day of each month, or"
                                + " BYMONTHDAY=%d if they are to be left out")
                        .formatted(day, String.join(", ", lacking), day);
    }

    /** In order, in local time and whatever the end of the rule. */
    static RecurrenceRuleIterator moments(String rrule, LocalDateTime start) {
        return parsed(rrule).iterator(floating(start));
    }

    private static RecurrenceRule parsed(String rrule) {
        try {
            return new RecurrenceRule(withoutUntil(rrule), RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalStateException("a recorded rule cannot be read: " + rrule, e);
        }
    }

    private static String withoutUntil(String rrule) {
        return UNTIL.matcher(rrule).replaceAll("");
    }

    /** Whether a rule that says until when, or how many times, it repeats was over before a day. */
    static boolean endedBefore(LocalDate day, String rrule, LocalDateTime start, ZoneId zone) {
        var until = until(rrule, zone);
        if (until != null) {
            return LocalDate.ofInstant(until, zone).isBefore(day);
        }
        var rule = parsed(rrule);
        if (rule.isInfinite()) {
            return false;
        }
        var moments = rule.iterator(floating(start));
        while (moments.hasNext()) {
            if (!local(moments.nextDateTime()).toLocalDate().isBefore(day)) {
                return false;
            }
        }
        return true;
    }

    /** The end of a rule, which may be stated in local time or in UTC; a date includes its whole day. */
    static @Nullable Instant until(String rrule, ZoneId zone) {
        var matcher = UNTIL.matcher(rrule);
        if (!matcher.find()) {
            return null;
        }
        var text = matcher.group(1);
        if (text.length() == 8) {
            var day = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
            return ZonedDateTime.of(day, LocalTime.MAX, zone).toInstant();
        }
        var utc = text.endsWith("Z");
        var local = LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text, BASIC);
        return ZonedDateTime.of(local, utc ? ZoneId.of("UTC") : zone).toInstant();
    }

    private static DateTime floating(LocalDateTime local) {
        return new DateTime(
                TimeZone.getTimeZone("UTC"),
                local.getYear(),
                local.getMonthValue() - 1,
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
    }

    static LocalDateTime local(DateTime moment) {
        return LocalDateTime.of(
                moment.getYear(),
                moment.getMonth() + 1,
                moment.getDayOfMonth(),
                moment.getHours(),
                moment.getMinutes(),
                moment.getSeconds());
    }
}
