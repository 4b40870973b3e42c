package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.daylight.rules.facts.Bytes;

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
        var utf8 = text.getBytes(UTF_8);
        if (utf8.length != text.length()
                || Bytes.special(utf8, 0, utf8.length) < utf8.length
                || hidesNoBytes(text, utf8)) {
            return false;
        }
        room(utf8.length + 2);
        bytes[length++] = '"';
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        bytes[length++] = '"';
        return true;
    }

    /** What has no bytes became a question mark, one for a character. */
    private static boolean hidesNoBytes(String text, byte[] utf8) {
        for (var i = 0; i < utf8.length; i++) {
            if (utf8[i] == '?' && text.charAt(i) != '?') {
                return true;
            }
        }
        return false;
    }

    int length() {
        return length;
    }

    /** What was written from here on. */
    byte[] since(int from) {
        return Arrays.copyOfRange(bytes, from, length);
    }

    /** The digest of what was written so far, in hexadecimal. */
    String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
