package org.daylight.rules.facts;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at once. */
public final class Bytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private Bytes() {}

    /** Where a line ends: at a line feed, or at the end. */
    static int endOfLine(byte[] bytes, int from, int end) {
        var at = from;
        for (; at + 8 <= end; at += 8) {
            var found = zeros((long) LONGS.get(bytes, at) ^ (ONES * '\n'));
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Behind the last line feed; the start if there is none. */
    static int afterLastLine(byte[] bytes, int from, int end) {
        var at = end;
        while (at > from && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /** The first byte of a text that is a quote, a backslash, a control character or not ASCII; the end if there is none. */
    public static int special(byte[] bytes, int from, int end) {
        var at = from;
        for (; at + 8 <= end; at += 8) {
            var eight = (long) LONGS.get(bytes, at);
            var found = zeros(eight ^ (ONES * '"'))
                    | zeros(eight ^ (ONES * '\\'))
                    | ((eight - ONES * ' ') & ~eight & HIGH)
                    | (eight & HIGH);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Whether a character of a text in UTF-8 takes four bytes. */
    static boolean hasFour(byte[] bytes, int from, int end) {
        for (var at = from; at < end; at++) {
            if ((bytes[at] & 0xff) >= 0xf0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the bytes of a name stand here. */
    static boolean startsWith(byte[] bytes, int from, int end, byte[] name) {
        var length = name.length;
        if (from + length > end) {
            return false;
        }
        if (length >= 8) {
            for (var at = 0; at + 8 < length; at += 8) {
                if ((long) LONGS.get(bytes, from + at) != (long) LONGS.get(name, at)) {
                    return false;
                }
            }
            // The last eight may have been looked at in part.
            return (long) LONGS.get(bytes, from + length - 8) == (long) LONGS.get(name, length - 8);
        }
        for (var at = 0; at < length; at++) {
            if (bytes[from + at] != name[at]) {
                return false;
            }
        }
        return true;
    }

    /** Four bytes as a number; those of "null" are {@link #NULL}. */
    static int four(byte[] bytes, int from, int end) {
        return from + 4 > end ? 0 : (int) INTS.get(bytes, from);
    }

    static final int NULL = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;
    static final int TRUE = 't' | 'r' << 8 | 'u' << 16 | 'e' << 24;
    static final int ALSE = 'a' | 'l' << 8 | 's' << 16 | 'e' << 24;

    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH;
    }
}
