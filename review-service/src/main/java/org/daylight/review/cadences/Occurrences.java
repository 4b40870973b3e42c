package org.daylight.review.cadences;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.daylight.review.cadences.SecurityState.State;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/**
 * The moments at which a cadence wants a review. Rules repeat in local time and each moment is then placed in the zone:
 * one in the hour that summer time skips comes an hour later, one in the hour that occurs twice comes once, the first.
 */
final class Occurrences {

    private static final Pattern UNTIL = Pattern.compile(";?UNTIL=([0-9TZ]+)", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private Occurrences() {}

    /** One moment: the local date and time as the rule has it, and the instant it falls on. */
    record Occurrence(LocalDateTime local, Instant at) {

        /** What makes it one of its cadence. */
        String period() {
            return local.toString();
        }
    }

    /** Those after one instant and up to another, in order, at most so many. */
    static List<Occurrence> between(
            Cadence cadence, List<SecurityState> states, Instant after, Instant upTo, int most) {
        var zone = ZoneId.of(cadence.zone());
        var found = new ArrayList<Occurrence>();
        rules(cadence)
                .forEach((state, rule) -> collect(
                        cadence,
                        rule,
                        zone,
                        after,
                        upTo,
                        most,
                        day -> ruleState(cadence, SecurityState.on(day, states)) == state,
                        found));
        found.sort(Comparator.comparing(Occurrence::at));
        return found.size() > most ? List.copyOf(found.subList(0, most)) : List.copyOf(found);
    }

    /** What is wrong with a rule; null where it can be used. */
    static @Nullable String fault(String rrule, LocalDateTime start) {
        try {
            var rule = new RecurrenceRule(withoutUntil(rrule), RecurrenceRule.RfcMode.RFC5545_STRICT);
            until(rrule, ZoneId.of("UTC"));
            if (rule.getFreq() == Freq.HOURLY || rule.getFreq() == Freq.MINUTELY || rule.getFreq() == Freq.SECONDLY) {
                return "must not repeat more often than daily";
            }
            rule.iterator(floating(start)).nextMillis();
            return null;
        } catch (InvalidRecurrenceRuleException e) {
            return "must be a rule of RFC 5545 such as FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO: " + e.getMessage();
        } catch (DateTimeException e) {
            return "must have an UNTIL such as 20261231 or 20261231T080000Z: " + e.getMessage();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return "must name days that exist: " + e.getMessage();
        }
    }

    private static Map<State, String> rules(Cadence cadence) {
        var rules = new EnumMap<State, String>(State.class);
        rules.put(State.PEACE, cadence.rrule());
        var tightened = cadence.tightened();
        if (tightened != null && tightened.crisis() != null) {
            rules.put(State.CRISIS, tightened.crisis());
        }
        if (tightened != null && tightened.armedConflict() != null) {
            rules.put(State.ARMED_CONFLICT, tightened.armedConflict());
        }
        return rules;
    }

    /** The state whose rule holds: the tightest one up to this that has a rule. */
    private static State ruleState(Cadence cadence, State state) {
        var rules = rules(cadence);
        return switch (state) {
            case PEACE -> State.PEACE;
            case CRISIS -> rules.containsKey(State.CRISIS) ? State.CRISIS : State.PEACE;
            case ARMED_CONFLICT ->
                rules.containsKey(State.ARMED_CONFLICT) ? State.ARMED_CONFLICT : ruleState(cadence, State.CRISIS);
        };
    }

    private static void collect(
            Cadence cadence,
            String rrule,
            ZoneId zone,
            Instant after,
            Instant upTo,
            int most,
            Predicate<LocalDate> holds,
            List<Occurrence> found) {
        var until = until(rrule, zone);
        var moments = parsed(rrule).iterator(floating(cadence.startsAt()));
        var taken = 0;
        while (moments.hasNext() && taken < most) {
            var local = local(moments.nextDateTime());
            var at = ZonedDateTime.of(local, zone).toInstant();
            if (at.isAfter(upTo) || (until != null && at.isAfter(until))) {
                return;
            }
            if (at.isAfter(after) && holds.test(local.toLocalDate())) {
                found.add(new Occurrence(local, at));
                taken++;
            }
        }
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

    /** The end of a rule, which may be stated in local time or in UTC; a date includes its whole day. */
    private static @Nullable Instant until(String rrule, ZoneId zone) {
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

    private static LocalDateTime local(DateTime moment) {
        return LocalDateTime.of(
                moment.getYear(),
                moment.getMonth() + 1,
                moment.getDayOfMonth(),
                moment.getHours(),
                moment.getMinutes(),
                moment.getSeconds());
    }
}
