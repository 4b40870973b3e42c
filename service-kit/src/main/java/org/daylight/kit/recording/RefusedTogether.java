package org.daylight.kit.recording;

/** The database refuses one of several rows that were written together, and does not say which. The transaction can only end. */
public final class RefusedTogether extends RuntimeException {

    RefusedTogether(Throwable cause) {
        super(cause);
    }
}
