package org.daylight.review.reviews;

import java.util.UUID;

/** The review was taken over by another replica, or cancelled; this one stops without a trace. */
final class LeaseLost extends RuntimeException {

    LeaseLost(UUID review) {
        super("review %s was taken over by another replica".formatted(review));
    }
}
