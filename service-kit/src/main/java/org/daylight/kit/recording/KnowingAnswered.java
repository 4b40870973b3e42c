package org.daylight.kit.recording;

import jakarta.enterprise.context.RequestScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the answer being made knew. */
@RequestScoped
class KnowingAnswered {

    private @Nullable Knowing knowing;
    private @Nullable LocalDate asOf;

    @Nullable
    Knowing get() {
        return knowing;
    }

    void set(Knowing used) {
        knowing = used;
    }

    @Nullable
    LocalDate asOf() {
        return asOf;
    }

    void asOf(LocalDate day) {
        asOf = day;
    }
}
