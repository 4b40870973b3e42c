package org.daylight.review.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Problems;
import org.daylight.review.stub.Scenario.Delivery;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Stands in for the transfer-registry. */
@Path("/stub/registry/v1")
@PermitAll
public class RegistryStub {

    public static final Map<String, JsonNode> HOLDS = new ConcurrentHashMap<>();
    public static final Set<String> KEPT = ConcurrentHashMap.newKeySet();
    public static final AtomicInteger HOLD_REQUESTS = new AtomicInteger();

    public static final AtomicInteger SCHEDULES_ASKED = new AtomicInteger();

    /** The partitions of each request for lines, joined by blanks. */
    public static final Queue<String> FACTS_ASKED = new ConcurrentLinkedQueue<>();

    /** A release that answers for the first of the partitions alone. */
    public static volatile boolean answersForOne;

    /** How long it takes to find a history. */
    public static volatile int historyMillis;

    public static final AtomicInteger HISTORIES_ASKED = new AtomicInteger();

    /** The subjects whose lines were asked for one by one. */
    public static final Set<String> LINES_ASKED = ConcurrentHashMap.newKeySet();

    @GET
    @Path("settled-at")
    @Produces("application/json")
    public String settledAt() {
        return "{\"settledAt\": \"%s\"}".formatted(Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    @GET
    @Path("facts/manifest")
    @Produces("application/json")
    public String manifest(@RestQuery String scope, @RestQuery List<String> partitionsOf) {
        var partitions = new ArrayList<String>();
        var counts = new TreeMap<String, Integer>();
        for (var scenario : scenarios(scope)) {
            for (var i = 0; i < scenario.partitions.size(); i++) {
                var size = scenario.partitions.get(i).size();
                counts.merge("delivery", size, Integer::sum);
                partitions.add("{\"id\": \"%s~%d\", \"type\": \"delivery\", \"partner\": \"%s\", \"count\": %d}"
                        .formatted(scenario.partner, i, scenario.partner, size));
                if (scenario.interleaved && i < scenario.objectives.size()) {
                    partitions.add(objective(scenario.partner, scenario.objectives.get(i)));
                }
            }
            if (!scenario.objectives.isEmpty()) {
                counts.merge("objective", scenario.objectives.size(), Integer::sum);
                scenario.objectives.stream()
                        .skip(scenario.interleaved ? scenario.partitions.size() : 0)
                        .forEach(each -> partitions.add(objective(scenario.partner, each)));
            }
            for (var raw : scenario.raw.entrySet()) {
                counts.merge(raw.getKey(), raw.getValue().size(), Integer::sum);
                partitions.add("{\"id\": \"%s~raw-%s\", \"type\": \"%s\", \"partner\": \"%s\", \"count\": %d}"
                        .formatted(
                                scenario.partner,
                                raw.getKey(),
                                raw.getKey(),
                                scenario.partner,
                                raw.getValue().size()));
            }
            if (scenario.notListed > 0) {
                counts.merge("delivery", scenario.notListed, Integer::sum);
            }
            if (!scenario.schedule.isEmpty() && scenario.objectives.isEmpty()) {
                counts.merge("objective", 1, Integer::sum);
                partitions.add("{\"id\": \"%s~o\", \"type\": \"objective\", \"partner\": \"%s\", \"count\": 1}"
                        .formatted(scenario.partner, scenario.partner));
            }
        }
        var each = new ArrayList<String>();
        counts.forEach((type, count) -> each.add("\"%s\": %d".formatted(type, count)));
        if (!partitionsOf.isEmpty()) {
            partitions.removeIf(
                    part -> partitionsOf.stream().noneMatch(type -> part.contains("\"type\": \"%s\"".formatted(type))));
        }
        return "{\"count\": %d, \"counts\": {%s}, \"partitions\": [%s]}"
                .formatted(
                        counts.values().stream().mapToInt(Integer::intValue).sum(),
                        String.join(",", each),
                        String.join(",", partitions));
    }

    private static String objective(String partner, String reference) {
        return "{\"id\": \"%s~o-%s\", \"type\": \"objective\", \"partner\": \"%s\", \"count\": 1}"
                .formatted(partner, reference, partner);
    }

    private static List<Scenario> scenarios(String scope) {
        if (scope.equals("portfolio")) {
            return Scenario.BY_PARTNER.values().stream()
                    .filter(scenario -> scenario.partner.startsWith("PF"))
                    .sorted(java.util.Comparator.comparing(scenario -> scenario.partner))
                    .toList();
        }
        var scenario = Scenario.BY_PARTNER.get(scope.substring(scope.indexOf(':') + 1));
        if (scenario == null) {
            throw new NotFoundException();
        }
        return List.of(scenario);
    }

    @GET
    @Path("facts")
    @Produces("application/x-ndjson")
    public byte[] facts(@RestQuery List<String> partition, @RestQuery String asOf, @RestQuery String knownAt) {
        var all = new ByteArrayOutputStream();
        FACTS_ASKED.add(String.join(" ", partition));
        (answersForOne ? partition.subList(0, 1) : partition)
                .forEach(each -> all.writeBytes(facts(each, asOf, knownAt)));
        return all.toByteArray();
    }

    private byte[] facts(String partition, String asOf, String knownAt) {
        var at = partition.lastIndexOf('~');
        var scenario = Objects.requireNonNull(Scenario.BY_PARTNER.get(partition.substring(0, at)));
        if (Scenario.once(scenario.factsDown)) {
            throw new ServiceUnavailableException();
        }
        var lines = new StringBuilder();
        if (partition.contains("~raw-")) {
            var raw = Objects.requireNonNull(scenario.raw.get(partition.substring(partition.indexOf("~raw-") + 5)));
            raw.forEach(line -> lines.append(line.replace("{asOf}", asOf)).append('\n'));
            return closed(lines, raw.size());
        }
        if (partition.endsWith("~o")) {
            return closed(
                    lines.append(objective(scenario.partner, scenario.partner, asOf, knownAt))
                            .append('\n'),
                    1);
        }
        if (partition.contains("~o-")) {
            var reference = partition.substring(partition.indexOf("~o-") + 3);
            return closed(
                    lines.append(objective(scenario.partner, reference, asOf, knownAt))
                            .append('\n'),
                    1);
        }
        var deliveries = scenario.partitions.get(Integer.parseInt(partition.substring(at + 1)));
        var sent = deliveries.subList(0, deliveries.size() + scenario.countOff);
        sent.forEach(delivery ->
                lines.append(line(scenario.partner, delivery, asOf, knownAt)).append('\n'));
        if (Scenario.once(scenario.truncated)) {
            return lines.toString().getBytes(UTF_8);
        }
        return closed(lines, sent.size());
    }

    private static byte[] closed(StringBuilder lines, int count) {
        var digest = CanonicalJson.sha256(lines.toString().getBytes(UTF_8)).substring("sha256:".length());
        return (lines + "{\"end\": true, \"count\": %d, \"sha256\": \"%s\"}\n".formatted(count, digest))
                .getBytes(UTF_8);
    }

    private static String objective(String partner, String reference, String asOf, String knownAt) {
        var line = Json.mapper().createObjectNode();
        line.put("subject", "objective:" + reference)
                .put("type", "objective/1")
                .put("asOf", asOf)
                .put("knownAt", knownAt)
                .putNull("sameUntil")
                .put("partner", partner)
                .put("label", reference)
                .putArray("accessGroups");
        return line.put("objective.reference", reference).toString();
    }

    private static String line(String partner, Delivery delivery, String asOf, String knownAt) {
        var line = Json.mapper().createObjectNode();
        line.put("subject", "delivery:" + partner + "-" + delivery.name())
                .put("type", "delivery/1")
                .put("asOf", asOf)
                .put("knownAt", knownAt)
                .put(
                        "sameUntil",
                        delivery.answers().values().stream()
                                .map(answer -> Scenario.later(Scenario.on(answer, "@", knownAt), "~", asOf))
                                .filter(day -> !day.isEmpty())
                                .min(String::compareTo)
                                .orElse(null))
                .put("partner", partner);
        var groups = line.putArray("accessGroups");
        delivery.groups().forEach(groups::add);
        if (delivery.marking() != null) {
            line.set("marking", Json.mapper().valueToTree(delivery.marking()));
        }
        line.put("label", partner + "/" + delivery.name());
        delivery.answers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(answer -> line.put(
                        answer.getKey().startsWith("incident.") ? answer.getKey() : "stub." + answer.getKey(),
                        Scenario.on(Scenario.on(answer.getValue(), "@", knownAt), "~", asOf)));
        return line.toString();
    }

    /** Everything may have changed, unless a scenario of the scope says what has. */
    @GET
    @Path("facts/changes")
    @Produces("application/json")
    public String changes() {
        var changed = Scenario.BY_PARTNER.values().stream()
                .filter(scenario -> scenario.changed != null)
                .toList();
        if (changed.isEmpty()) {
            return "{\"all\": true, \"why\": \"nobody knows\", \"subjects\": []}";
        }
        var groups = changed.stream()
                .map(scenario -> "{\"type\": \"delivery\", \"partner\": \"%s\", \"ids\": [%s]}"
                        .formatted(
                                scenario.partner,
                                Objects.requireNonNull(scenario.changed).stream()
                                        .map(name -> "\"%s-%s\"".formatted(scenario.partner, name))
                                        .collect(Collectors.joining(","))))
                .toList();
        return "{\"all\": false, \"subjects\": [%s]}".formatted(String.join(",", groups));
    }

    @POST
    @Path("facts/lines")
    @Produces("application/x-ndjson")
    public byte[] lines(@RestQuery String asOf, @RestQuery String knownAt, @RestQuery String scope, JsonNode named) {
        var ids = new TreeSet<String>();
        named.path("ids").forEach(id -> ids.add(id.asText()));
        LINES_ASKED.addAll(ids);
        var lines = new StringBuilder();
        var count = 0;
        for (var scenario : Scenario.BY_PARTNER.values()) {
            if (scope.equals("partner:" + scenario.partner) && knownAt.compareTo(scenario.movedHereAt) < 0) {
                continue;
            }
            if (scope.startsWith("partner:") && !scope.equals("partner:" + scenario.partner)) {
                continue;
            }
            for (var raw : scenario.raw.getOrDefault(named.path("type").asText(), List.of())) {
                if (ids.stream()
                        .anyMatch(id -> raw.contains(
                                "\"%s:%s\"".formatted(named.path("type").asText(), id)))) {
                    lines.append(raw.replace("{asOf}", asOf)).append('\n');
                    count++;
                }
            }
            for (var delivery :
                    scenario.partitions.stream().flatMap(List::stream).toList()) {
                if (ids.contains(scenario.partner + "-" + delivery.name())) {
                    lines.append(line(scenario.partner, delivery, asOf, knownAt))
                            .append('\n');
                    count++;
                }
            }
        }
        var digest = CanonicalJson.sha256(lines.toString().getBytes(UTF_8)).substring("sha256:".length());
        return (lines + "{\"end\": true, \"count\": %d, \"sha256\": \"%s\"}\n".formatted(count, digest))
                .getBytes(UTF_8);
    }

    /** Of the other partner the line says what that partner's own says, and of the transfer what its own does, if one is named. */
    @POST
    @Path("facts/diversions")
    @Produces("application/x-ndjson")
    public byte[] diversions(JsonNode asked) throws JsonProcessingException {
        var code = asked.path("partner").asText();
        var lines = new ArrayList<ObjectNode>();
        var acts = new ArrayList<ObjectNode>();
        for (var each : asked.path("deliveries")) {
            var line =
                    raw("delivery", "\"delivery:%s\"".formatted(each.path("id").asText()));
            var partner = raw("partner", "\"label\": \"%s\"".formatted(code));
            line.remove(line.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(leaf -> leaf.startsWith("partner.") || leaf.startsWith("transfer."))
                    .toList());
            line.put("partner", code);
            leaves(partner, "partner.", line);
            partner.path("accessGroups").forEach(line.withArray("accessGroups")::add);
            if (asked.hasNonNull("transfer")) {
                leaves(
                        raw(
                                "transfer",
                                "\"label\": \"%s\""
                                        .formatted(asked.path("transfer").asText())),
                        "transfer.",
                        line);
                line.put("transfer.reference", asked.path("transfer").asText());
            }
            lines.add(line);
            var act = line.deepCopy();
            act.remove(act.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(leaf -> leaf.startsWith("delivery."))
                    .toList());
            act.put("subject", "proposal:" + each.path("id").asText())
                    .put("type", "proposal/1")
                    .put("label", line.path("label").asText() + " to " + code);
            act.put("proposal.kind", "DELIVERY");
            if (each.hasNonNull("on")) {
                act.put("proposal.on", each.path("on").asText());
            }
            acts.add(act);
        }
        lines.addAll(acts);
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return closed(text, lines.size());
    }

    private static ObjectNode raw(String type, String named) throws JsonProcessingException {
        for (var scenario : Scenario.BY_PARTNER.values()) {
            for (var raw : scenario.raw.getOrDefault(type, List.of())) {
                if (raw.contains(named)) {
                    return (ObjectNode) Json.mapper().readTree(raw);
                }
            }
        }
        throw new NotFoundException();
    }

    private static void leaves(ObjectNode from, String group, ObjectNode to) {
        from.propertyStream()
                .filter(leaf -> leaf.getKey().startsWith(group))
                .forEach(leaf -> to.set(leaf.getKey(), leaf.getValue()));
    }

    /** The content of records that have one version, by id. */
    public static final Map<String, String> CONTENTS = new ConcurrentHashMap<>();

    /** Ids of records that were purged. */
    public static final Set<String> PURGED = ConcurrentHashMap.newKeySet();

    @GET
    @Path("{collection}/{id}/history")
    @Produces("application/json")
    public String history(@RestPath String collection, @RestPath String id) {
        HISTORIES_ASKED.incrementAndGet();
        Scenario.sleep(historyMillis);
        if (PURGED.contains(id)) {
            throw Problems.PURGED.problem("It was purged");
        }
        var content = CONTENTS.get(id);
        if (content != null) {
            return "[{\"version\": 1, \"recordedAt\": \"2024-01-10T00:00:00Z\", \"content\": %s}]".formatted(content);
        }
        return collection.equals("deliveries") && id.startsWith("LK-") ? """
                    [{"version": 1, "recordedAt": "2024-01-10T00:00:00Z", "knownSince": null},
                     {"version": 2, "recordedAt": "2024-04-20T10:00:00Z", "knownSince": "2024-02-03T00:00:00Z"},
                     {"version": 3, "recordedAt": "2024-05-02T10:00:00Z", "knownSince": null}]
                    """ : "[]";
    }

    /** Public commitments by reference, as they are recorded now. */
    public static final Map<String, String> COMMITMENTS = new ConcurrentHashMap<>();

    /** How often commitments and edits were asked for. */
    public static final AtomicInteger ASKED_AT_ONCE = new AtomicInteger();

    @GET
    @Path("commitments")
    @Produces("application/json")
    public String commitments(@RestQuery List<String> references) {
        ASKED_AT_ONCE.incrementAndGet();
        return "{\"items\": [%s]}"
                .formatted(references.stream()
                        .filter(COMMITMENTS::containsKey)
                        .map(COMMITMENTS::get)
                        .collect(Collectors.joining(",")));
    }

    /** Of what a scenario says has changed; where none says so, nobody knows. */
    @POST
    @Path("facts/edits")
    @Produces("application/json")
    public String edits(JsonNode asked) {
        ASKED_AT_ONCE.incrementAndGet();
        var known = new TreeMap<String, String>();
        for (var scenario : Scenario.BY_PARTNER.values()) {
            if (scenario.changed != null) {
                scenario.changed.forEach(name -> known.put(
                        "delivery:%s-%s".formatted(scenario.partner, name), scenario.edits.getOrDefault(name, "")));
            }
        }
        return asked.path("windows")
                .valueStream()
                .map(window -> known.isEmpty()
                        ? "{\"notKnown\": \"a record was purged\", \"subjects\": []}"
                        : window.path("subjects")
                                .valueStream()
                                .map(JsonNode::asText)
                                .filter(known::containsKey)
                                .map(subject -> "{\"subject\": \"%s\", \"versions\": [%s]}"
                                        .formatted(subject, known.get(subject)))
                                .collect(Collectors.joining(",", "{\"notKnown\": null, \"subjects\": [", "]}")))
                .collect(Collectors.joining(",", "{\"windows\": [", "]}"));
    }

    @GET
    @Path("schedules")
    @Produces("application/x-ndjson")
    public String schedules(@RestQuery String scope, @RestQuery String asOf, @RestQuery String chargesUntil) {
        SCHEDULES_ASKED.incrementAndGet();
        if (scenarios(scope).stream().anyMatch(scenario -> Scenario.once(scenario.schedulesDown))) {
            throw new ServiceUnavailableException();
        }
        var lines = scenarios(scope).stream()
                .filter(scenario -> !scenario.schedule.isEmpty())
                .flatMap(scenario -> Scenario.on(scenario.schedule, "§", asOf).lines())
                .map(line -> charged(line, chargesUntil == null ? asOf : chargesUntil) + "\n")
                .toList();
        return String.join("", lines) + "{\"end\": true, \"count\": %d}\n".formatted(lines.size());
    }

    /** Of an authority the charges up to a day. */
    private static String charged(String line, String until) {
        if (!line.startsWith("{\"authority\"")) {
            return line;
        }
        try {
            var schedule = (ObjectNode) Json.mapper().readTree(line);
            var charges = schedule.path("charges").valueStream().toList();
            var kept = schedule.putArray("charges");
            charges.stream()
                    .filter(charge -> charge.path("on").asText().compareTo(until) <= 0)
                    .forEach(kept::add);
            return schedule.toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Notices that were recorded, as the list of the registry shows them. */
    public static final Queue<String> NOTICES = new ConcurrentLinkedQueue<>();

    /** Of which the first day comes after another one, by that day. */
    public static final Map<String, String> GIVEN = new ConcurrentHashMap<>();

    @GET
    @Path("notifications")
    @Produces("application/json")
    public String notifications(@RestQuery String partner, @RestQuery String givenAfter) {
        var notices = givenAfter == null
                ? NOTICES
                : GIVEN.entrySet().stream()
                        .filter(each -> each.getKey().compareTo(givenAfter) > 0)
                        .map(Map.Entry::getValue)
                        .toList();
        return "{\"items\": [%s]}"
                .formatted(notices.stream()
                        .filter(notice -> partner == null || notice.contains('"' + partner + '"'))
                        .collect(java.util.stream.Collectors.joining(",")));
    }

    /** Of every notification 26 of 38 are left; of the one in {@link #KEPT} this rests on what only its group may see. */
    @GET
    @Path("notifications/undelivered")
    @Produces("application/json")
    public String undelivered(@RestQuery String of) {
        var parts = new ArrayList<String>();
        for (var id : of.split(",", -1)) {
            parts.add("""
                    {"notification": "%s", "transfer": "XAA/1", "milestone": "HANDED_OVER", "stated": null,
                     "lines": [{"line": 1, "ordered": "38 EACH", "handedOver": "12 EACH", "undelivered": "26 EACH"}],
                     "accessGroups": [%s]}""".formatted(id, KEPT.contains(id) ? "\"inner\"" : ""));
        }
        return "[" + String.join(",", parts) + "]";
    }

    /** Takes one hold per origin; loses the answer of the first request whose trigger says so. */
    @POST
    @Path("holds")
    @Produces("application/json")
    public Response order(@HeaderParam("Idempotency-Key") String key, JsonNode draft) {
        HOLD_REQUESTS.incrementAndGet();
        var content = draft.path("content");
        if (content.path("trigger").asText().equals("refuse me")) {
            return Response.status(422)
                    .entity("{\"type\": \"/problems/invalid-request\"}")
                    .build();
        }
        if (content.path("trigger").asText().equals("refuse me once another is in effect")) {
            var another = HOLDS.values().stream()
                    .anyMatch(hold -> hold.path("content").path("partner").equals(content.path("partner")));
            return Response.status(another ? 422 : 504)
                    .entity("{\"type\": \"/problems/invalid-request\"}")
                    .build();
        }
        if (HOLDS.putIfAbsent(content.path("origin").asText(), draft) != null) {
            return Response.status(409)
                    .entity("{\"type\": \"/problems/already-exists\"}")
                    .build();
        }
        return content.path("trigger").asText().equals("lose the answer")
                ? Response.status(504).build()
                : Response.status(201).entity("{}").build();
    }
}
