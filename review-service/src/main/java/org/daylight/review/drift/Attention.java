package org.daylight.review.drift;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has happened since somebody last decided in substance: deliveries, value, days, and how much of the limits on
 * them is used. Continuing without new evidence resets nothing.
 */
final class Attention {

    private static final String INDEX = "autopilotIndex";

    private Attention() {}

    static @Nullable LocalDate lastSubstantive(List<DecisionMade> decisions, LocalDate asOf) {
        return decisions.stream()
                .filter(DecisionMade::substantive)
                .map(DecisionMade::signedOn)
                .filter(day -> !day.isAfter(asOf))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** @param plan when it starts there is something to decide on; before that once a delivery surely came */
    static Figures sincePlan(
            StatedPlan plan, List<Delivered> entries, List<DecisionMade> decisions, Limits limits, LocalDate asOf) {
        if (plan.early().startsOn().isAfter(asOf)) {
            return sinceTheFirst(entries, decisions, limits, asOf);
        }
        var least = of(entries, decisions, limits, plan.late().startsOn(), asOf);
        if (plan.start() == null) {
            return least;
        }
        var most = of(entries, decisions, limits, plan.early().startsOn(), asOf);
        var figures = new Figures();
        WhicheverStart.agree(
                figures,
                List.of(most, least),
                List.of(plan.start()),
                (name, range) -> figures.unknown(name, range.inWords() + ": " + plan.start()));
        atLeast(figures, least);
        var index = least.value(INDEX);
        if (figures.value(INDEX) == null && index != null && !index.isNull() && index.asDouble() >= 1) {
            figures.put(INDEX, index).flag(INDEX + "AtLeast", true);
        }
        return figures;
    }

    /** On which a delivery surely came; null = none did. */
    private static @Nullable LocalDate firstDay(List<Delivered> entries, LocalDate asOf) {
        return entries.stream()
                .map(entry -> entry.on().latest())
                .filter(day -> !day.isAfter(asOf))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** Where nothing is planned there is something to decide on once a delivery surely came. */
    static Figures sinceTheFirst(List<Delivered> entries, List<DecisionMade> decisions, Limits limits, LocalDate asOf) {
        return of(entries, decisions, limits, firstDay(entries, asOf), asOf);
    }

    /**
     * What is so wherever the plan starts: all of it only grows with the time that it is counted over. A record of what goes on
     * by default names since when, and is told from others by that: the last day on which it can be.
     */
    private static void atLeast(Figures figures, Figures fromTheLastStart) {
        for (var name : List.of("since", "deliveriesAtLeast", "valuesAtLeast")) {
            var value = fromTheLastStart.value(name);
            if (value != null && figures.value(name) == null) {
                figures.put(name, value);
                figures.flag("sinceAtLatest", true);
            }
        }
        var days = fromTheLastStart.value("daysSinceDecision");
        if (days != null && figures.value("daysSinceDecision") == null) {
            figures.put("daysAtLeast", days);
        }
    }

    private static Figures of(
            List<Delivered> entries,
            List<DecisionMade> decisions,
            Limits limits,
            @Nullable LocalDate beginning,
            LocalDate asOf) {
        var figures = new Figures();
        var decided = lastSubstantive(decisions, asOf);
        var since = decided == null ? beginning : decided;
        if (decided == null) {
            figures.absent("lastDecisionOn");
        } else {
            figures.text("lastDecisionOn", decided.toString());
        }
        if (since == null || since.isAfter(asOf)) {
            return figures.absent("deliveriesSinceDecision")
                    .absent("daysSinceDecision")
                    .absent(INDEX);
        }
        // What came on the day of a decision was known to it; what came on the first day of all was not.
        var counted = Made.after(decided == null ? since.minusDays(1) : since, entries, asOf);
        var days = (int) ChronoUnit.DAYS.between(since, asOf);
        figures.text("since", since.toString()).days("daysSinceDecision", days);
        figures.number("deliveriesAtLeast", counted.certain());
        var worth = JsonNodeFactory.instance.arrayNode();
        counted.certainValues().values().forEach(value -> worth.add(value.text()));
        figures.put("valuesAtLeast", worth);
        if (counted.doubts().isEmpty()) {
            figures.number("deliveriesSinceDecision", counted.number());
        } else {
            figures.unknown("deliveriesSinceDecision", String.join("; ", counted.doubts()));
        }
        figures.put("delivered", counted.delivered().json());
        index(figures, limits, counted, days);
        return figures;
    }

    /** AI = max(n/n*, v/v*, d/d*); from 1 on a decision is overdue. Limits that are left out do not count. */
    private static void index(Figures figures, Limits limits, Made made, int days) {
        if (limits.none()) {
            figures.absent(INDEX);
            return;
        }
        var index = 0.0;
        var missing = new TreeSet<String>();
        if (limits.days() != null) {
            index = share(days, limits.days());
        }
        if (limits.deliveries() != null) {
            missing.addAll(made.doubts());
            index = Math.max(index, share(made.certain(), limits.deliveries()));
        }
        for (var most : limits.values()) {
            index = Math.max(
                    index, made.certainIn(most).doubleValue() / most.amount().doubleValue());
            if (!made.knownIn(most)) {
                missing.add("the value since then is not known in %s %s".formatted(most.currency(), most.basis()));
            }
        }
        // An overdue decision stays overdue whatever the unknown part comes to: then the index is at least this.
        if (missing.isEmpty() || index >= 1) {
            figures.decimal(INDEX, index).flag(INDEX + "AtLeast", !missing.isEmpty());
        } else {
            figures.unknown(INDEX, String.join("; ", missing));
        }
    }

    private static double share(int used, int most) {
        return used / (double) most;
    }
}
