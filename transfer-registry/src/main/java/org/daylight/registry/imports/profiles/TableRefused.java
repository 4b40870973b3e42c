package org.daylight.registry.imports.profiles;

/** The file is not such a table as the profile describes, so that no row of it can be read. */
public final class TableRefused extends Exception {

    private final long line;

    TableRefused(long line, String message) {
        super(message);
        this.line = line;
    }

    public long line() {
        return line;
    }

    public String mend() {
        return String.valueOf(getMessage());
    }
}
