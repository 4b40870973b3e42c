package org.daylight.rules.dependency;

import org.jspecify.annotations.Nullable;

/** Another service does not answer, or its answer broke off; the same call may succeed later. */
public final class DependencyDown extends RuntimeException {

    public DependencyDown(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
