package org.daylight.review.projection;

import java.util.function.Predicate;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/** What holds hold in a test. */
public final class Holding {

    public static final Holds NOTHING = of(_ -> false, null);

    private Holding() {}

    /** @param until when they end by themselves; null = no end is known */
    static Holds of(Predicate<OpenDelivery> what, @Nullable String until) {
        return holds(what, _ -> false, until);
    }

    /** Nothing where it was to come, and what goes elsewhere. */
    static Holds there(Predicate<Coming> what, @Nullable String until) {
        return holds(_ -> false, what, until);
    }

    private static Holds holds(Predicate<OpenDelivery> here, Predicate<Coming> there, @Nullable String until) {
        var held = new Held(until == null ? null : ImpreciseDate.parse(until));
        return new Holds() {
            @Override
            public @Nullable Held on(OpenDelivery delivery) {
                return here.test(delivery) ? held : null;
            }

            @Override
            public @Nullable Held there(Coming coming) {
                return there.test(coming) ? held : null;
            }
        };
    }
}
