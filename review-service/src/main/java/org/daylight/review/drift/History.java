package org.daylight.review.drift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered up to a day, as two paths that enclose all that the records leave possible: the least, as late as
 * the dates allow, and the most, as early as they allow. Where a measure is the same on both it is known.
 *
 * @param most null where no upper bound is known
 * @param begun what had come before the start
 * @param doubts why the paths differ
 */
record History(Curve least, @Nullable Curve most, Between begun, Between delivered, Set<String> doubts) {

    /** The same paths by the days of the calendar, whenever a plan starts. */
    record Dated(
            TreeMap<LocalDate, BigDecimal> least, @Nullable TreeMap<LocalDate, BigDecimal> most, Set<String> doubts) {

        Between delivered() {
            return between(History::last);
        }

        private Between between(Function<TreeMap<LocalDate, BigDecimal>, BigDecimal> amount) {
            var low = amount.apply(least);
            return new Between(low, most == null ? null : amount.apply(most).max(low));
        }

        History since(LocalDate start) {
            return new History(
                    curve(least, start),
                    most == null ? null : curve(most, start),
                    between(path -> before(path, start)),
                    delivered(),
                    doubts);
        }
    }

    static History of(List<Delivered> entries, Baseline plan, LocalDate asOf) {
        return dated(entries, plan, asOf).since(plan.startsOn());
    }

    /** @param plan says what is counted */
    static Dated dated(List<Delivered> entries, Baseline plan, LocalDate asOf) {
        var doubts = new TreeSet<String>();
        var least = new TreeMap<LocalDate, BigDecimal>();
        var most = new TreeMap<LocalDate, BigDecimal>();
        var bounded = true;
        for (var stream : entries.stream()
                .filter(entry -> !entry.on().earliest().isAfter(asOf))
                .collect(Collectors.groupingBy(Delivered::stream))
                .values()) {
            var amounts = amounts(stream, plan, asOf, doubts);
            for (var entry : stream) {
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
            var arrivals = Arrivals.of(stream, entry -> Objects.requireNonNull(amounts.get(entry)));
            addChanges(least, arrivals.least(asOf));
            addChanges(most, arrivals.most(asOf));
        }
        return new Dated(summed(least), bounded ? summed(most) : null, doubts);
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

    /**
     * What each entry of a stream says. A running total does not fall: what was surely stated before bounds it from below, what
     * is surely stated later from above, so that "more than 300,000" followed by "330,000" lies between the two.
     */
    private static Map<Delivered, Between> amounts(
            List<Delivered> stream, Baseline plan, LocalDate asOf, Set<String> doubts) {
        var amounts = new IdentityHashMap<Delivered, Between>();
        stream.forEach(entry -> amounts.put(entry, entry.countedBy(plan)));
        if (Delivered.totalsOfSeveralLines(stream)) {
            stream.stream().filter(Delivered::cumulative).forEach(entry -> amounts.put(entry, Between.UNKNOWN));
            doubts.add("running totals of %s are stated for several lines of a class"
                    .formatted(stream.getFirst().transfer()));
            return amounts;
        }
        var totals = stream.stream()
                .filter(entry -> entry.cumulative() && !entry.on().latest().isAfter(asOf))
                .toList();
        var low = BigDecimal.ZERO;
        var lows = new TreeMap<LocalDate, BigDecimal>();
        for (var total : sorted(totals, ImpreciseDate::latest)) {
            low = low.max(stated(amounts, total).low());
            lows.put(total.on().latest(), low);
        }
        for (var total : totals) {
            var before = lows.floorEntry(total.on().earliest());
            if (before != null) {
                amounts.put(total, stated(amounts, total).within(before.getValue(), null));
            }
        }
        var highs = new TreeMap<LocalDate, BigDecimal>();
        for (var total : sorted(totals, ImpreciseDate::earliest).reversed()) {
            var later = highs.ceilingEntry(total.on().latest());
            var amount = stated(amounts, total).within(BigDecimal.ZERO, later == null ? null : later.getValue());
            amounts.put(total, amount);
            if (amount.high() != null) {
                highs.merge(total.on().earliest(), amount.high(), BigDecimal::min);
            }
        }
        return amounts;
    }

    private static Between stated(Map<Delivered, Between> amounts, Delivered entry) {
        return Objects.requireNonNull(amounts.get(entry));
    }

    private static List<Delivered> sorted(List<Delivered> totals, Function<ImpreciseDate, LocalDate> day) {
        return totals.stream()
                .sorted(Comparator.comparing(total -> day.apply(total.on())))
                .toList();
    }

    private static void addChanges(TreeMap<LocalDate, BigDecimal> changes, TreeMap<LocalDate, BigDecimal> path) {
        var before = BigDecimal.ZERO;
        for (var point : path.entrySet()) {
            changes.merge(point.getKey(), point.getValue().subtract(before), BigDecimal::add);
            before = point.getValue();
        }
    }

    private static TreeMap<LocalDate, BigDecimal> summed(TreeMap<LocalDate, BigDecimal> changes) {
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

    private static BigDecimal before(TreeMap<LocalDate, BigDecimal> path, LocalDate start) {
        var last = path.lowerEntry(start);
        return last == null ? BigDecimal.ZERO : last.getValue();
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
