package org.daylight.review.cadences;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What is late and whether this replica still looks, as numbers. Looked up on a thread of its own, so that they go on when
 * nothing else does.
 */
@ApplicationScoped
class CadenceMetrics {

    private final Lateness lateness;
    private final InstantSource clock;
    private final Instant began;
    private volatile Lateness.@Nullable Found found;
    private volatile @Nullable Instant lookedAt;
    private volatile @Nullable Instant ticked;

    CadenceMetrics(Lateness lateness, InstantSource clock, MeterRegistry metrics) {
        this.lateness = lateness;
        this.clock = clock;
        this.began = clock.instant();
        Gauge.builder("daylight.obligations.late", this, CadenceMetrics::late)
                .description("reviews that are owed and late")
                .register(metrics);
        Gauge.builder("daylight.obligations.late.oldest", this, CadenceMetrics::oldest)
                .description("for how long the oldest of them has been due")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("daylight.cadences.tick.age", this, CadenceMetrics::tickAge)
                .description("how long ago this replica last opened everything that was due")
                .baseUnit("seconds")
                .register(metrics);
    }

    /** Counts what is late now. */
    void look() {
        found = lateness.find();
        lookedAt = clock.instant();
    }

    void ticked() {
        ticked = clock.instant();
    }

    /** Not a number while it is not known. */
    double late() {
        var known = found;
        return known == null ? Double.NaN : known.count();
    }

    double oldest() {
        var known = found;
        if (known == null) {
            return Double.NaN;
        }
        return known.oldest() == null ? 0 : since(known.oldest());
    }

    /** Of one that has not ticked yet, since its start. */
    double tickAge() {
        var last = ticked;
        return since(last == null ? began : last);
    }

    /** How old the counts are. */
    double lookAge() {
        var last = lookedAt;
        return since(last == null ? began : last);
    }

    private double since(Instant then) {
        return Math.max(0, Duration.between(then, clock.instant()).toMillis() / 1000.0);
    }
}
