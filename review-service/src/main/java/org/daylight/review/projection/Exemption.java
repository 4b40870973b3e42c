package org.daylight.review.projection;

import java.util.Set;

/**
 * What moves whatever is held or slowed.
 *
 * @param deliveries by reference
 * @param transfers all deliveries of these
 * @param classes all deliveries of these capability classes
 */
public record Exemption(Set<String> deliveries, Set<String> transfers, Set<String> classes, String because) {

    public Exemption {
        deliveries = Set.copyOf(deliveries);
        transfers = Set.copyOf(transfers);
        classes = Set.copyOf(classes);
    }

    public boolean covers(OpenDelivery delivery) {
        var its = delivery.capabilityClass();
        return deliveries.contains(delivery.reference())
                || transfers.contains(delivery.transfer())
                || (its != null && classes.contains(its));
    }
}
