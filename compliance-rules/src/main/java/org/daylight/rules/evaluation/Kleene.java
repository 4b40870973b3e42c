package org.daylight.rules.evaluation;

/** {@link Truth} as bytes, with tables for what is put together of two of them. */
final class Kleene {

    static final byte FALSE = 0;
    static final byte TRUE = 1;
    static final byte UNKNOWN = 2;
    static final byte ERROR = 3;

    /** No truth: one for some rows, another for others, or not known. */
    static final byte MIXED = -1;

    /** The place of a pair in a table is four times the first and the second. */
    static final byte[] AND = table(Truth::and);

    static final byte[] OR = table(Truth::or);
    static final byte[] SAME = table(Kleene::same);
    static final byte[] NOT = {TRUE, FALSE, UNKNOWN, ERROR};

    private Kleene() {}

    private interface Pair {
        Truth of(Truth first, Truth second);
    }

    private static byte[] table(Pair pair) {
        var table = new byte[16];
        for (var first : Truth.values()) {
            for (var second : Truth.values()) {
                table[first.code() * 4 + second.code()] = pair.of(first, second).code();
            }
        }
        return table;
    }

    private static Truth same(Truth first, Truth second) {
        if (first == Truth.UNKNOWN || second == Truth.UNKNOWN) {
            return Truth.UNKNOWN;
        }
        return first == Truth.ERROR || second == Truth.ERROR ? Truth.ERROR : Truth.of(first == second);
    }
}
