package org.daylight.rules.evaluation;

/** Kleene's three values, and the defect of a rule. */
public enum Truth {
    FALSE(Kleene.FALSE),
    TRUE(Kleene.TRUE),
    UNKNOWN(Kleene.UNKNOWN),
    ERROR(Kleene.ERROR);

    private final byte code;

    Truth(byte code) {
        this.code = code;
    }

    /** As {@link Kleene} has it. */
    byte code() {
        return code;
    }

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Truth decided(boolean surely, boolean surelyNot) {
        if (surely) {
            return TRUE;
        }
        return surelyNot ? FALSE : UNKNOWN;
    }

    Truth not() {
        return switch (this) {
            case FALSE -> TRUE;
            case TRUE -> FALSE;
            case UNKNOWN -> UNKNOWN;
            case ERROR -> ERROR;
        };
    }

    Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE ? other : other == TRUE ? this : undecided(other);
    }

    Truth or(Truth other) {
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        return this == FALSE ? other : other == FALSE ? this : undecided(other);
    }

    private Truth undecided(Truth other) {
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : ERROR;
    }
}
