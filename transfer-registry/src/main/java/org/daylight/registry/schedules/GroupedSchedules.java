package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.daylight.registry.facts.ClosingLine;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.JsonBytes;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Reading;
import org.daylight.registry.facts.Scope;
import org.daylight.registry.records.Milestone;
import org.daylight.registry.schedules.Grouping.By;
import org.jspecify.annotations.Nullable;

/**
 * Sums the deliveries up by whatever is asked for, in one pass. Held in memory is a sum by day for each group, never a
 * delivery. A delivery that serves several objectives counts in the group of each.
 */
final class GroupedSchedules {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An objective states its plan as a whole, so that no other group has one. */
    private static final Set<By> STATED_PLANS = EnumSet.of(By.OBJECTIVE, By.MILESTONE);

    private final Reading reading;
    private final Scope scope;
    private final Grouping grouping;
    private final LocalDate asOf;
    private final Map<String, Ordered> transfers = new HashMap<>();
    private final Set<String> objectives = new HashSet<>();
    private final Set<String> partners = new HashSet<>();
    private final Map<String, JsonNode> plans = new HashMap<>();
    private final Map<List<String>, Group> groups = new TreeMap<>(GroupedSchedules::compare);

    GroupedSchedules(Reading reading, Scope scope, Grouping grouping) {
        this.reading = reading;
        this.scope = scope;
        this.grouping = grouping;
        this.asOf = reading.moment().asOf();
    }

    void write(OutputStream out) throws SQLException, IOException {
        for (var partner : reading.all("partner", "true")) {
            partners.add(partner.content().path("code").asText());
        }
        for (var objective : reading.all("objective", "true")) {
            objectives.add(objective.content().path("reference").asText());
            if (STATED_PLANS.containsAll(grouping.by()) && grouping.measure() instanceof Measure.Units(var unit)) {
                plan(objective, unit);
            }
        }
        reading.each(reading.select("transfer", "true"), row -> transfer(Reading.known(row)));
        reading.each(reading.select("delivery", "true"), row -> delivery(Reading.known(row)));
        var closing = new ClosingLine(out);
        for (var group : groups.entrySet()) {
            for (var milestone : group.getValue().milestones()) {
                var line = group.getValue().line(named(group.getKey(), milestone), milestone, grouping.measure());
                var plan = plans.get(String.join(" ", group.getKey()) + " " + milestone);
                if (plan != null) {
                    line.set("baseline", plan);
                }
                closing.line(new JsonBytes().raw(JSON.writeValueAsBytes(line)).raw('\n'));
            }
        }
        closing.end();
    }

    /** The last plan stated by the day, in the unit that is asked for; it makes a group although nothing came. */
    private void plan(Known objective, String unit) {
        var reference = objective.content().path("reference").asText();
        if (!isAsked(objective, reference)) {
            return;
        }
        for (var baseline : objective.content().path("baselines")) {
            var milestone = baseline.path("milestone").asText();
            var asked = grouping.by().contains(By.MILESTONE)
                    || milestone.equals(grouping.milestone().name());
            if (asked
                    && unit.equals(baseline.path("unit").asText())
                    && !Dates.earliest(baseline.path("statedOn").asText()).isAfter(asOf)) {
                var key = grouping.by().stream()
                        .map(by -> by == By.OBJECTIVE ? reference : "")
                        .toList();
                var group = groups.computeIfAbsent(key, _ -> new Group(asOf));
                group.reach(objective);
                group.at(milestone);
                plans.put(String.join(" ", key) + " " + milestone, baseline);
            }
        }
    }

    private boolean isAsked(Known objective, String reference) {
        return switch (scope) {
            case Scope.Portfolio() -> true;
            case Scope.OfPartner(var code) -> code.equals(objective.text("partner"));
            case Scope.OfObjective(var asked) -> asked.equals(reference);
        };
    }

    private void transfer(Known transfer) {
        if (!grouping.asks(transfer) || !inScope(transfer)) {
            return;
        }
        var content = transfer.content();
        var served = new ArrayList<String>();
        for (var objective : content.path("objectives")) {
            if (objectives.contains(objective.asText())) {
                served.add(objective.asText());
            }
        }
        var supplier = transfer.text("supplier");
        transfers.put(
                content.path("reference").asText(),
                new Ordered(
                        content.path("reference").asText(),
                        content.path("partner").asText(),
                        supplier != null && partners.contains(supplier) ? supplier : null,
                        served,
                        Ordered.lines(content),
                        grouping.why(transfer),
                        transfer.withoutContent()));
    }

    private boolean inScope(Known transfer) {
        return switch (scope) {
            case Scope.Portfolio() -> true;
            case Scope.OfPartner(var code) -> code.equals(transfer.text("partner"));
            case Scope.OfObjective(var reference) -> transfer.names("objectives", reference);
        };
    }

    private void delivery(Known delivery) {
        var transfer = transfers.get(delivery.content().path("transfer").asText());
        if (transfer == null || !delivery.content().path("counted").asBoolean(true)) {
            return;
        }
        if (!grouping.by().contains(By.OBJECTIVE)) {
            add(delivery, transfer, null);
        } else if (transfer.objectives().isEmpty()) {
            add(delivery, transfer, "");
        } else {
            transfer.objectives().forEach(objective -> add(delivery, transfer, objective));
        }
    }

    private void add(Known delivery, Ordered transfer, @Nullable String objective) {
        var group = groups.computeIfAbsent(key(delivery, transfer, objective), _ -> new Group(asOf));
        group.reach(delivery);
        group.reach(transfer.known());
        group.record();
        var byMilestone = grouping.by().contains(By.MILESTONE);
        if (!byMilestone) {
            group.at(grouping.milestone().name());
        }
        if (!transfer.why().isEmpty()) {
            group.not(transfer.why());
            return;
        }
        var came = false;
        var all = byMilestone ? List.of(Milestone.values()) : List.of(grouping.milestone());
        for (var milestone : all) {
            came |= came(group, delivery, transfer, milestone);
        }
        planned(group, delivery, transfer, came);
    }

    private boolean came(Group group, Known delivery, Ordered transfer, Milestone milestone) {
        var at = delivery.content().path("milestones").path(milestone.name());
        var on = (at.isTextual() ? at : at.path("on")).asText(null);
        if (on == null) {
            return false;
        }
        if (Dates.earliest(on).isAfter(asOf)) {
            return true;
        }
        var added = grouping.measure().of(delivery, "quantity", transfer);
        group.at(milestone.name());
        if (added.amount() == null) {
            group.not(added.why());
        } else {
            group.came(milestone.name(), on, added.amount());
        }
        return true;
    }

    private void planned(Group group, Known delivery, Ordered transfer, boolean came) {
        var plannedOn = delivery.text("plannedOn");
        if (plannedOn == null) {
            return;
        }
        var added = grouping.measure().of(delivery, "plannedQuantity", transfer);
        if (added.amount() == null) {
            group.not("planned: " + added.why());
        } else {
            group.planned(plannedOn, added.amount());
        }
        if (!came
                && Dates.latest(plannedOn).isBefore(asOf)
                && !delivery.content()
                        .path("milestones")
                        .has(grouping.milestone().name())) {
            group.not("it was planned before this day, and nobody says whether it came");
        }
    }

    /** The names of a group in the order in which they were asked for; empty for what is not known. */
    private List<String> key(Known delivery, Ordered transfer, @Nullable String objective) {
        return grouping.by().stream()
                .map(by -> switch (by) {
                    case OBJECTIVE -> String.valueOf(objective);
                    case TRANSFER -> transfer.reference();
                    case PARTNER -> transfer.partner();
                    case SUPPLIER -> orEmpty(transfer.supplier());
                    case CAPABILITY -> orEmpty(transfer.capabilityClass(delivery.get("line")));
                    case MILESTONE -> "";
                })
                .toList();
    }

    private ObjectNode named(List<String> key, String milestone) {
        var named = JsonNodeFactory.instance.objectNode();
        var i = 0;
        for (var by : grouping.by()) {
            var name = by == By.MILESTONE ? milestone : key.get(i);
            named.put(by.word(), name.isEmpty() ? null : name);
            i++;
        }
        return named;
    }

    private static String orEmpty(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static int compare(List<String> one, List<String> other) {
        for (var i = 0; i < one.size(); i++) {
            var difference = one.get(i).compareTo(other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
