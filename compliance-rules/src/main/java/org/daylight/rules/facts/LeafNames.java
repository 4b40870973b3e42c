package org.daylight.rules.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Finds leaves by the bytes of their names; it learns in which order lines name them. One thread's own. */
final class LeafNames {

    private static final int NONE = -1;

    private final byte[][] names;

    /** The names with the quote and the colon that follow them where nothing is between. */
    private final byte[][] keys;

    private final int[] table;

    /** By slot, and at the end for the first of a line: the slot that came next the last time. */
    private final int[] next;

    private int last;

    LeafNames(SubjectType type) {
        var count = type.leaves().size();
        names = new byte[count][];
        keys = new byte[count][];
        table = new int[Integer.highestOneBit(Math.max(4, count)) * 4];
        next = new int[count + 1];
        Arrays.fill(table, NONE);
        Arrays.fill(next, NONE);
        last = count;
        for (var slot = 0; slot < count; slot++) {
            names[slot] = type.leaf(slot).name().getBytes(UTF_8);
            keys[slot] = (type.leaf(slot).name() + "\":").getBytes(UTF_8);
            var place = Words.hash(names[slot], 0, names[slot].length) & (table.length - 1);
            while (table[place] != NONE) {
                place = (place + 1) & (table.length - 1);
            }
            table[place] = slot;
        }
    }

    void begin() {
        last = names.length;
    }

    /** How many bytes its name has with the quote and the colon. */
    int length(int slot) {
        return keys[slot].length;
    }

    /** The leaf that is expected here, if its name, a quote and a colon stand here. */
    int following(byte[] bytes, int from, int end) {
        var slot = next[last];
        if (slot == NONE || !Bytes.startsWith(bytes, from, end, keys[slot])) {
            return NONE;
        }
        last = slot;
        return slot;
    }

    int slot(byte[] bytes, int from, int to) {
        for (var place = Words.hash(bytes, from, to) & (table.length - 1);
                table[place] != NONE;
                place = (place + 1) & (table.length - 1)) {
            var name = names[table[place]];
            if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                next[last] = table[place];
                last = table[place];
                return last;
            }
        }
        return NONE;
    }
}
