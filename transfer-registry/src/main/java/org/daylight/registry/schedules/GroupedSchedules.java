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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.daylight.registry.facts.ClosingLine;
import org.daylight.registry.facts.JsonBytes;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Reading;
import org.daylight.registry.facts.Scope;
import org.daylight.registry.schedules.Grouping.By;
import org.jspecify.annotations.Nullable;

/**
 * Sums the deliveries up by whatever is asked for, in one pass. Held in memory is a sum by day for each group, never a
 * delivery. A delivery that serves several objectives counts in the group of each.
 */
final class GroupedSchedules {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Reading reading;
    private final Scope scope;
    private final Grouping grouping;
    private final Shown shown;
    private final LocalDate asOf;
    private final Map<String, Ordered> transfers = new HashMap<>();
    private final Set<String> objectives = new HashSet<>();
    private final Set<String> partners = new HashSet<>();
    private final GroupPlans plans;
    private final Map<List<String>, Group> groups = new TreeMap<>(GroupedSchedules::compare);

    GroupedSchedules(Reading reading, Scope scope, Grouping grouping, Shown shown) {
        this.reading = reading;
        this.scope = scope;
        this.grouping = grouping;
        this.shown = shown;
        this.asOf = reading.moment().asOf();
        this.plans = new GroupPlans(grouping, asOf);
    }

    void write(OutputStream out) throws SQLException, IOException {
        for (var partner : reading.all("partner", "true")) {
            partners.add(partner.content().path("code").asText());
        }
        for (var objective : reading.all("objective", "true")) {
            objectives.add(objective.content().path("reference").asText());
            if (grouping.isOfWholeObjectives()) {
                plan(objective);
            }
        }
        reading.each(reading.select("transfer", "true"), row -> transfer(Reading.known(row)));
        reading.each(reading.select("delivery", "true"), row -> delivery(Reading.known(row)));
        var closing = new ClosingLine(out);
        for (var group : groups.entrySet()) {
            for (var milestone : group.getValue().milestones()) {
                var at = new GroupPlans.At(group.getKey(), milestone);
                var plan = plans.of(at);
                var without = plan == null ? plans.without(at) : null;
                if (without != null) {
                    group.getValue().reach(without.planned());
                }
                var line = group.getValue()
                        .line(
                                named(group.getKey(), milestone),
                                milestone,
                                grouping.measure(),
                                plan,
                                without == null ? null : without.why());
                closing.line(new JsonBytes()
                        .raw(JSON.writeValueAsBytes(shown.of(line)))
                        .raw('\n'));
            }
        }
        closing.end();
    }

    private void plan(Known objective) {
        var reference = objective.content().path("reference").asText();
        if (isAsked(objective, reference)) {
            var key = grouping.by().stream()
                    .map(by -> by == By.OBJECTIVE ? reference : "")
                    .toList();
            plan(objective, key);
        }
    }

    /** What is planned makes a group although nothing came. */
    private void plan(Known planned, List<String> key) {
        for (var at : plans.add(planned, key)) {
            var group = groups.computeIfAbsent(at.key(), _ -> new Group(asOf));
            group.reach(planned);
            group.at(at.milestone());
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
        if (!grouping.asks(transfer, asOf) || !inScope(transfer)) {
            return;
        }
        var content = transfer.content();
        var served = new ArrayList<String>();
        for (var objective : content.path("objectives")) {
            if (objectives.contains(objective.asText())) {
                served.add(objective.asText());
            }
        }
        var supplier = reading.supplierOf(transfer);
        var ordered = new Ordered(
                content.path("reference").asText(),
                content.path("partner").asText(),
                supplier != null && partners.contains(supplier) ? supplier : null,
                served,
                Lines.of(content),
                grouping.why(transfer, asOf),
                supplier != null,
                transfer.withoutContent());
        transfers.put(ordered.reference(), ordered);
        if (grouping.isOfWholeTransfers() && ordered.why().isEmpty()) {
            plan(transfer, planned(ordered));
        }
    }

    /** The group of a transfer's plans, whatever class they are of. */
    private List<String> planned(Ordered transfer) {
        return grouping.by().stream()
                .map(by -> by == By.CAPABILITY ? "" : key(by, transfer, null, null))
                .toList();
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
        var group = groups.computeIfAbsent(key(transfer, delivery.get("line"), objective), _ -> new Group(asOf));
        group.reach(delivery);
        group.reach(transfer.known());
        group.record();
        if (!grouping.by().contains(By.MILESTONE)) {
            group.at(grouping.milestone().name());
        }
        Counted.of(group, delivery, transfer, grouping, asOf).add();
    }

    /** The names of a group in the order in which they were asked for; empty for what is not known. */
    private List<String> key(Ordered transfer, @Nullable JsonNode line, @Nullable String objective) {
        return grouping.by().stream()
                .map(by -> key(by, transfer, line, objective))
                .toList();
    }

    private static String key(By by, Ordered transfer, @Nullable JsonNode line, @Nullable String objective) {
        return switch (by) {
            case OBJECTIVE -> String.valueOf(objective);
            case TRANSFER -> transfer.reference();
            case PARTNER -> transfer.partner();
            case SUPPLIER -> orEmpty(transfer.supplier());
            case CAPABILITY -> orEmpty(transfer.lines().capabilityClass(Lines.named(line)));
            case MILESTONE -> "";
        };
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
