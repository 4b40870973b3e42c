package org.daylight.registry.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;

/** A growing array of UTF-8 bytes that knows how JSON writes a string as RFC 8785 wants it. */
public final class JsonBytes {

    private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);

    private byte[] bytes = new byte[1024];
    private int length;

    public JsonBytes raw(String ascii) {
        var count = ascii.length();
        room(count);
        var to = bytes;
        var at = length;
        for (var i = 0; i < count; i++) {
            to[at + i] = (byte) ascii.charAt(i);
        }
        length = at + count;
        return this;
    }

    public JsonBytes raw(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    public JsonBytes raw(byte[] more) {
        return raw(more, 0, more.length);
    }

    public JsonBytes raw(JsonBytes more) {
        return raw(more.bytes, 0, more.length);
    }

    JsonBytes raw(byte[] from, int start, int end) {
        var count = end - start;
        room(count);
        System.arraycopy(from, start, bytes, length, count);
        length += count;
        return this;
    }

    JsonBytes uuid(UUID id) {
        room(36);
        hex(id.getMostSignificantBits(), 60, 32);
        bytes[length++] = '-';
        hex(id.getMostSignificantBits(), 28, 16);
        bytes[length++] = '-';
        hex(id.getMostSignificantBits(), 12, 0);
        bytes[length++] = '-';
        hex(id.getLeastSignificantBits(), 60, 48);
        bytes[length++] = '-';
        hex(id.getLeastSignificantBits(), 44, 0);
        return this;
    }

    private void hex(long bits, int first, int last) {
        for (var shift = first; shift >= last; shift -= 4) {
            bytes[length++] = HEX[(int) (bits >>> shift) & 15];
        }
    }

    /** The text in quotes, with only the escapes that RFC 8785 allows. */
    public JsonBytes quoted(String text) {
        var count = text.length();
        room(count + 2);
        var to = bytes;
        var at = length;
        to[at++] = '"';
        for (var i = 0; i < count; i++) {
            var c = text.charAt(i);
            if (c >= 0x80 || c < 0x20 || c == '"' || c == '\\') {
                length = at;
                return quotedSlowly(text, i);
            }
            to[at++] = (byte) c;
        }
        to[at++] = '"';
        length = at;
        return this;
    }

    private JsonBytes quotedSlowly(String text, int start) {
        for (var i = start; i < text.length(); i++) {
            var c = text.charAt(i);
            room(8);
            if (c < 0x20 || c == '"' || c == '\\') {
                escape(c);
            } else if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
                raw(text.substring(i, i + 2).getBytes(UTF_8));
                i++;
            } else {
                raw(String.valueOf(c).getBytes(UTF_8));
            }
        }
        return raw('"');
    }

    private void escape(char c) {
        bytes[length++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[length++] = (byte) c;
            case '\b' -> bytes[length++] = 'b';
            case '\t' -> bytes[length++] = 't';
            case '\n' -> bytes[length++] = 'n';
            case '\f' -> bytes[length++] = 'f';
            case '\r' -> bytes[length++] = 'r';
            default -> {
                bytes[length++] = 'u';
                bytes[length++] = '0';
                bytes[length++] = '0';
                bytes[length++] = HEX[c >> 4];
                bytes[length++] = HEX[c & 15];
            }
        }
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public int length() {
        return length;
    }

    public JsonBytes clear() {
        length = 0;
        return this;
    }

    public byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    void digest(MessageDigest digest) {
        digest.update(bytes, 0, length);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, UTF_8);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
