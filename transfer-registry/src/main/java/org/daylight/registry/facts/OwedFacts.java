package org.daylight.registry.facts;

import org.jspecify.annotations.Nullable;

/** The leaves of undertakings and of units, which say everything themselves. */
final class OwedFacts {

    private OwedFacts() {}

    /** The act that something has to precede is shown while it is still planned: that is when it can be kept. */
    static void undertaking(Leaves leaves, Known undertaking, Leaves.@Nullable Block partner) {
        if (partner != null) {
            leaves.block(partner);
        }
        leaves.planned("undertaking.actOn", undertaking.get("actOn"));
        leaves.statedFlag("undertaking.documented", undertaking.get("documented"));
        leaves.planned("undertaking.dueOn", undertaking.get("dueOn"));
        leaves.event("undertaking.fulfilledOn", undertaking.get("fulfilledOn"));
        leaves.optional("undertaking.kind", undertaking.get("kind"));
        leaves.event("undertaking.lastFulfilledOn", undertaking.get("lastFulfilledOn"));
        leaves.optional("undertaking.nature", undertaking.get("nature"));
        leaves.optional("undertaking.owedBy", undertaking.get("owedBy"));
        leaves.planned("undertaking.periodEndOn", undertaking.get("periodEndOn"));
        leaves.optional("undertaking.reference", undertaking.get("reference"));
        leaves.event("undertaking.startedOn", undertaking.get("startedOn"));
    }

    static void unit(Leaves leaves, Known unit, Leaves.@Nullable Block partner) {
        if (partner != null) {
            leaves.block(partner);
        }
        leaves.event("unit.agreementOn", unit.get("agreementOn"));
        leaves.planned("unit.assistedOn", unit.get("assistedOn"));
        leaves.event("unit.credibleInformationOn", unit.get("credibleInformationOn"));
        leaves.event("unit.effectiveStepsOn", unit.get("effectiveStepsOn"));
        leaves.event("unit.exceptionOn", unit.get("exceptionOn"));
        leaves.event("unit.exceptionReportedOn", unit.get("exceptionReportedOn"));
        leaves.optional("unit.funds", unit.get("funds"));
        leaves.flag("unit.identified", unit.get("identified"));
        leaves.optional("unit.reference", unit.get("reference"));
    }
}
