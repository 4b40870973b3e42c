package org.daylight.rules.waivers;

import org.jspecify.annotations.Nullable;

/** The review-service does not say what is waived. */
public final class WaiversNotTold extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean later;

    WaiversNotTold(String message, boolean later, @Nullable Throwable cause) {
        super(message, cause);
        this.later = later;
    }

    /** Whether asking again may help. */
    public boolean mayAnswerLater() {
        return later;
    }
}
