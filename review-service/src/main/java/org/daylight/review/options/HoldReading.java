package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.review.projection.OpenDelivery;
import org.daylight.review.registry.Registry;
import org.jspecify.annotations.Nullable;

/** Reads what a hold in force holds. That stands in the record and not in its line; what it says in words is not decided. */
final class HoldReading {

    /** Where a hold says in words that it is about a part. */
    private static final List<String> IN_WORDS = List.of("missionScope", "placeScope");

    private final Registry registry;
    private final Ground ground;
    private final ArrayNode digests;

    /** @param digests takes those of the records that were read */
    HoldReading(Registry registry, Ground ground, ArrayNode digests) {
        this.registry = registry;
        this.ground = ground;
        this.digests = digests;
    }

    /** To be called when everything that is yet to come has been read. */
    void read(ObjectNode line) {
        var subject = line.path("subject").asText();
        var released = line.get("hold.releasedOn");
        var started = line.path("hold.startedOn").asText(null);
        if (released != null && released.isTextual() && by(released.asText())) {
            return;
        }
        if (started == null
                ? line.has("hold.startedOn")
                : ImpreciseDate.parse(started).earliest().isAfter(ground.asOf())) {
            return;
        }
        if (started == null || (released != null && released.isTextual())) {
            unclear(subject, "whether it is in force is not known");
            return;
        }
        var content = content(registry.history("hold", subject.substring(subject.indexOf(':') + 1)), ground.knownAt());
        digests.addObject().put("hold", subject).put("sha256", CanonicalJson.digest(content));
        if (content.path("transfers").isEmpty()) {
            unclear(subject, "it names no transfer, so that what it holds is not known");
            return;
        }
        var expires = line.path("hold.expiresOn").asText(null);
        var part = part(subject, content, expires == null ? null : ImpreciseDate.parse(expires));
        ground.hold(subject, part);
        byClass(subject, part);
        if (content.path("defensiveExemptions").isTextual()) {
            unclear(
                    subject,
                    "it exempts in words, which are not applied: "
                            + content.path("defensiveExemptions").asText());
        }
    }

    private boolean by(String on) {
        return !ImpreciseDate.parse(on).latest().isAfter(ground.asOf());
    }

    private HeldPart part(String subject, JsonNode content, @Nullable ImpreciseDate until) {
        var classes = texts(content.path("capabilityClasses"));
        var letGo = new TreeSet<String>();
        var inWords = IN_WORDS.stream().anyMatch(field -> content.path(field).isTextual())
                || (classes.isEmpty() && content.path("itemScope").isTextual());
        for (var release : content.path("partialReleases")) {
            var on = release.path("on").asText();
            if (ImpreciseDate.parse(on).earliest().isAfter(ground.asOf())) {
                continue;
            }
            var named = texts(release.path("capabilityClasses"));
            if (named.isEmpty()) {
                inWords = true;
            } else if (by(on)) {
                letGo.addAll(named);
            } else {
                unclear(
                        subject,
                        "whether %s is released is not known: the day is %s"
                                .formatted(String.join(", ", new TreeSet<>(named)), on));
            }
        }
        if (inWords) {
            unclear(
                    subject,
                    "it says in words that it is about a part of what it names, or was released in part; the words are not"
                            + " applied, and it is read as holding the whole of it");
        }
        return new HeldPart(texts(content.path("transfers")), classes, letGo, until);
    }

    /** A class that nothing has may be misspelt, and what has no class is read as held. */
    private void byClass(String subject, HeldPart part) {
        if (!part.goesByClass()) {
            return;
        }
        var under = ground.open.values().stream()
                .filter(delivery -> part.transfers().contains(delivery.transfer()))
                .toList();
        var there = new HashSet<String>();
        under.forEach(delivery -> there.add(String.valueOf(delivery.capabilityClass())));
        var unknown = new TreeSet<>(part.classes());
        unknown.addAll(part.letGo());
        unknown.removeAll(there);
        if (!unknown.isEmpty()) {
            unclear(
                    subject,
                    "it speaks of %s, and nothing of that class is yet to come under it"
                            .formatted(String.join(", ", unknown)));
        }
        if (hasNoClass(under)) {
            unclear(subject, "what is of no recorded class is read as held");
        }
    }

    private static boolean hasNoClass(Collection<OpenDelivery> deliveries) {
        return deliveries.stream().anyMatch(delivery -> delivery.capabilityClass() == null);
    }

    private void unclear(String subject, String why) {
        ground.unclear.merge(subject, why, (one, other) -> one + "; " + other);
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new HashSet<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode content(List<JsonNode> versions, Instant knownAt) {
        JsonNode last = Json.mapper().createObjectNode();
        for (var version : versions) {
            if (!Instant.parse(version.path("recordedAt").asText()).isAfter(knownAt)) {
                last = version.path("content");
            }
        }
        return last;
    }
}
