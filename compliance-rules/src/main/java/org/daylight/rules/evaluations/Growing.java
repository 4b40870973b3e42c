package org.daylight.rules.evaluations;

import java.io.OutputStream;
import java.util.Arrays;

/** Bytes that grow, without the locks of a ByteArrayOutputStream. */
final class Growing extends OutputStream {

    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'};

    private byte[] bytes;
    private int length;

    Growing(int capacity) {
        bytes = new byte[capacity];
    }

    @Override
    public void write(int one) {
        room(1);
        bytes[length++] = (byte) one;
    }

    @Override
    public void write(byte[] more) {
        write(more, 0, more.length);
    }

    @Override
    public void write(byte[] more, int from, int count) {
        room(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    /** A whole number that is not negative. */
    void number(int number) {
        if (number >= 10) {
            number(number / 10);
        }
        write(DIGITS[number % 10]);
    }

    /** A text in quotes, if none of its characters needs an escape or more than a byte; otherwise nothing is written. */
    boolean plain(String text) {
        var count = text.length();
        room(count + 2);
        var at = length;
        bytes[at++] = '"';
        for (var i = 0; i < count; i++) {
            var c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
            bytes[at++] = (byte) c;
        }
        bytes[at++] = '"';
        length = at;
        return true;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
