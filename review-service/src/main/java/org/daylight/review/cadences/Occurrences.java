package org.daylight.review.cadences;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.daylight.review.cadences.SecurityState.State;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.jspecify.annotations.Nullable;

/**
 * The moments at which a cadence wants a review. Rules repeat in local time and each moment is then placed in the zone:
 * one in the hour that summer time skips comes an hour later, one in the hour that occurs twice comes once, the first.
 */
final class Occurrences {

    private static final Pattern UNTIL = Pattern.compile(";?UNTIL=([0-9TZ]+)", Pattern.CASE_INSENSITIVE);
    /** Several times on one day. */
    private static final Pattern TIMES_OF_DAY =
            Pattern.compile("BY(HOUR|MINUTE|SECOND)=[0-9]+,", Pattern.CASE_INSENSITIVE);

    private static final Pattern MONTHS = Pattern.compile("BYMONTH=([0-9,]+)", Pattern.CASE_INSENSITIVE);

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private Occurrences() {}

    /** Long enough that rules of every thirteen and every twelve months differ by more than one. */
    private static final int YEARS_COMPARED = 30;

    /** Longer than nobody works anywhere in a row; a moment is moved at most this far. */
    static final int MOST_DAYS_MOVED = 20;

    /**
     * One moment.
     *
     * @param local the date and time as the rule has it
     * @param at the instant it falls on, moved away from a day on which nobody works where the cadence says so
     * @param state the security state whose rule gives it
     */
    record Occurrence(LocalDateTime local, Instant at, State state) {

        /** What makes it one of its cadence, wherever it is moved. */
        String period() {
            return local.toString();
        }
    }

    /**
     * Those after one instant and up to another, in order, at most so many.
     *
     * @param works on which days somebody works; asked only where the cadence moves what falls on another one
     */
    static List<Occurrence> between(
            Cadence cadence,
            List<SecurityState> states,
            Predicate<LocalDate> works,
            Instant after,
            Instant upTo,
            int most) {
        var found = new ArrayList<Occurrence>();
        var rules = rules(cadence);
        rules.forEach((state, rule) -> collect(
                cadence,
                rule,
                new Window(after, upTo, most, works),
                day -> ruleState(rules, SecurityState.on(day, states)) == state,
                state,
                found));
        found.sort(Comparator.comparing(Occurrence::at).thenComparing(Occurrence::local));
        return found.size() > most ? List.copyOf(found.subList(0, most)) : List.copyOf(found);
    }

    private record Window(Instant after, Instant upTo, int most, Predicate<LocalDate> works) {}

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

    /** The rule of each state that has one; what is usual where none is stated never takes the place of one that is tighter. */
    static Map<State, String> rules(Cadence cadence) {
        var rules = stated(cadence);
        if (isUsual(cadence.tightened())) {
            for (var state : List.of(State.CRISIS, State.ARMED_CONFLICT)) {
                if (isLooser(Objects.requireNonNull(rules.get(state)), cadence.rule(), cadence.startsAt())) {
                    rules.put(state, cadence.rule());
                }
            }
        }
        return rules;
    }

    /** The first state in which what is said of it gives fewer reviews than in the one below; null where there is none. */
    static @Nullable State looserState(Cadence cadence) {
        var below = cadence.rule();
        for (var rule : stated(cadence).entrySet()) {
            if (isLooser(rule.getValue(), below, cadence.startsAt())) {
                return rule.getKey();
            }
            below = rule.getValue();
        }
        return null;
    }

    /** By more than one: the same days of other weeks or months may be one more by the end. */
    private static boolean isLooser(String rule, String other, LocalDateTime start) {
        var count = count(rule, start, Integer.MAX_VALUE);
        return count(other, start, count + 2) > count + 1;
    }

    private static int count(String rule, LocalDateTime start, int most) {
        var end = start.plusYears(YEARS_COMPARED);
        var until = until(rule, ZoneOffset.UTC);
        var moments = parsed(rule).iterator(floating(start));
        var count = 0;
        while (count < most && moments.hasNext()) {
            var local = local(moments.nextDateTime());
            if (!local.isBefore(end)
                    || (until != null && local.toInstant(ZoneOffset.UTC).isAfter(until))) {
                break;
            }
            count++;
        }
        return count;
    }

    private static boolean isUsual(Cadence.@Nullable Tightening tightened) {
        return tightened != null && tightened.crisis() == null && tightened.armedConflict() == null;
    }

    private static Map<State, String> stated(Cadence cadence) {
        var rules = new EnumMap<State, String>(State.class);
        rules.put(State.PEACE, cadence.rule());
        var tightened = cadence.tightened();
        if (tightened == null) {
            return rules;
        }
        if (isUsual(tightened)) {
            rules.put(State.CRISIS, cadence.everyMonths(6));
            rules.put(State.ARMED_CONFLICT, cadence.everyMonths(3));
        }
        if (tightened.crisis() != null) {
            rules.put(State.CRISIS, tightened.crisis());
        }
        if (tightened.armedConflict() != null) {
            rules.put(State.ARMED_CONFLICT, tightened.armedConflict());
        }
        return rules;
    }

    /** The state whose rule holds: the tightest one up to this that has a rule. */
    private static State ruleState(Map<State, String> rules, State state) {
        return switch (state) {
            case PEACE -> State.PEACE;
            case CRISIS -> rules.containsKey(State.CRISIS) ? State.CRISIS : State.PEACE;
            case ARMED_CONFLICT ->
                rules.containsKey(State.ARMED_CONFLICT) ? State.ARMED_CONFLICT : ruleState(rules, State.CRISIS);
        };
    }

    private static void collect(
            Cadence cadence,
            String rrule,
            Window window,
            Predicate<LocalDate> holds,
            State state,
            List<Occurrence> found) {
        var zone = ZoneId.of(cadence.zone());
        var until = until(rrule, zone);
        var moves = cadence.holidays() != Cadence.HolidayRule.NONE;
        // What falls later may be moved before the end of the window.
        var last = moves ? window.upTo.plus(Duration.ofDays(MOST_DAYS_MOVED)) : window.upTo;
        var moments = parsed(rrule).iterator(floating(cadence.startsAt()));
        var taken = 0;
        while (moments.hasNext() && taken < window.most) {
            var local = local(moments.nextDateTime());
            var stated = ZonedDateTime.of(local, zone).toInstant();
            if (stated.isAfter(last) || (until != null && stated.isAfter(until))) {
                return;
            }
            var day = moves ? moved(local.toLocalDate(), cadence.holidays(), window.works) : local.toLocalDate();
            var at = ZonedDateTime.of(day.atTime(local.toLocalTime()), zone).toInstant();
            if (at.isAfter(window.after) && !at.isAfter(window.upTo) && holds.test(local.toLocalDate())) {
                found.add(new Occurrence(local, at, state));
                taken++;
            }
        }
    }

    /** The nearest working day on that side; the day itself where there is none for too long. */
    private static LocalDate moved(LocalDate day, Cadence.HolidayRule rule, Predicate<LocalDate> works) {
        var step = rule == Cadence.HolidayRule.NEXT_WORKING_DAY ? 1 : -1;
        for (var days = 0; days < MOST_DAYS_MOVED; days++) {
            var candidate = day.plusDays((long) step * days);
            if (works.test(candidate)) {
                return candidate;
            }
        }
        return day;
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
