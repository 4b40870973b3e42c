package org.daylight.rules.facts;

/** A fact line that cannot be read; the message says which leaf and how to mend it. */
public final class FactLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FactLineException(String message) {
        super(message);
    }
}
