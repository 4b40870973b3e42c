package org.daylight.registry.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The subjects that the registry has lines for, in the order of the manifest. */
public enum FactType {
    AUTHORITY,
    COMMITMENT,
    CONTROL_TOTAL(4),
    DELIVERY(4),
    EXPECTATION,
    HOLD,
    INCIDENT(2),
    INVENTORY,
    ITEM(4),
    NOTIFICATION(2),
    OBJECTIVE(2),
    PARTNER(2),
    PROPOSAL(3),
    TRANSFER(3),
    UNDERTAKING,
    UNIT;

    private final int reading;

    FactType() {
        this(1);
    }

    /** @param reading raised when the same records are read otherwise in leaves of the same meaning */
    FactType(int reading) {
        this.reading = reading;
    }

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

    /**
     * The version by which lines of two moments are compared, such as {@code control-total/1.2}: where it differs, answers about
     * earlier lines are not taken over. Rules know nothing of it, so that those frozen before go on to answer.
     */
    String read() {
        return reading == 1 ? versioned() : versioned() + "." + reading;
    }

    public static Optional<FactType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
