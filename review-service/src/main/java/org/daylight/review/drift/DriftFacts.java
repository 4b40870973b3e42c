package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the lines of {@code /v1/schedules} to the {@code drift.*} leaves that rules look at. */
public final class DriftFacts {

    private DriftFacts() {}

    /**
     * @param line the objective's schedule line
     * @param authorityLine the line of the authority that the objective names, if there is one
     * @param decisions signed up to asOf, about this objective
     * @param tripwires hold where the objective states no autopilot limits of its own
     */
    public static DriftReport ofObjective(
            JsonNode line,
            @Nullable JsonNode authorityLine,
            LocalDate asOf,
            List<DecisionMade> decisions,
            Limits tripwires) {
        throw new UnsupportedOperationException();
    }

    /** @param line the partner's schedule line */
    public static DriftReport ofPartner(
            JsonNode line, LocalDate asOf, List<DecisionMade> decisions, Limits tripwires) {
        throw new UnsupportedOperationException();
    }

    /** @param line the authority's schedule line */
    public static DriftReport ofAuthority(JsonNode line, LocalDate asOf) {
        throw new UnsupportedOperationException();
    }
}
