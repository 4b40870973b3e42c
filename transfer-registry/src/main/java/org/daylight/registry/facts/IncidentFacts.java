package org.daylight.registry.facts;

import java.util.List;
import org.daylight.kit.recording.StateOfDay;
import org.daylight.registry.incidents.Incident;
import org.jspecify.annotations.Nullable;

/** The leaves of an incident and of what named persons judged about it. */
final class IncidentFacts {

    private static final StateOfDay STATE = StateOfDay.of(Incident.class, "state");

    private IncidentFacts() {}

    static void write(Leaves leaves, Known incident, List<Known> judgements, Leaves.@Nullable Block partner) {
        leaves.event("incident.closedOn", incident.get("closedOn"));
        leaves.optional("incident.kind", incident.get("kind"));
        leaves.event("incident.knownOn", incident.get("knownOn"));
        leaves.optional("incident.level", incident.get("level"));
        leaves.event("incident.occurredOn", incident.get("occurredOn"));
        leaves.stated("incident.purpose", incident.get("purpose"));
        leaves.event("incident.recommendedOn", incident.get("recommendedOn"));
        leaves.optional("incident.reference", incident.get("reference"));
        leaves.optional("incident.regime", incident.get("regime"));
        leaves.event("incident.reportedOn", incident.get("reportedOn"));
        leaves.state("incident.state", STATE, incident);
        var judged = new Judged(judgements);
        judged.flag(leaves, "judgement.legitimateSelfDefense", "LEGITIMATE_SELF_DEFENSE");
        judged.last(leaves, "judgement.madeOn");
        judged.flag(leaves, "judgement.substantialViolation", "SUBSTANTIAL_VIOLATION");
        judged.flag(leaves, "judgement.unconsentedTransfer", "UNCONSENTED_TRANSFER");
        if (partner != null) {
            leaves.block(partner);
        }
    }
}
