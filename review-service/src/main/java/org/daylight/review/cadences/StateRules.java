package org.daylight.review.cadences;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.daylight.review.cadences.SecurityState.State;
import org.jspecify.annotations.Nullable;

/** Which rule a cadence has in each security state. */
final class StateRules {

    /** Long enough that rules of every thirteen and every twelve months differ by more than one. */
    private static final int YEARS_COMPARED = 30;

    private StateRules() {}

    /** The rule of each state that has one; what is usual where none is stated never takes the place of one that is tighter. */
    static Map<State, String> of(Cadence cadence) {
        var rules = stated(cadence);
        if (isUsual(cadence.tightened())) {
            for (var state : List.of(State.CRISIS, State.ARMED_CONFLICT)) {
                var start = cadence.startsAt();
                var usual = Objects.requireNonNull(rules.get(state));
                // One that ends takes the place of none that goes on, unless it gives more in all.
                if (isLooser(usual, cadence.rule(), start, start.plusYears(YEARS_COMPARED))) {
                    rules.put(state, cadence.rule());
                }
            }
        }
        return rules;
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
        var below = cadence.rule();
        for (var rule : stated(cadence).entrySet()) {
            var end = endOf(below, start);
            var over = over(rule.getValue(), below, start, end);
            if (over != null || isLooser(rule.getValue(), below, start, end)) {
                return new Looser(rule.getKey(), over);
            }
            below = rule.getValue();
        }
        return null;
    }

    /** The day after the last moment of a rule that is followed by more than one of the other; null where there is none. */
    private static @Nullable LocalDate over(String rule, String other, LocalDateTime start, LocalDateTime end) {
        var counted = counted(rule, start, end, Integer.MAX_VALUE);
        if (!counted.ended) {
            return null;
        }
        var before = counted(other, start, counted.last.plusSeconds(1), Integer.MAX_VALUE).moments;
        return counted(other, start, end, before + 2).moments > before + 1
                ? counted.last.toLocalDate().plusDays(1)
                : null;
    }

    /** By more than one: the same days of other weeks or months may be one more by the end. */
    private static boolean isLooser(String rule, String other, LocalDateTime start, LocalDateTime end) {
        var count = counted(rule, start, end, Integer.MAX_VALUE).moments;
        return counted(other, start, end, count + 2).moments > count + 1;
    }

    /** After its last moment, as far as it is looked at. */
    private static LocalDateTime endOf(String rule, LocalDateTime start) {
        return counted(rule, start, start.plusYears(YEARS_COMPARED), Integer.MAX_VALUE)
                .last
                .plusSeconds(1);
    }

    /** @param ended whether there is none after the last, however late */
    private record Counted(int moments, LocalDateTime last, boolean ended) {}

    private static Counted counted(String rule, LocalDateTime start, LocalDateTime end, int most) {
        var until = RepetitionRule.until(rule, ZoneOffset.UTC);
        var moments = RepetitionRule.moments(rule, start);
        var count = 0;
        var last = start;
        while (count < most && moments.hasNext()) {
            var local = RepetitionRule.local(moments.nextDateTime());
            if (until != null && local.toInstant(ZoneOffset.UTC).isAfter(until)) {
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
    static State holding(Map<State, String> rules, State state) {
        return switch (state) {
            case PEACE -> State.PEACE;
            case CRISIS -> rules.containsKey(State.CRISIS) ? State.CRISIS : State.PEACE;
            case ARMED_CONFLICT ->
                rules.containsKey(State.ARMED_CONFLICT) ? State.ARMED_CONFLICT : holding(rules, State.CRISIS);
        };
    }
}
