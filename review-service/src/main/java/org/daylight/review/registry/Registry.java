package org.daylight.review.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.kit.json.Json;
import org.daylight.review.dependency.Calls;
import org.daylight.review.dependency.ClosedLines;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * The transfer-registry as reviews see it.
 *
 * <p>Every read is safe to repeat, because it names its asOf and knownAt; the order of a hold is, because the registry
 * takes one per decision.
 */
@ApplicationScoped
@CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000, failOn = DependencyDown.class)
@Retry(maxRetries = 2, delay = 200, jitter = 150, retryOn = DependencyDown.class)
@Timeout(value = 180, unit = ChronoUnit.SECONDS)
public class Registry {

    private static final String NAME = "transfer-registry";

    /** Of what the registry takes of a request's first line, which is 4,096 bytes. */
    private static final int LONGEST_QUERY = 3_000;

    private static final int MOST_REFERENCES = 100;

    /** As many as the registry takes. */
    private static final int MOST_PARTITIONS = 50;

    private final RegistryApi api;

    Registry(@RestClient RegistryApi api) {
        this.api = api;
    }

    /** The latest instant whose knowledge can no longer change. */
    public Instant settledAt() {
        var answer = Calls.to(NAME, () -> ClosedLines.tree(NAME, api.settledAt()));
        return Instant.parse(answer.path("settledAt").asText());
    }

    public Manifest manifest(Sight sight) {
        return manifest(sight, Set.of());
    }

    /** @param listed of which types partitions are listed, the others being counted only; empty = of all */
    public Manifest manifest(Sight sight, Set<String> listed) {
        var answer = Calls.to(
                NAME,
                () -> ClosedLines.tree(
                        NAME,
                        api.manifest(
                                sight.asOf().toString(),
                                sight.knownAt().toString(),
                                sight.knowledge(),
                                sight.recordedUpToText(),
                                sight.scope(),
                                listed.stream().sorted().toList())));
        var partitions = new ArrayList<Manifest.Partition>();
        for (var partition : answer.path("partitions")) {
            partitions.add(new Manifest.Partition(
                    partition.path("id").asText(),
                    partition.path("type").asText(),
                    partition.path("partner").asText(null),
                    partition.path("count").asLong()));
        }
        var types = new ArrayList<String>();
        answer.path("factTypes").forEach(type -> types.add(type.asText()));
        var counts = new HashMap<String, Long>();
        answer.path("counts")
                .properties()
                .forEach(type -> counts.put(type.getKey(), type.getValue().asLong()));
        if (!answer.has("counts")) {
            // A release before this one, in an upgrade: it lists the partitions of all types.
            partitions.forEach(partition -> counts.merge(partition.type(), partition.count(), Long::sum));
        }
        return new Manifest(answer.path("count").asLong(), String.join(" ", types), counts, partitions);
    }

    /** The fact lines of one partition, checked against their closing line and not opened. */
    public ClosedLines facts(String partition, Sight sight) {
        return ofEach(List.of(partition), sight).getFirst();
    }

    /** The same of some small partitions, in their order. */
    public List<ClosedLines> facts(List<String> partitions, Sight sight) {
        return ofEach(partitions, sight);
    }

    /** One call that is repeated by itself within another would be repeated as often as both together. */
    private List<ClosedLines> ofEach(List<String> partitions, Sight sight) {
        var found = new ArrayList<ClosedLines>();
        while (found.size() < partitions.size()) {
            var asked = fitting(partitions.subList(found.size(), partitions.size()));
            // A release before this one, in an upgrade, answers for the first of them alone.
            var some = Calls.to(
                    NAME,
                    () -> ClosedLines.readEach(
                            NAME,
                            api.facts(
                                    asked,
                                    sight.asOf().toString(),
                                    sight.knownAt().toString(),
                                    sight.knowledge(),
                                    sight.recordedUpToText())));
            if (some.isEmpty() || some.size() > asked.size()) {
                throw new DependencyDown(
                        "%s answered for %d partitions of %d".formatted(NAME, some.size(), asked.size()), null);
            }
            found.addAll(some);
        }
        return found;
    }

    /** As many of the first as one request names. */
    private static List<String> fitting(List<String> partitions) {
        var length = 0;
        for (var i = 0; i < partitions.size(); i++) {
            length += "&partition=".length() + partitions.get(i).length();
            if (i == MOST_PARTITIONS || (i > 0 && length > LONGEST_QUERY)) {
                return partitions.subList(0, i);
            }
        }
        return partitions;
    }

    /** What may read differently than at an earlier moment; all, if it is more than {@code most}. */
    public Changes changes(Sight sight, LocalDate asOfBefore, Instant knownBefore, int most) {
        var answer = Calls.to(
                NAME,
                () -> ClosedLines.tree(
                        NAME,
                        api.changes(
                                sight.asOf().toString(),
                                sight.knownAt().toString(),
                                asOfBefore.toString(),
                                knownBefore.toString(),
                                most)));
        var groups = new ArrayList<Changes.Group>();
        for (var group : answer.path("subjects")) {
            var ids = new ArrayList<String>();
            group.path("ids").forEach(id -> ids.add(id.asText()));
            groups.add(new Changes.Group(
                    group.path("type").asText(), group.path("partner").asText(null), ids));
        }
        return new Changes(answer.path("all").asBoolean(), groups);
    }

    /** The fact lines of single subjects of a type; what is no subject any more has none. */
    public ClosedLines lines(String type, List<String> subjects, Sight sight) {
        var asked = Json.mapper().createObjectNode().put("type", type);
        var ids = asked.putArray("ids");
        subjects.forEach(subject -> ids.add(subject.substring(subject.indexOf(':') + 1)));
        return Calls.to(
                NAME,
                () -> ClosedLines.read(
                        NAME,
                        api.lines(
                                sight.asOf().toString(),
                                sight.knownAt().toString(),
                                sight.knowledge(),
                                sight.recordedUpToText(),
                                sight.scope(),
                                asked)));
    }

    /**
     * The lines of deliveries as they would read if they went to another partner, and after them the lines of the acts of delivering
     * them there, which have the ids of the deliveries.
     *
     * @param under a transfer to that partner; null = not known
     * @param days by subject, the day on which each is supposed to come; of those that have none here it is not known
     */
    public ClosedLines diversions(
            String partner,
            @Nullable String under,
            Collection<String> subjects,
            Map<String, String> days,
            Sight sight) {
        var asked = Json.mapper().createObjectNode().put("partner", partner).put("transfer", under);
        var deliveries = asked.putArray("deliveries");
        subjects.forEach(subject -> deliveries
                .addObject()
                .put("id", subject.substring(subject.indexOf(':') + 1))
                .put("on", days.get(subject)));
        return Calls.to(
                NAME,
                () -> ClosedLines.read(
                        NAME,
                        api.diversions(
                                sight.asOf().toString(),
                                sight.knownAt().toString(),
                                sight.knowledge(),
                                sight.recordedUpToText(),
                                asked)));
    }

    /** Every version of the record behind a subject, the oldest first. */
    public List<JsonNode> history(String type, String id) {
        var collection = type.endsWith("y") ? type.substring(0, type.length() - 1) + "ies" : type + "s";
        var versions = new ArrayList<JsonNode>();
        Calls.to(NAME, () -> ClosedLines.tree(NAME, api.history(collection, id)))
                .forEach(versions::add);
        return versions;
    }

    /** The public commitments with these references, as they are recorded now; those that there are. */
    public Map<String, JsonNode> commitments(Collection<String> references) {
        var found = new HashMap<String, JsonNode>();
        var asked = new ArrayList<String>();
        var length = 0;
        for (var each : List.copyOf(new LinkedHashSet<>(references))) {
            var more = URLEncoder.encode(each, UTF_8).length() + "&references=".length();
            if (!asked.isEmpty() && (length + more > LONGEST_QUERY || asked.size() == MOST_REFERENCES)) {
                commitments(asked, found);
                asked.clear();
                length = 0;
            }
            asked.add(each);
            length += more;
        }
        if (!asked.isEmpty()) {
            commitments(asked, found);
        }
        return found;
    }

    private void commitments(List<String> asked, Map<String, JsonNode> found) {
        Calls.to(NAME, () -> ClosedLines.tree(NAME, api.commitments(List.copyOf(asked), MOST_REFERENCES)))
                .path("items")
                .forEach(
                        item -> found.put(item.path("content").path("reference").asText(), item));
    }

    /** What was recorded of subjects within windows of time, in the order of the windows. */
    public List<Edits> edits(List<Edits.Window> windows) {
        var found = new ArrayList<Edits>();
        for (var from = 0; from < windows.size(); from += Edits.MOST_WINDOWS) {
            var asked = Edits.asked(windows.subList(from, Math.min(windows.size(), from + Edits.MOST_WINDOWS)));
            Calls.to(NAME, () -> ClosedLines.tree(NAME, api.edits(asked)))
                    .path("windows")
                    .forEach(window -> found.add(Edits.read(window)));
        }
        if (found.size() != windows.size()) {
            throw new DependencyDown(
                    "%s answered for %d windows of %d".formatted(NAME, found.size(), windows.size()), null);
        }
        return found;
    }

    /** A line for each objective, authority and partner. */
    public List<JsonNode> schedules(Sight sight) {
        return schedules(sight, false);
    }

    /** @param anew whether the registry reads all deliveries, whatever sums it has kept of them, and keeps what it finds */
    public List<JsonNode> schedules(Sight sight, boolean anew) {
        return schedules(sight, null, null, null, anew ? true : null);
    }

    /**
     * The same for whoever looks ahead, with what a unit of each line of a transfer counts for by indexes, and with an entry for
     * each delivery of an objective that is under way.
     *
     * @param until the day up to which charges are given that are dated after {@code asOf}
     */
    public List<JsonNode> schedulesAhead(Sight sight, LocalDate until) {
        return schedules(sight, until.toString(), true, true, null);
    }

    /** The same as of now, with the charges that are dated up to a day. */
    public List<JsonNode> schedulesWithCharges(Sight sight, LocalDate until) {
        return schedules(sight, until.toString(), null, null, null);
    }

    private List<JsonNode> schedules(
            Sight sight,
            @Nullable String chargesUntil,
            @Nullable Boolean perUnit,
            @Nullable Boolean underWay,
            @Nullable Boolean anew) {
        var answer = Calls.to(
                NAME,
                () -> ClosedLines.read(
                        NAME,
                        api.schedules(
                                sight.asOf().toString(),
                                sight.knownAt().toString(),
                                sight.knowledge(),
                                sight.recordedUpToText(),
                                sight.scope(),
                                chargesUntil,
                                perUnit,
                                underWay,
                                anew)));
        return answer.lines().stream().map(line -> ClosedLines.tree(NAME, line)).toList();
    }

    /** Exactly once, however often it is called: the registry knows the decision as the hold's origin. */
    public HoldOutcome orderHold(String decision, JsonNode draft) {
        try {
            Calls.to(NAME, () -> api.orderHold(decision, draft));
            return new HoldOutcome.Recorded();
        } catch (DependencyRefused e) {
            var message = String.valueOf(e.getMessage());
            if (e.status() == 409 && message.contains("already-exists")) {
                return new HoldOutcome.Recorded();
            }
            if (e.status() == 409 && message.contains("request-in-flight")) {
                throw new DependencyDown("the hold is still being recorded", e);
            }
            return new HoldOutcome.Refused(message);
        }
    }
}
