package org.daylight.review.cadences;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.json.Json;
import org.daylight.review.cadences.Cadence.RecordTrigger;
import org.daylight.review.cadences.Generation.Current;
import org.daylight.review.dependency.Calls;
import org.daylight.review.dependency.DependencyRefused;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Reads the registry's change feed, and of each record that somebody follows what it says and what it said before. */
@ApplicationScoped
class RecordEvents {

    private static final String REGISTRY = "transfer-registry";

    private final EventsApi registry;

    RecordEvents(@RestClient EventsApi registry) {
        this.registry = registry;
    }

    /** A page of the feed as the registry gives it. */
    JsonNode changes(String after, int most) {
        return tree(Calls.to(REGISTRY, () -> registry.changes(after, most)));
    }

    record Event(
            List<Current> followers,
            RecordTrigger trigger,
            UUID id,
            int version,
            Instant recordedAt,
            Stand now,
            @Nullable Stand before) {}

    /** What a record says and who may see it. */
    record Stand(@Nullable String group, JsonNode content) {

        /** Who learns of a change has to see all that it was and is. */
        static String[] groups(Stand... stands) {
            return Arrays.stream(stands)
                    .map(Stand::group)
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted()
                    .toArray(String[]::new);
        }
    }

    /**
     * The record as it is now, and as it was before this change: whom it is about no more has to be looked at as well. Empty
     * where nobody follows it, or it was purged since.
     */
    Optional<Event> of(List<Current> followers, RecordTrigger trigger, JsonNode change, Instant recordedAt) {
        if (followers.isEmpty()) {
            return Optional.empty();
        }
        var id = change.path("id").asText();
        try {
            var version = change.path("version").asInt();
            var now = stand(followers, Calls.to(REGISTRY, () -> registry.record(trigger.word() + "s", id)));
            return Optional.of(new Event(
                    followers,
                    trigger,
                    UUID.fromString(id),
                    version,
                    recordedAt,
                    now,
                    version == 1 ? null : before(followers, trigger, id, recordedAt)));
        } catch (DependencyRefused e) {
            if (e.status() == 404 || e.status() == 410) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Stand stand(List<Current> followers, byte[] answer) {
        var record = tree(answer);
        return new Stand(record.path("accessGroup").asText(null), resolved(followers, record.path("content")));
    }

    /** As it was known until then; null where it was voided or is not there any more. */
    private @Nullable Stand before(List<Current> followers, RecordTrigger trigger, String id, Instant recordedAt) {
        // Moments are kept to the microsecond.
        var until = recordedAt.minus(1, ChronoUnit.MICROS).toString();
        try {
            return stand(followers, Calls.to(REGISTRY, () -> registry.record(trigger.word() + "s", id, until)));
        } catch (DependencyRefused e) {
            if (e.status() == 404 || e.status() == 410) {
                return null;
            }
            throw e;
        }
    }

    /**
     * What the record is about, with the objectives of the transfers that it names where it names none itself; these are asked
     * for only where a cadence looks at an objective.
     */
    private JsonNode resolved(List<Current> followers, JsonNode content) {
        var wanted = followers.stream().anyMatch(each -> each.cadence().scope().startsWith("objective:"));
        if (!wanted
                || content.hasNonNull("objective")
                || !content.path("objectives").isEmpty()) {
            return content;
        }
        var transfers = new ArrayList<String>();
        content.path("transfers").forEach(transfer -> transfers.add(transfer.asText()));
        if (content.hasNonNull("transfer")) {
            transfers.add(content.path("transfer").asText());
        }
        var objectives = Json.mapper().createArrayNode();
        for (var transfer : transfers) {
            tree(Calls.to(REGISTRY, () -> registry.transfers(transfer)))
                    .path("items")
                    .forEach(item -> item.path("content").path("objectives").forEach(objectives::add));
        }
        return ((ObjectNode) content.deepCopy()).set("objectives", objectives);
    }

    private static JsonNode tree(byte[] answer) {
        try {
            return Json.mapper().readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
