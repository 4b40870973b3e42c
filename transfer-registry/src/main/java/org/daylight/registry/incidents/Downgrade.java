package org.daylight.registry.incidents;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident set to a lower level, which takes two persons.
 *
 * @param lowering the incident and the version of it that was looked at
 * @param proposedBy the person who asks for it
 * @param approvedBy the other person, with whom it was done; none while it is only asked for
 */
public record Downgrade(
        String lowering,
        UUID incident,
        int incidentVersion,
        Incident.Level from,
        Incident.Level to,
        String reason,
        String proposedBy,
        @Nullable String approvedBy) {

    Downgrade approved(String person) {
        return new Downgrade(lowering, incident, incidentVersion, from, to, reason, proposedBy, person);
    }
}
