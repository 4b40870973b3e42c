package org.daylight.review.reviews;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.daylight.review.drift.Limits;

/** Holds as long as no cadence states any. */
@DefaultBean
@ApplicationScoped
class NoTripwires implements Tripwires {

    @Override
    public Limits of(String scope, Instant recordedBy) {
        return Limits.NONE;
    }
}
