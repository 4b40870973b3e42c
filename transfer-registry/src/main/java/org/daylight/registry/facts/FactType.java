package org.daylight.registry.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The subjects that the registry has lines for, in the order of the manifest. */
public enum FactType {
    AUTHORITY,
    COMMITMENT,
    CONTROL_TOTAL,
    DELIVERY,
    EXPECTATION,
    HOLD,
    INCIDENT,
    INVENTORY,
    ITEM,
    NOTIFICATION,
    OBJECTIVE,
    PARTNER,
    PROPOSAL,
    TRANSFER,
    UNDERTAKING,
    UNIT;

    /** The word in a subject and in a partition. */
    public String word() {
        return table().replace('_', '-');
    }

    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type with the version of its leaves; a changed meaning is a new version. */
    public String versioned() {
        return word() + "/1";
    }

    public static Optional<FactType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
