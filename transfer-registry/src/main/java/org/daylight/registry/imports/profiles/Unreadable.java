package org.daylight.registry.imports.profiles;

/** A cell does not say what its column should; the message says what is wrong and how to mend it. */
final class Unreadable extends Exception {

    Unreadable(String message) {
        super(message);
    }

    String mend() {
        return String.valueOf(getMessage());
    }

    static String shown(String cell) {
        return cell.length() > 60 ? cell.substring(0, 60) + "…" : cell;
    }
}
