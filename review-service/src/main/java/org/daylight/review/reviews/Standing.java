package org.daylight.review.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.daylight.review.drift.DriftFacts;
import org.daylight.review.drift.DriftReport;
import org.daylight.review.drift.Limits;
import org.daylight.review.registry.Registry;
import org.daylight.review.registry.Sight;
import org.jspecify.annotations.Nullable;

/** How much of the autopilot limits of partners and objectives is used now, read from their schedules beside any review. */
@ApplicationScoped
public class Standing {

    private final Registry registry;
    private final Decided decided;

    Standing(Registry registry, Decided decided) {
        this.registry = registry;
        this.decided = decided;
    }

    /**
     * Where one stands.
     *
     * @param scope {@code partner:<code>} or {@code objective:<reference>}
     * @param since what it counts from: the last substantive decision, or the beginning
     * @param index at least so much; from 1 on a decision is overdue; null = there is none, or it is not known
     * @param limited whether anything limits it
     * @param accessGroups of all that it sums up
     * @param attention what was measured since then
     */
    public record At(
            String scope,
            LocalDate since,
            @Nullable BigDecimal index,
            boolean limited,
            Instant knownAt,
            List<String> accessGroups,
            JsonNode attention) {}

    /** Those of a scope that have begun: what has come since counts against each limit as far as it is known. */
    public List<At> of(String scope, LocalDate today, Function<String, Limits> limits) {
        var knownAt = registry.settledAt();
        var lines = registry.schedules(new Sight(scope, today, knownAt, "recorded", null));
        var found = new ArrayList<At>();
        for (var type : List.of("objective", "partner")) {
            var of = lines.stream().filter(line -> type.equals(type(line))).toList();
            var keys = of.stream().map(line -> line.path(type).asText()).toList();
            var made = decided.made(type, keys, today, knownAt);
            for (var line : of) {
                var key = line.path(type).asText();
                var its = type + ':' + key;
                var decisions = made.getOrDefault(key, List.of());
                var report = type.equals("objective")
                        ? DriftFacts.ofObjective(line, null, today, decisions, List.of(), limits.apply(its))
                        : DriftFacts.ofPartner(line, today, decisions, List.of(), limits.apply(its));
                add(found, its, line, report, knownAt);
            }
        }
        return found;
    }

    private static String type(JsonNode line) {
        return line.has("objective") ? "objective" : line.has("partner") ? "partner" : "authority";
    }

    private static void add(List<At> found, String scope, JsonNode line, DriftReport report, Instant knownAt) {
        var attention = report.measure().path("attention");
        var index = attention.path("autopilotIndex");
        if (attention.hasNonNull("since")) {
            var groups = new ArrayList<String>();
            line.path("accessGroups").forEach(group -> groups.add(group.asText()));
            found.add(new At(
                    scope,
                    LocalDate.parse(attention.get("since").asText()),
                    index.isTextual() ? new BigDecimal(index.asText()) : null,
                    // Null says that nothing limits it; an index that is not known is left out.
                    !index.isNull(),
                    knownAt,
                    groups,
                    attention));
        }
    }
}
