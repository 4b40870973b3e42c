package org.daylight.rules.waivers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.daylight.kit.json.Json;
import org.daylight.rules.dependency.DependencyDown;
import org.daylight.rules.dependency.DependencyRefused;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/** Asks what is waived, where there is somebody to ask. */
@ApplicationScoped
public class Waivers {

    /** What the review-service takes at once. */
    public static final int MOST = 2_000;

    /** What whoever operates the services mends, while the run waits. */
    private static final Map<Integer, String> NOT_YET = Map.of(
            401, "does not take the credentials of this service (it answered 401)",
            403, "does not let this service ask (it answered 403)",
            404, "does not know the question, as one of an earlier version (it answered 404)");

    private final WaiversConfig config;
    private final Reviews reviews;

    Waivers(WaiversConfig config, Reviews reviews) {
        this.config = config;
        this.reviews = reviews;
    }

    /** A rule that one subject does not meet, by what stands or by what would. */
    public record NotMet(
            String rule,
            String type,
            String subject,
            @Nullable String partner,
            @Nullable String label) {}

    /** Without a review-service there are none to be known. */
    public boolean areKnown() {
        return config.url().isPresent();
    }

    /** The latest instant whose waivers can no longer change. */
    public Instant settledAt() {
        return asking(reviews::settledAt);
    }

    /**
     * What was waived on a day, in the order asked.
     *
     * @param notMet at most {@link #MOST}
     */
    public List<Waived> of(LocalDate on, Instant knownAt, List<NotMet> notMet) {
        var asked = Json.mapper().createObjectNode();
        asked.put("on", on.toString()).put("knownAt", knownAt.toString());
        var subjects = asked.putArray("notMet");
        for (var each : notMet) {
            subjects.addObject()
                    .put("rule", each.rule())
                    .put("type", each.type())
                    .put("subject", each.subject())
                    .put("partner", each.partner())
                    .put("label", each.label());
        }
        return asking(() -> reviews.waived(asked));
    }

    private <T> T asking(Supplier<T> question) {
        if (!areKnown()) {
            throw new WaiversNotTold(
                    "the review-service, which keeps the waivers, is no longer named in the settings", true, null);
        }
        try {
            return question.get();
        } catch (DependencyDown | FaultToleranceException e) {
            throw later("does not answer", e);
        } catch (DependencyRefused e) {
            var notYet = NOT_YET.get(e.status());
            if (notYet != null) {
                throw later(notYet, e);
            }
            throw new WaiversNotTold(
                    "the review-service does not say what is waived (it answered %d); open the backtest again without waivers"
                            .formatted(e.status()),
                    false,
                    e);
        }
    }

    private static WaiversNotTold later(String why, Exception cause) {
        return new WaiversNotTold(
                "the review-service, which keeps the waivers, %s, and is asked again later".formatted(why),
                true,
                cause);
    }
}
