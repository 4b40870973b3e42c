package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Hears of reviews that were opened as whoever runs them does. */
@ApplicationScoped
class ToldOfReviews {

    private final Set<UUID> opened = ConcurrentHashMap.newKeySet();

    void opened(@Observes(during = TransactionPhase.AFTER_SUCCESS) Reviews.Opened told) {
        opened.add(told.review());
    }

    Set<UUID> opened() {
        return opened;
    }
}
