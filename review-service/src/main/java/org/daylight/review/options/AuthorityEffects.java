package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Json;
import org.daylight.review.drift.DriftReport;
import org.jspecify.annotations.Nullable;

/** What is left of the ceiling of an authority, and which charges may still be ahead. */
final class AuthorityEffects {

    private final LocalDate asOf;
    private final LocalDate until;

    AuthorityEffects(LocalDate asOf, LocalDate until) {
        this.asOf = asOf;
        this.until = until;
    }

    /** The charges that are made by then and that may be dated after asOf, among them those of no day. */
    List<JsonNode> mayCome(@Nullable JsonNode schedule) {
        return schedule == null
                ? List.of()
                : schedule.path("charges")
                        .valueStream()
                        .filter(charge -> {
                            var on = charge.path("on").isTextual()
                                    ? ImpreciseDate.parse(charge.path("on").asText())
                                    : null;
                            return on == null
                                    || (on.latest().isAfter(asOf)
                                            && !on.earliest().isAfter(until));
                        })
                        .toList();
    }

    /** How many charges are dated after asOf; of a past asOf these are charges that have been made since. */
    private long ahead(@Nullable JsonNode schedule) {
        return mayCome(schedule).stream()
                .filter(charge -> charge.path("on").isTextual())
                .filter(charge -> ImpreciseDate.parse(charge.path("on").asText())
                        .earliest()
                        .isAfter(asOf))
                .count();
    }

    /** @param differs whether it reads otherwise under any option */
    ObjectNode effect(@Nullable DriftReport report, @Nullable JsonNode schedule, boolean differs) {
        var effect = Json.mapper().createObjectNode().put("differs", differs);
        var ahead = ahead(schedule);
        if (ahead > 0) {
            effect.put("chargesAhead", ahead);
        }
        if (report == null) {
            return effect.put("headroom", "UNDETERMINED").put("why", "no ceiling and no charges are recorded for it");
        }
        var funding = report.measure().path("funding");
        for (var name : List.of("ceiling", "used", "headroom", "runwayDays")) {
            if (funding.has(name)) {
                effect.set(name, funding.get(name));
            }
        }
        if (!funding.hasNonNull("headroom")) {
            var why = report.leftOut().stream()
                    .filter(unknown -> unknown.leaf().equals("drift.headroom"))
                    .map(DriftReport.Doubt::reason)
                    .findFirst();
            effect.put("headroom", "UNDETERMINED")
                    .put(
                            "why",
                            why.orElse("no ceiling is in force on %s"
                                    .formatted(report.measure().path("asOf").asText())));
        }
        return effect;
    }
}
