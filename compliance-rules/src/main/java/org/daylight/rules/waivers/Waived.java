package org.daylight.rules.waivers;

/**
 * Whether a subject that does not meet a rule was waived on the day judged; it is not met all the same. The words are those of
 * the review-service's contract, but for the first.
 */
public enum Waived {
    /** It meets the rule, or nobody was asked. */
    NOT_ASKED('-'),
    WAIVED('W'),
    NOT_WAIVED('N'),
    /** Cannot be told: a waiver over it is used up, and its meter does not say for which subjects. */
    USED_UP('X'),
    /** Cannot be told: no flag stood then, and what would stand on the meter of the waiver over it, had one stood, nobody knows. */
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
}
