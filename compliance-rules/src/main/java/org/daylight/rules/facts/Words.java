package org.daylight.rules.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The texts that rules ask for by name, each with a code; every other text is {@link #OTHER}. */
public final class Words {

    public static final int UNKNOWN = 0;
    public static final int ABSENT = 1;
    public static final int OTHER = 2;
    public static final int FIRST = 3;

    private final Map<String, Integer> codes = new HashMap<>();
    private final byte[][] texts;
    private final int[] table;

    /** Codes are given in the order of the texts, from {@link #FIRST} on. */
    public Words(Collection<String> ordered) {
        texts = new byte[ordered.size()][];
        table = new int[Integer.highestOneBit(Math.max(4, ordered.size())) * 4];
        Arrays.fill(table, -1);
        for (var text : ordered) {
            var index = codes.size();
            texts[index] = text.getBytes(UTF_8);
            if (codes.put(text, FIRST + index) != null) {
                throw new IllegalArgumentException(text + " comes twice");
            }
            var place = place(texts[index], 0, texts[index].length);
            while (table[place] >= 0) {
                place = (place + 1) & (table.length - 1);
            }
            table[place] = index;
        }
    }

    /** One more than the greatest code. */
    public int size() {
        return FIRST + texts.length;
    }

    /** The text of a code from {@link #FIRST} on. */
    public String text(int code) {
        return new String(texts[code - FIRST], UTF_8);
    }

    public int code(String text) {
        return codes.getOrDefault(text, OTHER);
    }

    /** The code of a text in UTF-8. */
    public int code(byte[] bytes, int from, int to) {
        for (var place = place(bytes, from, to); table[place] >= 0; place = (place + 1) & (table.length - 1)) {
            var text = texts[table[place]];
            if (Arrays.equals(text, 0, text.length, bytes, from, to)) {
                return FIRST + table[place];
            }
        }
        return OTHER;
    }

    private int place(byte[] bytes, int from, int to) {
        return hash(bytes, from, to) & (table.length - 1);
    }

    /** Of its length, its first and its last bytes: enough to tell the names of leaves and codes apart. */
    static int hash(byte[] bytes, int from, int to) {
        var length = to - from;
        var hash = length * 31;
        for (var i = 0; i < Math.min(4, length); i++) {
            hash = hash * 31 + bytes[from + i];
            hash = hash * 31 + bytes[to - 1 - i];
        }
        return hash ^ (hash >>> 15);
    }
}
