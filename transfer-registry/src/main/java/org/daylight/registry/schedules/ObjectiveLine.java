package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.Known;
import org.daylight.registry.records.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * What an objective says of itself by a day: its plans that were stated by then, what is measured for them, and the limits
 * that drift is held against. What came for it is summed up elsewhere.
 */
final class ObjectiveLine {

    private static final List<String> FIELDS = List.of(
            "contentMix",
            "mixBy",
            "forbiddenClasses",
            "cappedClasses",
            "autopilotLimits",
            "fundingCeiling",
            "fundingExpiresOn",
            "authority",
            "approvedOn",
            "expiresOn");

    private final Known objective;
    private final ArrayNode baselines = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode classBaselines = JsonNodeFactory.instance.arrayNode();
    private final Set<Milestone> milestones = EnumSet.noneOf(Milestone.class);
    private final Set<String> indexes = new TreeSet<>();

    /** The plan that pace is measured by. */
    private @Nullable JsonNode latest;

    ObjectiveLine(Known objective, LocalDate asOf) {
        this.objective = objective;
        for (var baseline : objective.content().path("baselines")) {
            var statedOn = baseline.path("statedOn").asText("");
            if (statedOn.isEmpty() || !Dates.earliest(statedOn).isAfter(asOf)) {
                count(baseline, asOf);
            }
        }
        // Plans of classes may each count another milestone: what came in all is told of one.
        if (latest == null) {
            milestones.add(Deliveries.DEFAULT_MILESTONE);
        }
    }

    private void count(JsonNode baseline, LocalDate asOf) {
        milestones.add(milestone(baseline.path("milestone").asText(null)));
        if (baseline.hasNonNull("index")) {
            indexes.add(baseline.get("index").asText());
        }
        // Whoever reads plans of the whole must not take one of a part for one.
        if (!StatedPlan.capabilityClass(baseline).isEmpty()) {
            classBaselines.add(baseline);
            return;
        }
        baselines.add(baseline);
        if (latest == null || order(asOf).compare(baseline, latest) >= 0) {
            latest = baseline;
        }
    }

    /**
     * As whoever measures takes the last of them: of those that are surely stated by the day, in units, or else by value or
     * by an index, whatever was stated after that.
     */
    private static Comparator<JsonNode> order(LocalDate asOf) {
        return Comparator.comparing((JsonNode baseline) -> !statedBy(baseline).isAfter(asOf))
                .thenComparing(ObjectiveLine::rank)
                .thenComparing(ObjectiveLine::statedBy)
                .thenComparing(baseline -> baseline.path("number").asInt());
    }

    private static LocalDate statedBy(JsonNode baseline) {
        var statedOn = baseline.path("statedOn").asText("");
        return statedOn.isEmpty() ? LocalDate.MIN : Dates.latest(statedOn);
    }

    private static int rank(JsonNode baseline) {
        return baseline.has("unit") ? 2 : baseline.has("value") ? 1 : 0;
    }

    private static Milestone milestone(@Nullable String stated) {
        return stated == null ? Deliveries.DEFAULT_MILESTONE : Milestone.valueOf(stated);
    }

    String reference() {
        return objective.content().path("reference").asText();
    }

    Measured measured() {
        return new Measured(milestones, milestone(main()), indexes);
    }

    /** Null if no plan is stated by the day, or the one that pace is measured by names none. */
    private @Nullable String main() {
        return latest == null ? null : latest.path("milestone").asText(null);
    }

    /**
     * Its fields, to which the sums are added.
     *
     * @param reach of all that the whole line rests on
     * @param showsAuthority an authority that the reader may not see is left out, as if the objective named none
     */
    ObjectNode json(Reach reach, boolean showsAuthority) {
        var content = objective.content();
        var line = JsonNodeFactory.instance.objectNode();
        line.put("objective", reference()).put("id", objective.id().toString());
        line.set("partner", content.path("partner"));
        reach.write(line);
        line.put("milestone", main());
        line.put("unit", latest == null ? null : latest.path("unit").asText(null));
        line.set("baselines", baselines);
        if (!classBaselines.isEmpty()) {
            line.set("classBaselines", classBaselines);
        }
        for (var field : FIELDS) {
            if (content.has(field) && (!field.equals("authority") || showsAuthority)) {
                line.set(field, content.get(field));
            }
        }
        if (!content.path("readinessFloors").isEmpty()) {
            line.set("readinessFloors", content.get("readinessFloors"));
        }
        return line;
    }
}
