package org.daylight.review.reviews;

import java.util.UUID;

/** The lease ran out, or the review was cancelled; whoever worked on it stops without a trace, and somebody claims it anew. */
final class LeaseLost extends RuntimeException {

    LeaseLost(UUID review) {
        super("review %s is not held any more; it may have been taken over".formatted(review));
    }
}
