package org.daylight.rules.waivers;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.daylight.rules.dependency.Calls;
import org.daylight.rules.dependency.ClosedLines;
import org.daylight.rules.dependency.DependencyDown;
import org.daylight.rules.dependency.DependencyRefused;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The review-service as runs see it. Asking writes nothing, so that it is safe to repeat. */
@ApplicationScoped
@CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000, failOn = DependencyDown.class)
@Retry(maxRetries = 2, delay = 200, jitter = 150, retryOn = DependencyDown.class)
@Timeout(value = 60, unit = ChronoUnit.SECONDS)
class Reviews {

    private static final String NAME = "review-service";

    private final ReviewsApi api;

    Reviews(@RestClient ReviewsApi api) {
        this.api = api;
    }

    /** The latest instant whose knowledge can no longer change there. */
    Instant settledAt() {
        var answer = asked(() -> ClosedLines.tree(NAME, api.settledAt()));
        try {
            return Instant.parse(answer.path("settledAt").asText());
        } catch (DateTimeParseException e) {
            throw new DependencyDown(NAME + " did not say up to when it is settled", e);
        }
    }

    /** In the order asked. */
    List<Waived> waived(JsonNode asked) {
        var answer =
                asked(() -> ClosedLines.tree(NAME, api.cover(asked.toString().getBytes(StandardCharsets.UTF_8))));
        var waived = new ArrayList<Waived>();
        for (var each : answer.path("covered")) {
            waived.add(read(each.asText()));
        }
        if (waived.size() != asked.path("notMet").size()) {
            throw new DependencyDown(
                    "%s was asked about %d subjects and answered about %d"
                            .formatted(NAME, asked.path("notMet").size(), waived.size()),
                    null);
        }
        return waived;
    }

    /** Whoever does not take our credentials is there: taken for down it would not be asked for a while, and nobody told why. */
    private static <T> T asked(Supplier<T> call) {
        try {
            return Calls.to(NAME, call);
        } catch (DependencyDown e) {
            if (e.getCause() instanceof WebApplicationException answer
                    && answer.getResponse().getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()) {
                throw new DependencyRefused(answer.getResponse().getStatus(), String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static Waived read(String word) {
        for (var each : Waived.values()) {
            if (each.name().equals(word) && each != Waived.NOT_ASKED) {
                return each;
            }
        }
        throw new DependencyRefused(200, NAME + " answered in a word that is not known here: " + word);
    }
}
