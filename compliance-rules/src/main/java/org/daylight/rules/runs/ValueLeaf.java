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

    /** Why a value is added to no other, as it is in no sum of the registry. */
    enum NotAdded {
        CUMULATIVE,
        NOT_COUNTED,
        NOT_KNOWN
    }

    /** What the subject is worth; null if that is not known, or it has no value. */
    static @Nullable Amount of(FactLine line) {
        var leaf = BY_TYPE.get(line.type().name());
        return leaf != null && value(line, leaf) instanceof Amount amount ? amount : null;
    }

    /** Of a delivery a running total holds what others state, and a conflicting account says it once more; null = it is added. */
    static @Nullable NotAdded notAdded(FactLine line) {
        if (!line.type().name().equals("delivery")) {
            return null;
        }
        var counted = value(line, "delivery.counted");
        if (Boolean.FALSE.equals(counted)) {
            return NotAdded.NOT_COUNTED;
        }
        var measure = value(line, "delivery.measure");
        if ("CUMULATIVE".equals(measure)) {
            return NotAdded.CUMULATIVE;
        }
        return Boolean.TRUE.equals(counted) && "INCREMENT".equals(measure) ? null : NotAdded.NOT_KNOWN;
    }

    private static @Nullable Object value(FactLine line, String leaf) {
        var slot = line.type().slot(leaf);
        return slot == null ? null : line.value(slot);
    }
}
