package org.daylight.registry.incidents;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident set to a lower level or voided, which takes two persons.
 *
 * @param lowering the incident and the version of it that was looked at
 * @param proposedBy the person who asks for it
 * @param approvedBy the other person, with whom it was done; none while it is only asked for
 * @param voids true: it was entered by mistake, and is voided
 */
public record Downgrade(
        String lowering,
        UUID incident,
        int incidentVersion,
        Incident.Level from,
        Incident.Level to,
        String reason,
        String proposedBy,
        @Nullable String approvedBy,
        @Nullable Boolean voids) {

    Downgrade approved(String person) {
        return new Downgrade(lowering, incident, incidentVersion, from, to, reason, proposedBy, person, voids);
    }
}
