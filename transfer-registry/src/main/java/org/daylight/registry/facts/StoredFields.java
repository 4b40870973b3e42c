package org.daylight.registry.facts;

import java.util.Arrays;

/** The fields of a content as the database hands it out, one after the other, each where it lies: JSON that it wrote itself. */
abstract class StoredFields {

    private byte[] json = {};
    private int at;
    private int nameStart;
    private int nameEnd;

    /** Goes to the start of another content. */
    final void begin(byte[] content) {
        json = content;
        at = 0;
    }

    /** How long the name of the field is that was read last. */
    final int nameLength() {
        return nameEnd - nameStart;
    }

    /** The first letter of that name. */
    final byte nameBegin() {
        return json[nameStart];
    }

    /** Whether the value of that field is an object, which can be entered. */
    final boolean isObject() {
        return json[at] == '{';
    }

    /** Enters an object; whether it has a field, which is read up to its value then. */
    final boolean enter() {
        at++;
        skipBlanks();
        return field();
    }

    /** Goes on behind a value. */
    final boolean next() {
        skipBlanks();
        if (json[at] == ',') {
            at++;
            skipBlanks();
        }
        return field();
    }

    private boolean field() {
        if (json[at] == '}') {
            at++;
            return false;
        }
        nameStart = at + 1;
        skipText();
        nameEnd = at - 1;
        skipBlanks();
        at++;
        skipBlanks();
        return true;
    }

    final void value(Span into) {
        var start = at;
        switch (json[at]) {
            case '"' -> skipText();
            case '{', '[' -> skipNested();
            default -> {
                while (at < json.length && json[at] != ',' && json[at] != '}' && json[at] != ']' && json[at] > ' ') {
                    at++;
                }
            }
        }
        into.set(json, start, at);
    }

    private void skipText() {
        at++;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        at++;
    }

    private void skipNested() {
        var depth = 0;
        do {
            switch (json[at]) {
                case '"' -> {
                    skipText();
                    continue;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
        } while (depth > 0);
    }

    private void skipBlanks() {
        while (json[at] <= ' ' && json[at] >= 0) {
            at++;
        }
    }

    final boolean isNamed(String name) {
        if (nameEnd - nameStart != name.length()) {
            return false;
        }
        for (var i = 0; i < name.length(); i++) {
            if (json[nameStart + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    final boolean isNamed(byte[] name) {
        return Arrays.equals(json, nameStart, nameEnd, name, 0, name.length);
    }
}
