package org.daylight.kit.recording;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What the answer being made knew. */
@RequestScoped
class KnowingAnswered {

    private @Nullable Knowing knowing;

    @Nullable
    Knowing get() {
        return knowing;
    }

    void set(Knowing used) {
        knowing = used;
    }
}
