package org.daylight.rules.evaluation;

/** The letters of answers while rows are judged, and how two of them come together. */
final class Letters {

    /** Not applicable whatever the day: no condition of the rule can change that. */
    static final byte SETTLED = 'a';

    static final byte NOT_YET = 0;

    /** By the truth of applying, times four, and that of the requirement. */
    private static final byte[] LETTERS = letters();

    static final byte[] EITHER = either();

    private Letters() {}

    /** The letter of two exceptions together, by whether each applies. */
    private static byte[] either() {
        var either = new byte[16];
        for (var first : Truth.values()) {
            for (var second : Truth.values()) {
                either[first.code() * 4 + second.code()] = switch (first.or(second)) {
                    case TRUE -> 'M';
                    case FALSE -> 'A';
                    case ERROR -> 'E';
                    case UNKNOWN -> 'U';
                };
            }
        }
        return either;
    }

    private static byte[] letters() {
        var letters = new byte[16];
        for (var applies : Truth.values()) {
            for (var requires : Truth.values()) {
                var answer = Judge.answer(applies, requires);
                var unsure = answer == Answer.MET && applies == Truth.UNKNOWN;
                letters[applies.code() * 4 + requires.code()] =
                        (byte) (unsure ? Answer.MET_IF_APPLICABLE : answer.letter());
            }
        }
        return letters;
    }

    /** The letter of a rule that requires nothing tells whether it applies. */
    static Truth applies(byte letter) {
        return switch (letter) {
            case 'M' -> Truth.TRUE;
            case 'A', SETTLED -> Truth.FALSE;
            case 'E' -> Truth.ERROR;
            default -> Truth.UNKNOWN;
        };
    }

    static byte letter(byte applies, byte requires) {
        return LETTERS[(applies << 2) | requires];
    }

    /** Both hold for all that is known: the same letter stands, different ones leave it undetermined. */
    static byte together(byte letter, byte next) {
        if (letter == NOT_YET || letter == next) {
            return next;
        }
        if (Math.min(letter, next) == 'M' && Math.max(letter, next) == 'm') {
            return 'm';
        }
        return letter == 'E' || next == 'E' ? (byte) 'E' : (byte) 'U';
    }
}
