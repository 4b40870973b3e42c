package org.daylight.review.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.daylight.kit.json.Json;
import org.daylight.review.decisions.Rollovers;
import org.daylight.review.drift.DecisionMade;
import org.daylight.review.drift.DriftFacts;
import org.daylight.review.drift.DriftReport;
import org.daylight.review.drift.Habit;
import org.daylight.review.drift.Limits;
import org.jspecify.annotations.Nullable;

/** Opens the lines of objectives, partners and authorities and adds what is measured of them. */
@ApplicationScoped
class DriftLines {

    static final Set<String> TYPES = Set.of("objective", "partner", "authority");

    /** How the leaves begin that are measured here. */
    static final String LEAVES = "drift.";

    private final Tripwires tripwires;
    private final Decided decided;
    private final Rollovers rollovers;

    DriftLines(Tripwires tripwires, Decided decided, Rollovers rollovers) {
        this.tripwires = tripwires;
        this.decided = decided;
        this.rollovers = rollovers;
    }

    /** Schedules by subject type and natural key. */
    record Schedules(Map<String, JsonNode> byKey) {

        static Schedules of(List<JsonNode> lines) {
            var byKey = new HashMap<String, JsonNode>();
            for (var line : lines) {
                // An objective names its partner and its authority too, so it is asked for first.
                var type = line.has("objective") ? "objective" : line.has("partner") ? "partner" : "authority";
                byKey.put(type + ' ' + line.path(type).asText(), line);
            }
            return new Schedules(byKey);
        }

        @Nullable
        JsonNode find(String type, String key) {
            return byKey.get(type + ' ' + key);
        }

        /** What is summed up about a subject: its schedule, and of an objective that of its authority; empty where it has none. */
        List<JsonNode> under(String type, String key) {
            var own = find(type, key);
            if (own == null) {
                return List.of();
            }
            var authority = type.equals("objective")
                    ? find("authority", own.path("authority").asText())
                    : null;
            return authority == null ? List.of(own) : List.of(own, authority);
        }
    }

    /** What is asked of the database about all lines of a partition at once. */
    private record Known(
            Map<String, List<DecisionMade>> made,
            Map<String, List<Habit.Taken>> habits,
            Map<String, Rollovers.Repeated> repeated,
            Function<String, Limits> limits) {}

    /**
     * Measures lines of objectives, partners and authorities and leaves others as they are, in their order.
     *
     * @param schedules asked for if anything is measured
     * @param recordedBy the latest moment at which a limit was set that counts
     */
    List<MeasuredLine> measure(
            List<FactLine> lines, Supplier<Schedules> schedules, LocalDate asOf, Instant knownAt, Instant recordedBy) {
        var measured = new HashMap<String, MeasuredLine>();
        lines.stream()
                .filter(line -> TYPES.contains(line.type()))
                .collect(groupingBy(FactLine::type))
                .forEach((type, of) -> ofType(type, of, schedules.get(), asOf, knownAt, recordedBy)
                        .forEach(each -> measured.put(each.line().subject(), each)));
        return lines.stream()
                .map(line -> measured.getOrDefault(line.subject(), new MeasuredLine(line, null)))
                .toList();
    }

    private List<MeasuredLine> ofType(
            String type,
            List<FactLine> lines,
            Schedules schedules,
            LocalDate asOf,
            Instant knownAt,
            Instant recordedBy) {
        var trees = lines.stream().map(DriftLines::tree).toList();
        var keys = trees.stream().map(tree -> key(type, tree)).toList();
        var decidedUpon = !type.equals("authority");
        var known = new Known(
                decidedUpon ? decided.made(type, keys, asOf, knownAt) : Map.of(),
                decidedUpon ? decided.habits(type, keys, asOf, knownAt) : Map.of(),
                decidedUpon ? rollovers.of(type, keys, asOf, knownAt) : Map.of(),
                tripwires.recordedBy(recordedBy));
        var measured = new ArrayList<MeasuredLine>();
        for (var i = 0; i < lines.size(); i++) {
            measured.add(measure(lines.get(i), trees.get(i), keys.get(i), schedules, asOf, known));
        }
        return measured;
    }

    private static MeasuredLine measure(
            FactLine line, ObjectNode tree, String key, Schedules schedules, LocalDate asOf, Known known) {
        var sources = schedules.under(line.type(), key);
        var limits = known.limits.apply(line.type() + ':' + key);
        return sources.isEmpty()
                ? new MeasuredLine(line, null)
                : MeasuredLine.of(
                        line,
                        tree,
                        report(line.type(), key, sources, asOf, limits, known),
                        known.repeated.get(line.type() + ':' + key),
                        sources,
                        limits,
                        asOf);
    }

    private static String key(String type, ObjectNode tree) {
        return tree.path(
                        switch (type) {
                            case "objective" -> "objective.reference";
                            case "partner" -> "partner.code";
                            default -> "authority.code";
                        })
                .asText();
    }

    private static DriftReport report(
            String type, String key, List<JsonNode> sources, LocalDate asOf, Limits limits, Known known) {
        var schedule = sources.getFirst();
        var made = known.made.getOrDefault(key, List.of());
        var habit = known.habits.getOrDefault(key, List.of());
        return switch (type) {
            case "objective" ->
                DriftFacts.ofObjective(
                        schedule, sources.size() > 1 ? sources.getLast() : null, asOf, made, habit, limits);
            case "partner" -> DriftFacts.ofPartner(schedule, asOf, made, habit, limits);
            default -> DriftFacts.ofAuthority(schedule, asOf);
        };
    }

    /** The same line on another day on which it reads the same. */
    static byte[] asOf(byte[] line, LocalDate day) {
        try {
            var tree = (ObjectNode) Json.mapper().readTree(line);
            tree.put("asOf", day.toString());
            return (Json.mapper().writeValueAsString(tree) + '\n').getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode tree(FactLine line) {
        try {
            return (ObjectNode) Json.mapper().readTree(line.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
