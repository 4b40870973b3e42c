package org.daylight.rules.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the plain forms of values from bytes: 2024-03-20, 14000000 USD CONTRACT, 12 EACH, 0.25. One thread's own. */
final class PlainValues {

    static final long NO_DAY = Long.MIN_VALUE;

    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int MOST_KINDS = 64;
    private static final int MOST_DIGITS = 12;

    /** What may follow a number, with its code. */
    private static final class Kind {
        private final FactType type;
        private final byte[] text;
        private final int code;

        Kind(FactType type, byte[] text, int code) {
            this.type = type;
            this.text = text;
            this.code = code;
        }
    }

    private final List<Kind> kinds = new ArrayList<>();
    private long low;
    private int kind;

    /** A character of more than one byte: where the next begins; below zero if it is not well-formed. */
    static int character(byte[] bytes, int at, int end) {
        var first = bytes[at] & 0xff;
        var length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > end) {
            return Integer.MIN_VALUE;
        }
        var second = bytes[at + 1] & 0xff;
        var least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        var most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            return Integer.MIN_VALUE;
        }
        for (var i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return Integer.MIN_VALUE;
            }
        }
        return length;
    }

    /** The day since 1970 of a date written in full, or {@link #NO_DAY}. */
    static long day(byte[] bytes, int from, int to) {
        if (to - from != 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return NO_DAY;
        }
        var year = two(bytes, from) * 100 + two(bytes, from + 2);
        var month = two(bytes, from + 5);
        var day = two(bytes, from + 8);
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return NO_DAY;
        }
        var leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (day > DAYS_OF_MONTH[month - 1] + (leap ? 1 : 0)) {
            return NO_DAY;
        }
        // Years are counted from March, so that a leap day comes last.
        var since = month > 2 ? year : year - 1;
        var dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return 365L * since + since / 4 - since / 100 + since / 400 + dayOfYear - 719_468;
    }

    /** Two digits; far below zero if they are none. */
    private static int two(byte[] bytes, int from) {
        var tens = bytes[from] - '0';
        var ones = bytes[from + 1] - '0';
        return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -100_000 : tens * 10 + ones;
    }

    /** Reads an exact amount; false if it is not plain. */
    boolean amount(FactType type, byte[] bytes, int from, int to) {
        var at = from;
        var number = 0L;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + bytes[at++] - '0';
            if (at - from > MOST_DIGITS) {
                return false;
            }
        }
        if (at == from) {
            return false;
        }
        var scale = 0;
        if (at < to && bytes[at] == '.') {
            at++;
            while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
                number = number * 10 + bytes[at++] - '0';
                if (++scale > Column.SCALE) {
                    return false;
                }
            }
            if (scale == 0) {
                return false;
            }
        }
        for (; scale < Column.SCALE; scale++) {
            number *= 10;
        }
        if (at < to && (type == FactType.DECIMAL || bytes[at] != ' ')) {
            return false;
        }
        low = number;
        kind = kind(type, bytes, at, to);
        return kind != AmountKinds.NONE;
    }

    private int kind(FactType type, byte[] bytes, int from, int to) {
        for (var index = 0; index < kinds.size(); index++) {
            var known = kinds.get(index);
            if (known.type == type && Arrays.equals(known.text, 0, known.text.length, bytes, from, to)) {
                return known.code;
            }
        }
        try {
            // What follows the number does not depend on it.
            var text = "1" + new String(bytes, from, to - from, UTF_8);
            if (kinds.size() < MOST_KINDS && FactValue.read(type, text) instanceof Amount amount && amount.exact()) {
                var code = AmountKinds.code(amount);
                if (code != AmountKinds.NONE) {
                    kinds.add(new Kind(type, Arrays.copyOfRange(bytes, from, to), code));
                }
                return code;
            }
            return AmountKinds.NONE;
        } catch (IllegalArgumentException e) {
            return AmountKinds.NONE;
        }
    }

    long low() {
        return low;
    }

    int kind() {
        return kind;
    }
}
