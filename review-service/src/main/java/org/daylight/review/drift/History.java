package org.daylight.review.drift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered up to a day, as two paths that enclose all that the records leave possible: the least, as late as
 * the dates allow, and the most, as early as they allow. Where a measure is the same on both it is known.
 *
 * @param most null where no upper bound is known
 * @param doubts why the paths differ
 */
record History(Curve least, @Nullable Curve most, Between delivered, Set<String> doubts) {

    private record Event(LocalDate on, boolean cumulative, BigDecimal amount) {}

    /** The same paths by the days of the calendar, whenever a plan starts. */
    record Dated(
            TreeMap<LocalDate, BigDecimal> least, @Nullable TreeMap<LocalDate, BigDecimal> most, Set<String> doubts) {

        Between delivered() {
            return new Between(last(least), most == null ? null : last(most).max(last(least)));
        }

        History since(LocalDate start) {
            return new History(curve(least, start), most == null ? null : curve(most, start), delivered(), doubts);
        }
    }

    static History of(List<Delivered> entries, Baseline plan, LocalDate asOf) {
        return dated(entries, plan, asOf).since(plan.startsOn());
    }

    /** @param plan says what is counted */
    static Dated dated(List<Delivered> entries, Baseline plan, LocalDate asOf) {
        var doubts = new TreeSet<String>();
        var amounts = amounts(entries, plan, asOf, doubts);
        var bounded = true;
        for (var entry : entries) {
            if (entry.on().earliest().isAfter(asOf)) {
                continue;
            }
            var amount = Objects.requireNonNull(amounts.get(entry));
            bounded &= amount.high() != null;
            if (!amount.exact()) {
                doubts.add(doubt(entry, plan));
            }
            if (!entry.on().exact()) {
                doubts.add("a delivery of %s is dated %s"
                        .formatted(entry.transfer(), entry.on().text()));
            }
        }
        var least = path(
                entries,
                entry -> new Event(
                        entry.on().latest(),
                        entry.cumulative(),
                        Objects.requireNonNull(amounts.get(entry)).low()),
                asOf);
        var most = !bounded
                ? null
                : path(
                        entries,
                        entry -> new Event(entry.on().earliest(), entry.cumulative(), high(amounts.get(entry))),
                        asOf);
        return new Dated(least, most, doubts);
    }

    /** Why it is not known what an entry adds to a plan. */
    private static String doubt(Delivered entry, Baseline plan) {
        return switch (plan.counts()) {
            case UNITS -> doubtInUnits(entry, plan.unit());
            case VALUE -> doubtByValue(entry, plan.unit());
            case INDEX -> doubtByIndex(entry, plan.unit());
        };
    }

    private static String doubtInUnits(Delivered entry, String unit) {
        return entry.amount() == null
                ? "a quantity of %s is not known".formatted(entry.transfer())
                : unit.equals(entry.unit())
                        ? "a quantity of %s is stated by a bound".formatted(entry.transfer())
                        : "%s is stated in %s, the plan counts %s".formatted(entry.transfer(), entry.unit(), unit);
    }

    private static String doubtByValue(Delivered entry, String basis) {
        var value = entry.value();
        return value == null
                ? "what is delivered under %s has no value, or values on several bases".formatted(entry.transfer())
                : "%s is valued in %s, the plan counts %s"
                        .formatted(entry.transfer(), Counts.value(value.currency(), value.basis()), basis);
    }

    private static String doubtByIndex(Delivered entry, String index) {
        return entry.indexes().containsKey(index)
                ? "a quantity of %s is stated by a bound".formatted(entry.transfer())
                : "what is delivered under %s counts for nobody knows how much by %s"
                        .formatted(entry.transfer(), index);
    }

    private static BigDecimal high(@Nullable Between amount) {
        return amount == null || amount.high() == null ? BigDecimal.ZERO : amount.high();
    }

    /**
     * What each entry says. A running total does not fall: what was stated before bounds it from below, what is stated
     * later from above, so that "more than 300,000" followed by "330,000" lies between the two.
     */
    private static Map<Delivered, Between> amounts(
            List<Delivered> entries, Baseline plan, LocalDate asOf, Set<String> doubts) {
        var amounts = new IdentityHashMap<Delivered, Between>();
        var streams = new HashMap<List<String>, List<Delivered>>();
        for (var entry : entries) {
            amounts.put(entry, entry.countedBy(plan));
            if (entry.cumulative() && !entry.on().latest().isAfter(asOf)) {
                streams.computeIfAbsent(entry.stream(), any -> new ArrayList<>())
                        .add(entry);
            }
        }
        for (var stream : streams.values()) {
            if (Delivered.totalsOfSeveralLines(stream)) {
                stream.forEach(entry -> amounts.put(entry, Between.UNKNOWN));
                doubts.add("running totals of %s are stated for several lines of a class"
                        .formatted(stream.getFirst().transfer()));
                continue;
            }
            stream.sort(Comparator.comparing(entry -> entry.on().latest()));
            var low = BigDecimal.ZERO;
            for (var entry : stream) {
                var stated = Objects.requireNonNull(amounts.get(entry));
                low = low.max(stated.low());
                amounts.put(entry, stated.within(low, null));
            }
            BigDecimal high = null;
            for (var entry : stream.reversed()) {
                var stated = Objects.requireNonNull(amounts.get(entry)).within(BigDecimal.ZERO, high);
                amounts.put(entry, stated);
                high = stated.high();
            }
        }
        return amounts;
    }

    /** The sum over transfers and classes after each day; a cumulative statement replaces what was added before it. */
    private static TreeMap<LocalDate, BigDecimal> path(
            List<Delivered> entries, Function<Delivered, Event> reading, LocalDate asOf) {
        var streams = new HashMap<List<String>, List<Event>>();
        for (var entry : entries) {
            var event = reading.apply(entry);
            if (!event.on.isAfter(asOf)) {
                streams.computeIfAbsent(entry.stream(), any -> new ArrayList<>())
                        .add(event);
            }
        }
        var changes = new TreeMap<LocalDate, BigDecimal>();
        for (var stream : streams.values()) {
            // A statement made on a day speaks of the day's end.
            stream.sort(Comparator.comparing(Event::on).thenComparing(Event::cumulative));
            var total = BigDecimal.ZERO;
            for (var event : stream) {
                var next = event.cumulative ? event.amount : total.add(event.amount);
                changes.merge(event.on, next.subtract(total), BigDecimal::add);
                total = next;
            }
        }
        var path = new TreeMap<LocalDate, BigDecimal>();
        var total = BigDecimal.ZERO;
        for (var change : changes.entrySet()) {
            total = total.add(change.getValue());
            path.put(change.getKey(), total);
        }
        return path;
    }

    private static BigDecimal last(TreeMap<LocalDate, BigDecimal> path) {
        return path.isEmpty() ? BigDecimal.ZERO : path.lastEntry().getValue();
    }

    /** Days since the start; what came before it stands there from the start. */
    private static Curve curve(TreeMap<LocalDate, BigDecimal> path, LocalDate start) {
        var points = new TreeMap<Double, Double>();
        path.forEach((day, total) ->
                points.put(Math.max(0.0, (double) ChronoUnit.DAYS.between(start, day)), total.doubleValue()));
        return Curve.steps(
                points.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                points.values().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
