package org.daylight.review.cadences;

import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.daylight.kit.problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a cadence would have brought, without writing anything. */
@ApplicationScoped
class Simulations {

    private static final int MOST = 1_000;
    private static final int MOST_YEARS = 10;

    private final SecurityStates states;
    private final OpenDays openDays;

    Simulations(SecurityStates states, OpenDays openDays) {
        this.states = states;
        this.openDays = openDays;
    }

    /**
     * The reviews between two days.
     *
     * @param complete false if there are more than are shown
     */
    @Schema(name = "CadenceSimulation")
    record Simulation(
            String cadence, LocalDate from, LocalDate to, LocalDateTime startsAt, boolean complete, List<Run> runs) {}

    /**
     * One review that would have been due.
     *
     * @param dueOn the day in the cadence's zone, moved away from one on which nobody works where the cadence says so
     * @param securityState the state of the partner whose rule gives it
     */
    @Schema(name = "SimulatedRun")
    record Run(
            String period,
            Instant dueAt,
            LocalDate dueOn,
            boolean moved,
            SecurityState.State securityState,
            String rrule) {}

    Simulation of(Cadence recorded, LocalDate from, LocalDate to, @Nullable LocalDateTime startsAt) {
        if (to.isBefore(from) || to.isAfter(from.plusYears(MOST_YEARS))) {
            throw INVALID_REQUEST.problem(
                    "The days do not enclose a time that can be simulated",
                    new Violation("query:to", "must be from the first day to ten years after it"));
        }
        var cadence = startsAt == null ? recorded : recorded.startingAt(startsAt);
        var watched = cadence.watchedPartner();
        var known = watched == null
                ? List.<SecurityState>of()
                : states.of(watched)
                        .orElseThrow(() -> DEPENDENCY_DOWN.problem(
                                "transfer-registry, which knows the security state, does not answer; repeat it later"));
        var zone = ZoneId.of(cadence.zone());
        var found = Occurrences.between(
                cadence,
                known,
                openDays.of(cadence),
                from.atStartOfDay(zone).toInstant().minusMillis(1),
                to.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1),
                MOST + 1);
        var runs = found.stream()
                .limit(MOST)
                .map(occurrence -> {
                    var day = occurrence.at().atZone(zone).toLocalDate();
                    return new Run(
                            occurrence.period(),
                            occurrence.at(),
                            day,
                            !day.equals(occurrence.local().toLocalDate()),
                            occurrence.state(),
                            occurrence.rule());
                })
                .toList();
        return new Simulation(cadence.reference(), from, to, cadence.startsAt(), found.size() <= MOST, runs);
    }
}
