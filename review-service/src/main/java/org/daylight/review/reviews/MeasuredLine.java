package org.daylight.review.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.review.decisions.Rollovers;
import org.daylight.review.drift.Counted;
import org.daylight.review.drift.DriftReport;
import org.daylight.review.drift.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A line with its drift leaves, and the measures to be kept; no report if there is no schedule. A measure is seen by whoever may
 * see all that it sums up, and marked as the highest of it.
 */
record MeasuredLine(FactLine line, @Nullable DriftReport report, List<Counted> counted) {

    MeasuredLine(FactLine line, @Nullable DriftReport report) {
        this(line, report, List.of());
    }

    /**
     * A line as it was measured.
     *
     * @param repeated what was decided of it again and again; null = nothing was
     * @param sources what the measures sum up; its own schedule first
     */
    static MeasuredLine of(
            FactLine line,
            ObjectNode tree,
            DriftReport report,
            Rollovers.@Nullable Repeated repeated,
            List<JsonNode> sources,
            Limits limits,
            LocalDate asOf) {
        var merged = merged(tree, report);
        var groups = groups(line, sources);
        var marking = marking(line, sources);
        // Whoever reads the measure may read all of it: what others decided among themselves is told to auditors alone.
        if (repeated != null && groups.containsAll(repeated.groups())) {
            report.measure().set("rollover", repeated.run().json());
            marking = Marking.highest(List.of(marking, repeated.marking()));
        }
        return new MeasuredLine(
                new FactLine(
                        line.subject(),
                        line.type(),
                        line.partner(),
                        line.label(),
                        groups,
                        marking,
                        line.sameUntil(),
                        merged,
                        measuredOn(sources, limits)),
                report,
                Counted.of(sources.getFirst(), asOf));
    }

    /**
     * What was recorded that the measures rest on. What was decided is left out, although some count from it: deciding is no
     * new fact about what is decided, or else nobody could ever repeat a decision.
     */
    private static JsonNode measuredOn(List<JsonNode> sources, Limits limits) {
        return Json.mapper().createArrayNode().addAll(sources).add(limits.json());
    }

    private static List<String> groups(FactLine line, List<JsonNode> sources) {
        var groups = new TreeSet<>(line.accessGroups());
        sources.forEach(source -> source.path("accessGroups").forEach(group -> groups.add(group.asText())));
        return List.copyOf(groups);
    }

    private static Marking marking(FactLine line, List<JsonNode> sources) {
        var markings = new HashSet<>(Set.of(line.marking()));
        for (var source : sources) {
            if (source.hasNonNull("marking")) {
                markings.add(Marking.read(source.path("marking").toString()));
            }
        }
        return Marking.highest(markings);
    }

    /** The header keeps its order and the leaves are sorted, as in every fact line. */
    private static byte[] merged(ObjectNode tree, DriftReport report) {
        var whole = Json.mapper().createObjectNode();
        var leaves = new TreeMap<String, JsonNode>(report.leaves());
        for (var field : tree.properties()) {
            if (field.getKey().indexOf('.') < 0) {
                whole.set(field.getKey(), field.getValue());
            } else {
                leaves.put(field.getKey(), field.getValue());
            }
        }
        leaves.forEach(whole::set);
        try {
            return (Json.mapper().writeValueAsString(whole) + '\n').getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
