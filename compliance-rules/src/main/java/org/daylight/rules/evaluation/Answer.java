package org.daylight.rules.evaluation;

/** What a rule says about a subject. */
public enum Answer {
    MET('M'),
    NOT_MET('N'),
    UNDETERMINED('U'),
    NOT_APPLICABLE('A'),
    ERROR('E');

    /** The letter of MET in a vector when it is unknown whether the rule applies at all. */
    public static final char MET_IF_APPLICABLE = 'm';

    private final char letter;

    Answer(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }
}
