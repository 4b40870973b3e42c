package org.daylight.rules.lawbooks;

/**
 * What becomes of a subject's answer; every subject has one outcome per rule. What can no longer be told is never counted
 * as gone, and an error neither.
 */
public enum Outcome {
    /** Not met, and was not before. */
    NEW,
    /** Was not met, and is met or no longer under the rule. */
    GONE,
    /** Another answer, or the same one with another first permitted day. */
    CHANGED,
    /** Cannot be told from the recorded facts. */
    UNDETERMINABLE,
    /** The rule has a defect. */
    ERROR,
    SAME;

    /** Letters as in a vector; '-' where the rule does not exist. */
    public static Outcome of(char before, char after, boolean differs) {
        return switch (after) {
            case 'E' -> ERROR;
            case 'U' -> UNDETERMINABLE;
            case 'N' -> before == 'N' ? (differs ? CHANGED : SAME) : NEW;
            default -> before == 'N' ? GONE : differs ? CHANGED : SAME;
        };
    }

    /** The word for a letter. */
    public static String answer(char letter) {
        return switch (letter) {
            case 'M' -> "MET";
            case 'm' -> "MET_APPLICABILITY_UNKNOWN";
            case 'N' -> "NOT_MET";
            case 'U' -> "UNDETERMINED";
            case 'A' -> "NOT_APPLICABLE";
            case 'E' -> "ERROR";
            default -> "NO_RULE";
        };
    }
}
