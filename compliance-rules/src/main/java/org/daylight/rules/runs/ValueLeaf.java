package org.daylight.rules.runs;

import java.util.Map;
import org.daylight.rules.facts.Amount;
import org.daylight.rules.facts.FactLine;
import org.jspecify.annotations.Nullable;

/** The one leaf that says what a subject is worth; the values of two types of subject are never added up. */
public final class ValueLeaf {

    static final Map<String, String> BY_TYPE = Map.of(
            "delivery", "delivery.value",
            "transfer", "transfer.totalValue",
            "notification", "notification.totalValue",
            "authority", "authority.charged",
            "commitment", "commitment.ceiling",
            "objective", "objective.fundingCeiling",
            "proposal", "proposal.value");

    private ValueLeaf() {}

    /** What the subject is worth; null if that is not known, or it has no value. */
    static @Nullable Amount of(FactLine line) {
        var leaf = BY_TYPE.get(line.type().name());
        var slot = leaf == null ? null : line.type().slot(leaf);
        return slot != null && line.value(slot) instanceof Amount amount ? amount : null;
    }
}
