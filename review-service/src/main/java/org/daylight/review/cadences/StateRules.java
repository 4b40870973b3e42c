package org.daylight.review.cadences;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.daylight.review.cadences.SecurityState.State;
import org.jspecify.annotations.Nullable;

/** Which rule a cadence has in each security state. */
final class StateRules {

    /** Long enough that rules of every thirteen and every twelve months differ by more than one. */
    private static final int YEARS_COMPARED = 30;

    private StateRules() {}

    /** @param after counts only from there on; null = from the start */
    record Part(String rule, @Nullable LocalDateTime after) {}

    /**
     * The rules of each state that has one, in the order in which they hold; what is usual where none is stated never takes the
     * place of one that is tighter, and goes on where that one ends.
     */
    static Map<State, List<Part>> of(Cadence cadence) {
        var rules = new EnumMap<State, List<Part>>(State.class);
        stated(cadence).forEach((state, rule) -> rules.put(state, List.of(new Part(rule, null))));
        if (isUsual(cadence.tightened())) {
            for (var state : List.of(State.CRISIS, State.ARMED_CONFLICT)) {
                rules.computeIfPresent(
                        state, (_, usual) -> tightest(cadence, usual.getFirst().rule()));
            }
        }
        return rules;
    }

    private static List<Part> tightest(Cadence cadence, String usual) {
        var start = cadence.startsAt();
        var zone = ZoneId.of(cadence.zone());
        var peace = counted(cadence.rule(), zone, start, start.plusYears(YEARS_COMPARED), Integer.MAX_VALUE);
        var end = peace.ended ? peace.last.plusSeconds(1) : start.plusYears(YEARS_COMPARED);
        if (!isLooser(usual, cadence.rule(), zone, start, end)) {
            return List.of(new Part(usual, null));
        }
        var tighter = new Part(cadence.rule(), null);
        return peace.ended ? List.of(tighter, new Part(usual, peace.last)) : List.of(tighter);
    }

    /**
     * A state that is reviewed less often than the one below.
     *
     * @param from the first day on which it is reviewed no more while the one below is; null where it does not end before that
     */
    record Looser(State state, @Nullable LocalDate from) {}

    /**
     * The first state in which what is said of it gives fewer reviews than in the one below, as long as that repeats, or ends
     * while that goes on, however many it gives before; null where there is none.
     */
    static @Nullable Looser looser(Cadence cadence) {
        var start = cadence.startsAt();
        var zone = ZoneId.of(cadence.zone());
        var below = cadence.rule();
        for (var rule : stated(cadence).entrySet()) {
            var end = endOf(below, zone, start);
            var over = over(rule.getValue(), below, zone, start, end);
            if (over != null || isLooser(rule.getValue(), below, zone, start, end)) {
                return new Looser(rule.getKey(), over);
            }
            below = rule.getValue();
        }
        return null;
    }

    /** The day after the last moment of a rule that is followed by more than one of the other; null where there is none. */
    private static @Nullable LocalDate over(
            String rule, String other, ZoneId zone, LocalDateTime start, LocalDateTime end) {
        var counted = counted(rule, zone, start, end, Integer.MAX_VALUE);
        if (!counted.ended) {
            return null;
        }
        var before = counted(other, zone, start, counted.last.plusSeconds(1), Integer.MAX_VALUE).moments;
        return counted(other, zone, start, end, before + 2).moments > before + 1
                ? counted.last.toLocalDate().plusDays(1)
                : null;
    }

    /** By more than one: the same days of other weeks or months may be one more by the end. */
    private static boolean isLooser(String rule, String other, ZoneId zone, LocalDateTime start, LocalDateTime end) {
        var count = counted(rule, zone, start, end, Integer.MAX_VALUE).moments;
        return counted(other, zone, start, end, count + 2).moments > count + 1;
    }

    /** After its last moment, as far as it is looked at. */
    private static LocalDateTime endOf(String rule, ZoneId zone, LocalDateTime start) {
        return counted(rule, zone, start, start.plusYears(YEARS_COMPARED), Integer.MAX_VALUE)
                .last
                .plusSeconds(1);
    }

    /** @param ended whether there is none after the last, however late */
    private record Counted(int moments, LocalDateTime last, boolean ended) {}

    private static Counted counted(String rule, ZoneId zone, LocalDateTime start, LocalDateTime end, int most) {
        var until = RepetitionRule.until(rule, zone);
        var moments = RepetitionRule.moments(rule, start);
        var count = 0;
        var last = start;
        while (count < most && moments.hasNext()) {
            var local = RepetitionRule.local(moments.nextDateTime());
            if (until != null && local.atZone(zone).toInstant().isAfter(until)) {
                return new Counted(count, last, true);
            }
            if (!local.isBefore(end)) {
                return new Counted(count, last, false);
            }
            last = local;
            count++;
        }
        return new Counted(count, last, !moments.hasNext());
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
    static State holding(Map<State, ?> rules, State state) {
        return switch (state) {
            case PEACE -> State.PEACE;
            case CRISIS -> rules.containsKey(State.CRISIS) ? State.CRISIS : State.PEACE;
            case ARMED_CONFLICT ->
                rules.containsKey(State.ARMED_CONFLICT) ? State.ARMED_CONFLICT : holding(rules, State.CRISIS);
        };
    }
}
