package org.daylight.review.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.review.drift.Counts;
import org.jspecify.annotations.Nullable;

/** Schedule lines to which is added what comes as supposed. */
public final class AlteredSchedules {

    /** The fields of which a baseline has one. */
    private static final List<String> MEASURES = List.of("unit", "value", "index");

    private AlteredSchedules() {}

    /** The transfers that serve an objective; where its schedule does not list them, those with something planned or delivered. */
    public static Set<String> transfers(JsonNode objective) {
        var transfers = new HashSet<String>();
        objective.path("serving").forEach(reference -> transfers.add(reference.asText()));
        for (var list : List.of("planned", "deliveries")) {
            objective
                    .path(list)
                    .forEach(entry -> transfers.add(entry.path("transfer").asText()));
        }
        return transfers;
    }

    /**
     * An objective's line with what comes by a day, at each milestone that one of its plans counts, and its new baseline. Of what is
     * under way the schedule says that it may have come; whoever supposes when it comes supposes that it has not yet.
     *
     * @param perUnit what comes counts for by the indexes that plans count by
     * @param until what comes wholly after it is left out
     * @param statedOn when the new baseline is stated
     */
    public static ObjectNode objective(
            JsonNode schedule,
            Collection<Coming> comings,
            PerUnit perUnit,
            Measure.@Nullable Replan replan,
            LocalDate until,
            LocalDate statedOn) {
        ObjectNode altered = schedule.deepCopy();
        if (replan != null) {
            baseline(altered, replan, statedOn);
        }
        var indexes = new TreeSet<String>();
        plans(altered).forEach(baseline -> {
            if (Counts.of(baseline) == Counts.INDEX) {
                indexes.add(Counts.measure(baseline));
            }
        });
        var transfers = transfers(schedule);
        var milestones = milestones(schedule);
        var added = false;
        ArrayNode deliveries = altered.withArray("deliveries");
        leave(deliveries, comings);
        for (var coming : comings) {
            if (coming.comesFor(schedule.path("objective").asText(), transfers) && addsBy(coming, until)) {
                for (var milestone : milestones) {
                    if (coming.delivery().ahead().contains(milestone)) {
                        var entry = entry(deliveries.addObject(), coming)
                                .put("milestone", milestone)
                                .put("measure", "INCREMENT")
                                .put("capabilityClass", coming.capabilityClass())
                                .put("designation", coming.designation());
                        if (!indexes.isEmpty()) {
                            var counted = entry.putObject("indexes");
                            indexes.forEach(index -> counted.put(index, text(perUnit.counts(coming, index))));
                        }
                        added = true;
                    }
                }
            }
        }
        if (added) {
            unwrite(altered);
        }
        return altered;
    }

    /** What is held without an end was planned for a day and does not come; of what has no day it stays open whether it came. */
    private static void leave(ArrayNode deliveries, Collection<Coming> comings) {
        var ahead = new HashMap<String, List<String>>();
        for (var coming : comings) {
            if (coming.on() != null || coming.delivery().on() != null) {
                ahead.put(coming.delivery().reference(), coming.delivery().ahead());
            }
        }
        for (var entries = deliveries.elements(); entries.hasNext(); ) {
            var entry = entries.next();
            if (ahead.getOrDefault(entry.path("delivery").asText(), List.of())
                    .contains(entry.path("milestone").asText())) {
                entries.remove();
            }
        }
    }

    /**
     * When a new baseline is stated that is to be the latest one on a day that is looked at: what is stated at some time of this
     * month counts from the month's end on.
     *
     * @param until what is stated after it is not looked at
     */
    public static LocalDate statedLast(JsonNode schedule, LocalDate asOf, LocalDate until) {
        return schedule.path("baselines")
                .valueStream()
                .map(plan -> ImpreciseDate.parse(plan.path("statedOn").asText()).latest())
                .filter(on -> on.isAfter(asOf) && !on.isAfter(until))
                .max(Comparator.naturalOrder())
                .orElse(asOf);
    }

    /** Those of the whole, and those of its capability classes. */
    public static Stream<JsonNode> plans(JsonNode schedule) {
        return Stream.concat(
                schedule.path("baselines").valueStream(),
                schedule.path("classBaselines").valueStream());
    }

    /** Those that its plans count; where none is of the whole, what came in all is told of the hand-over. */
    public static Set<String> milestones(JsonNode schedule) {
        var milestones = new TreeSet<String>();
        plans(schedule).forEach(plan -> milestones.add(plan.path("milestone").asText("HANDED_OVER")));
        if (schedule.path("baselines").isEmpty()) {
            milestones.add("HANDED_OVER");
        }
        return milestones;
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : Draw.text(amount);
    }

    /** A partner's line with what comes by a day under any transfer of it and has not left yet: what has left counts already. */
    public static ObjectNode partner(JsonNode schedule, Collection<Coming> comings, LocalDate until) {
        ObjectNode altered = schedule.deepCopy();
        var code = schedule.path("partner").asText();
        ArrayNode deliveries = altered.withArray("deliveries");
        var added = false;
        for (var coming : comings) {
            if (code.equals(coming.partner()) && !coming.delivery().isOnItsWay() && addsBy(coming, until)) {
                entry(deliveries.addObject(), coming);
                added = true;
            }
        }
        if (added) {
            unwrite(altered);
        }
        return altered;
    }

    /** Schedules leave out what does not count, so what is added to them does. */
    private static boolean addsBy(Coming coming, LocalDate until) {
        var on = coming.on();
        return coming.delivery().counted() && on != null && !on.earliest().isAfter(until);
    }

    private static ObjectNode entry(ObjectNode entry, Coming coming) {
        var on = Objects.requireNonNull(coming.on());
        var quantity = coming.quantity();
        var value = coming.value();
        return entry.put("on", on.text())
                .put("quantity", quantity == null ? null : quantity.text())
                .put("value", value == null ? null : value.text())
                .put("count", 1)
                .put("transfer", coming.delivery().transfer());
    }

    /** Under which written terms comes what has not come yet is not recorded, so that the shares of them are not known. */
    private static void unwrite(ObjectNode schedule) {
        if (schedule.path("written") instanceof ObjectNode written) {
            written.remove("deliveredValue");
        }
    }

    /** It keeps the milestone and the tolerances of the latest plan that it is compared with. */
    private static void baseline(ObjectNode schedule, Measure.Replan replan, LocalDate statedOn) {
        ArrayNode baselines = schedule.withArray("baselines");
        var latest = Counts.compared(baselines).stream()
                .max(Comparator.comparingInt(baseline -> baseline.path("number").asInt()))
                .orElseThrow(() -> new IllegalArgumentException("an objective without a plan cannot be re-planned"));
        var number = baselines
                .valueStream()
                .mapToInt(baseline -> baseline.path("number").asInt())
                .max()
                .orElse(0);
        ObjectNode next = latest.deepCopy();
        next.remove(MEASURES);
        MEASURES.stream()
                .filter(replan.counts()::hasNonNull)
                .forEach(field -> next.set(field, replan.counts().get(field)));
        next.put("number", number + 1)
                .put("statedOn", statedOn.toString())
                .put("startsOn", replan.startsOn().text());
        var points = next.putArray("points");
        replan.points()
                .forEach(point -> points.addObject()
                        .put("on", point.on().text())
                        .put("cumulative", point.cumulative().toPlainString()));
        baselines.add(next);
    }

    /**
     * An authority's line with the charges of an option moved to it, made to it, and taken from it.
     *
     * @param all the lines of all authorities, to find the recorded charges
     */
    public static ObjectNode authority(JsonNode schedule, List<Measure.Charge> charges, Collection<JsonNode> all) {
        ObjectNode altered = schedule.deepCopy();
        var code = schedule.path("authority").asText();
        for (var charge : charges) {
            var here = charge.authority().equals(code);
            if (charge.amount() != null) {
                if (here) {
                    altered.withArray("charges")
                            .addObject()
                            .put("on", charge.on() == null ? null : charge.on().toString())
                            .put("amount", charge.amount().text())
                            .put("transfer", charge.transfer());
                }
            } else if (here) {
                all.forEach(other -> recorded(other, charge.transfer()).stream()
                        .filter(_ -> !other.path("authority").asText().equals(code))
                        .forEach(moved -> {
                            ObjectNode copy = moved.deepCopy();
                            if (charge.on() != null) {
                                copy.put("on", charge.on().toString());
                            }
                            altered.withArray("charges").add(copy);
                        }));
            } else {
                var left = altered.withArray("charges");
                var kept = new ArrayList<JsonNode>();
                left.forEach(each -> {
                    if (!each.path("transfer").asText().equals(charge.transfer())) {
                        kept.add(each);
                    }
                });
                left.removeAll();
                left.addAll(kept);
            }
        }
        return altered;
    }

    /** The charges that an authority's line has of a transfer. */
    public static List<JsonNode> recorded(JsonNode authority, String transfer) {
        return authority
                .path("charges")
                .valueStream()
                .filter(charge -> charge.path("transfer").asText().equals(transfer))
                .toList();
    }
}
