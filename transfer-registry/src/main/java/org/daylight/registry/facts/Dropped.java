package org.daylight.registry.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From when on a delivery is planned no more.
 *
 * @param first the first day that can be meant
 * @param last the last one
 */
public record Dropped(LocalDate first, LocalDate last) {

    static Dropped on(String text) {
        return new Dropped(Dates.earliest(text), Dates.latest(text));
    }

    /** Of a delivery's content; null where it stands as it was planned. */
    public static @Nullable Dropped of(Known delivery) {
        var on = delivery.text("droppedOn");
        return on == null ? null : on(on);
    }

    /** Whether it may have been dropped by the day. */
    public boolean perhaps(LocalDate asOf) {
        return !first.isAfter(asOf);
    }

    /** Whether it was dropped by the day for certain. */
    public boolean surely(LocalDate asOf) {
        return !last.isAfter(asOf);
    }

    /** The next day on which that reads differently; null if none is to come. */
    public @Nullable LocalDate next(LocalDate asOf) {
        return !perhaps(asOf) ? first : !surely(asOf) ? last : null;
    }
}
