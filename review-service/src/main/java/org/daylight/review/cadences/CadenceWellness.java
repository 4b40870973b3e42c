package org.daylight.review.cadences;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether every review that is owed is on its way. It says nothing of whether this replica can answer, so that what is late
 * takes nobody away from those who ask.
 */
@Wellness
@ApplicationScoped
class CadenceWellness implements HealthCheck {

    /** Twenty looks; whatever is late is seen within a minute. */
    private static final double SILENT_SECONDS = 60;

    private final CadenceMetrics metrics;
    private final CadenceConfig config;

    CadenceWellness(CadenceMetrics metrics, CadenceConfig config) {
        this.metrics = metrics;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("cadences").withData("enabled", config.enabled());
        var late = metrics.late();
        if (!Double.isNaN(late)) {
            check.withData("late", (long) late).withData("oldestLateSeconds", (long) metrics.oldest());
        }
        var silent = false;
        if (config.enabled()) {
            check.withData("lastTickSeconds", (long) metrics.tickAge());
            silent = metrics.tickAge() > SILENT_SECONDS || metrics.lookAge() > SILENT_SECONDS;
        }
        return check.status(!silent && !(late > 0)).build();
    }
}
