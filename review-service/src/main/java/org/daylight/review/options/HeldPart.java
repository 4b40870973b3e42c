package org.daylight.review.options;

import java.util.Set;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.review.projection.OpenDelivery;
import org.jspecify.annotations.Nullable;

/**
 * What a hold in force holds.
 *
 * @param transfers those that it names
 * @param classes of these only such; empty = all
 * @param letGo what was released while the rest is held
 * @param until the first day on which it holds no more if nobody releases it; null = it has none
 */
record HeldPart(
        Set<String> transfers,
        Set<String> classes,
        Set<String> letGo,
        @Nullable ImpreciseDate until) {

    HeldPart {
        transfers = Set.copyOf(transfers);
        classes = Set.copyOf(classes);
        letGo = Set.copyOf(letGo);
    }

    /** What is of no recorded class is read as held: nobody can say that it is not. */
    boolean holds(OpenDelivery delivery) {
        return holds(delivery.transfer(), delivery.capabilityClass());
    }

    /**
     * Whether it holds what comes under a transfer.
     *
     * @param its class; null = not known
     */
    boolean holds(@Nullable String transfer, @Nullable String its) {
        return transfer != null
                && transfers.contains(transfer)
                && (its == null || ((classes.isEmpty() || classes.contains(its)) && !letGo.contains(its)));
    }

    /** Whether it makes a difference of which class a delivery is. */
    boolean goesByClass() {
        return !classes.isEmpty() || !letGo.isEmpty();
    }
}
