package org.daylight.rules.waivers;

/** Whether a subject that does not meet a rule was waived on the day judged; it is not met all the same. */
public enum Waived {
    /** It meets the rule, or nobody was asked. */
    NOT_ASKED('-'),
    WAIVED('W'),
    NOT_WAIVED('N'),
    /** Cannot be told: a waiver over it is used up, and its meter does not say for which subjects. */
    USED_UP('X'),
    /** Cannot be told: what would stand on the meter of the waiver over it, had this been flagged, nobody knows. */
    METER_NOT_KNOWN('M');

    private final char letter;

    Waived(char letter) {
        this.letter = letter;
    }

    /** As it is kept. */
    public char letter() {
        return letter;
    }

    public static Waived of(char letter) {
        for (var one : values()) {
            if (one.letter == letter) {
                return one;
            }
        }
        throw new IllegalArgumentException("no subject is waived as " + letter);
    }

    /**
     * A meter holds what people did under the rules that stood: of a subject that only other rules flag it says nothing, so
     * that a ceiling may have been reached.
     *
     * @param flaggedBefore whether it does not meet the rule as it stands
     */
    static Waived of(Covered covered, boolean flaggedBefore) {
        return switch (covered) {
            case WAIVED -> WAIVED;
            case WITHIN_CEILING -> flaggedBefore ? WAIVED : METER_NOT_KNOWN;
            case USED_UP -> USED_UP;
            case NOT_WAIVED -> NOT_WAIVED;
        };
    }
}
