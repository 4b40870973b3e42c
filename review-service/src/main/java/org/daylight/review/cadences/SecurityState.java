package org.daylight.review.cadences;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner's security state and the days it holds.
 *
 * @param to the first day on which it no longer holds
 */
record SecurityState(State state, LocalDate from, @Nullable LocalDate to) {

    /** Ordered: the later, the tighter. */
    enum State {
        PEACE,
        CRISIS,
        ARMED_CONFLICT
    }

    private boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /** The tightest of those that hold; peace where none is stated. */
    static State on(LocalDate day, List<SecurityState> states) {
        return states.stream()
                .filter(state -> state.holdsOn(day))
                .map(SecurityState::state)
                .max(State::compareTo)
                .orElse(State.PEACE);
    }
}
