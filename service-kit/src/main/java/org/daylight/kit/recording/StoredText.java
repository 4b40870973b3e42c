package org.daylight.kit.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.daylight.kit.recording.ContentForm.Field;
import org.daylight.kit.recording.ContentForm.Unexpected;

/** The text of a stored {@code jsonb}, and what was copied of it so far, as compact as the API writes. */
final class StoredText {

    private final byte[] in;
    private int at;
    private int nameStart;
    private int nameEnd;
    private byte[] out;
    private int length;

    StoredText(byte[] stored) {
        in = stored;
        out = new byte[stored.length + 64];
    }

    String written() {
        return new String(out, 0, length, UTF_8);
    }

    int place() {
        return at;
    }

    void goTo(int place) {
        at = place;
    }

    void require(String begins) throws Unexpected {
        if (begins.indexOf(in[at]) < 0) {
            throw new Unexpected();
        }
    }

    boolean isNull() {
        return in[at] == 'n';
    }

    /** Enters an object or a list; whether anything is in it. */
    boolean enter(char end) {
        at++;
        return begin(end);
    }

    /** Goes on behind a value; whether another one follows. */
    boolean next(char end) {
        blanks();
        if (in[at] == ',') {
            at++;
        }
        return begin(end);
    }

    private boolean begin(char end) {
        blanks();
        if (in[at] == end) {
            at++;
            return false;
        }
        if (end == '}') {
            nameStart = at + 1;
            text();
            nameEnd = at - 1;
            blanks();
            at++;
            blanks();
        }
        return true;
    }

    /** Which of the fields has the name that was read last; -1 if none has, as of one that is gone. */
    int field(List<Field> fields) {
        for (var i = 0; i < fields.size(); i++) {
            var name = fields.get(i).name();
            if (name.length == nameEnd - nameStart && Arrays.equals(in, nameStart, nameEnd, name, 0, name.length)) {
                return i;
            }
        }
        return -1;
    }

    void skip() {
        switch (in[at]) {
            case '"' -> text();
            case '{', '[' -> nested();
            default -> word();
        }
    }

    /** What a scalar says, as it is written, without going on. */
    String ahead() {
        var start = at;
        skip();
        var said = new String(in, start, at - start, UTF_8);
        at = start;
        return said;
    }

    /** Copies a text, a number, a flag or null. */
    void scalar() {
        var start = at;
        skip();
        room(at - start);
        System.arraycopy(in, start, out, length, at - start);
        // The database and Jackson write the few characters without a letter of their own in different digits.
        for (var i = length; i < length + at - start - 5; i++) {
            if (out[i] == '\\') {
                if (out[i + 1] == 'u') {
                    for (var digit = i + 2; digit < i + 6; digit++) {
                        out[digit] = (byte) Character.toUpperCase(out[digit]);
                    }
                }
                i++;
            }
        }
        length += at - start;
    }

    void open(char bracket) {
        raw(bracket);
    }

    /** Ends what was opened, without the comma behind its last value. */
    void close(char bracket) {
        if (out[length - 1] == ',') {
            length--;
        }
        raw(bracket);
    }

    void comma() {
        raw(',');
    }

    void name(byte[] name) {
        room(name.length + 3);
        out[length++] = '"';
        System.arraycopy(name, 0, out, length, name.length);
        length += name.length;
        out[length++] = '"';
        out[length++] = ':';
    }

    void raw(String json) {
        var bytes = json.getBytes(UTF_8);
        room(bytes.length);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
    }

    private void raw(char ascii) {
        room(1);
        out[length++] = (byte) ascii;
    }

    private void room(int more) {
        if (length + more > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, length + more));
        }
    }

    private void text() {
        at++;
        while (in[at] != '"') {
            at += in[at] == '\\' ? 2 : 1;
        }
        at++;
    }

    private void nested() {
        var depth = 0;
        do {
            switch (in[at]) {
                case '"' -> {
                    text();
                    continue;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
        } while (depth > 0);
    }

    private void word() {
        while (at < in.length && in[at] > ' ' && in[at] != ',' && in[at] != '}' && in[at] != ']') {
            at++;
        }
    }

    private void blanks() {
        while (at < in.length && in[at] >= 0 && in[at] <= ' ') {
            at++;
        }
    }
}
