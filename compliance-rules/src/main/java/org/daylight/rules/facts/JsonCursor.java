package org.daylight.rules.facts;

/**
 * A place in bytes of JSON, from which plain values are read without an object for each. Whatever a supplier would not write (an escape in a
 * text, a number with a fraction) it does not understand. One thread's own.
 */
final class JsonCursor {

    /** What it does not understand. */
    static final class Unusual extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusual() {
            super("unusual", null, false, false);
        }
    }

    byte[] bytes = {};
    int at;
    int end;

    void begin(byte[] all, int from, int to) {
        bytes = all;
        at = from;
        end = to;
    }

    boolean truth() {
        if (Bytes.four(bytes, at, end) == Bytes.TRUE) {
            at += 4;
            return true;
        }
        if (peek() != 'f' || Bytes.four(bytes, at + 1, end) != Bytes.ALSE) {
            throw new Unusual();
        }
        at += 5;
        return false;
    }

    void blanks() {
        while (at < end && bytes[at] <= ' ' && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
    }

    /** Whether a comma and a quote stand here, as between most fields. */
    boolean isBeforeNextField() {
        return at + 1 < end && bytes[at] == ',' && bytes[at + 1] == '"';
    }

    byte peek() {
        if (at >= end) {
            throw new Unusual();
        }
        return bytes[at];
    }

    byte next() {
        var next = peek();
        at++;
        return next;
    }

    void expect(char wanted) {
        if (next() != wanted) {
            throw new Unusual();
        }
    }

    boolean is(int from, int to, String text) {
        if (to - from != text.length()) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void word(String word) {
        if (end - at < word.length() || !is(at, at + word.length(), word)) {
            throw new Unusual();
        }
        at += word.length();
    }

    /** A whole number of at most 18 digits, as JSON writes it. */
    long number() {
        var negative = peek() == '-';
        if (negative) {
            at++;
        }
        var from = at;
        var number = 0L;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + bytes[at] - '0';
            at++;
        }
        var digits = at - from;
        if (digits == 0 || digits > 18 || (digits > 1 && bytes[from] == '0')) {
            throw new Unusual();
        }
        var after = peek();
        if (after != ',' && after != '}' && after != ']' && after != ' ') {
            throw new Unusual();
        }
        return negative ? -number : number;
    }

    /** Goes behind the closing quote of a text without escapes, in well-formed UTF-8. */
    void text() {
        var i = Bytes.special(bytes, at, end);
        while (i < end) {
            var one = bytes[i];
            if (one == '"') {
                at = i + 1;
                return;
            }
            var length = one >= 0 ? 0 : PlainValues.character(bytes, i, end);
            if (length <= 0) {
                throw new Unusual();
            }
            i = Bytes.special(bytes, i + length, end);
        }
        throw new Unusual();
    }
}
