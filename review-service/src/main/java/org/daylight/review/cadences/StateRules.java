package org.daylight.review.cadences;

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
     * The first state in which what is said of it gives fewer reviews than in the one below, as long as that repeats; null
     * where there is none.
     */
    static @Nullable State looserState(Cadence cadence) {
        var below = cadence.rule();
        for (var rule : stated(cadence).entrySet()) {
            if (isLooser(rule.getValue(), below, cadence.startsAt(), endOf(below, cadence.startsAt()))) {
                return rule.getKey();
            }
            below = rule.getValue();
        }
        return null;
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

    private record Counted(int moments, LocalDateTime last) {}

    private static Counted counted(String rule, LocalDateTime start, LocalDateTime end, int most) {
        var until = RepetitionRule.until(rule, ZoneOffset.UTC);
        var moments = RepetitionRule.moments(rule, start);
        var count = 0;
        var last = start;
        while (count < most && moments.hasNext()) {
            var local = RepetitionRule.local(moments.nextDateTime());
            if (!local.isBefore(end)
                    || (until != null && local.toInstant(ZoneOffset.UTC).isAfter(until))) {
                break;
            }
            last = local;
            count++;
        }
        return new Counted(count, last);
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
