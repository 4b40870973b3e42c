package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import org.daylight.kit.recording.StateOfDay;
import org.daylight.registry.objectives.Objective;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of a stated objective. A baseline stated wholly after {@code asOf} is not yet one; the last one stated counts,
 * of those in units if there are any, as pace is measured in them. Of plans of one capability class none counts: they ask for a
 * part.
 */
final class ObjectiveFacts {

    static final StateOfDay STATUS = StateOfDay.of(Objective.class, "status");

    private ObjectiveFacts() {}

    static void write(Leaves leaves, Known objective, Leaves.@Nullable Block partner) {
        JsonNode latest = null;
        var count = 0;
        for (var baseline : objective.content().path("baselines")) {
            var statedOn = baseline.path("statedOn").asText("");
            if (!baseline.has("capabilityClass") && (statedOn.isEmpty() || !leaves.isYetToCome(statedOn))) {
                count++;
                if (latest == null || baseline.has("unit") || !latest.has("unit")) {
                    latest = baseline;
                }
            }
        }
        leaves.event("objective.approvedOn", objective.get("approvedOn"));
        leaves.number("objective.baselines", count);
        tolerance(leaves, "objective.capabilityTolerance", objective.get("capabilityTolerance"));
        tolerance(leaves, "objective.contentTolerance", objective.get("contentTolerance"));
        var divergences = objective.content().path("divergences");
        leaves.flag(
                "objective.divergencesStated", !divergences.isEmpty() || objective.text("noDivergenceReason") != null);
        if (latest != null) {
            tolerance(leaves, "objective.earlyTolerance", latest.get("earlyTolerance"));
        }
        leaves.planned("objective.expiresOn", objective.get("expiresOn"));
        leaves.statedMoney("objective.fundingCeiling", objective.get("fundingCeiling"));
        leaves.planned("objective.fundingExpiresOn", objective.get("fundingExpiresOn"));
        if (latest != null) {
            tolerance(leaves, "objective.lateTolerance", latest.get("lateTolerance"));
            tolerance(leaves, "objective.leastScheduleIndex", latest.get("leastScheduleIndex"));
        }
        leaves.number("objective.match", objective.get("partnerMatch"));
        leaves.optional("objective.reference", objective.get("reference"));
        leaves.state("objective.status", STATUS, objective);
        tolerance(leaves, "objective.unnotifiedTolerance", objective.get("unnotifiedTolerance"));
        tolerance(leaves, "objective.unplannedTolerance", objective.get("unplannedTolerance"));
        if (partner != null) {
            leaves.block(partner);
        }
    }

    /** Baselines and objectives are stated whole: a tolerance that one does not name is known not to be stated. */
    private static void tolerance(Leaves leaves, String name, @Nullable JsonNode stated) {
        if (stated == null || stated.isNull()) {
            leaves.absent(name);
        } else {
            leaves.decimal(name, stated);
        }
    }
}
