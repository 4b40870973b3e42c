package org.daylight.review.drift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.daylight.kit.json.Money;
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

    /** @param plan when it starts there is something to decide on; null = there is none */
    static Figures sincePlan(
            @Nullable StatedPlan plan,
            List<Delivered> entries,
            List<DecisionMade> decisions,
            Limits limits,
            LocalDate asOf) {
        if (plan == null) {
            return of(entries, decisions, limits, null, asOf);
        }
        var least = of(entries, decisions, limits, plan.late().startsOn(), asOf);
        if (plan.start() == null) {
            return least;
        }
        var most = of(entries, decisions, limits, plan.early().startsOn(), asOf);
        // All of it only grows with the time that it is counted over.
        var figures = new Figures();
        WhicheverStart.agree(figures, List.of(most, least), List.of(plan.start()));
        var index = least.value(INDEX);
        if (figures.value(INDEX) == null && index != null && !index.isNull() && index.asDouble() >= 1) {
            figures.put(INDEX, index).flag(INDEX + "AtLeast", true);
        }
        return figures;
    }

    static Figures of(
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
        figures.number("deliveriesAtLeast", counted.certain);
        if (counted.doubts.isEmpty()) {
            figures.number("deliveriesSinceDecision", counted.number);
        } else {
            figures.unknown("deliveriesSinceDecision", String.join("; ", counted.doubts));
        }
        figures.put("delivered", counted.delivered.json());
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
            missing.addAll(made.doubts);
            index = Math.max(index, share(made.certain, limits.deliveries()));
        }
        var most = limits.value();
        if (most != null) {
            var value = made.valueIn(most);
            if (value == null) {
                missing.add("the value since then is not known in %s %s".formatted(most.currency(), most.basis()));
            } else {
                index = Math.max(index, value.doubleValue() / most.amount().doubleValue());
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

    /**
     * The deliveries counted, and their values; a null among them is a value that is not known.
     *
     * @param certain how many of them came since then whatever day an imprecise date stands for
     */
    private record Made(
            int number, int certain, List<@Nullable Money> values, Meanwhile delivered, TreeSet<String> doubts) {

        static Made after(LocalDate since, List<Delivered> entries, LocalDate asOf) {
            var number = 0;
            var certain = 0;
            var summed = Summed.of(entries);
            var values = new ArrayList<@Nullable Money>();
            var delivered = new Meanwhile();
            var doubts = new TreeSet<String>();
            var stated = new HashMap<List<String>, Delivered>();
            var reached = new HashMap<List<String>, BigDecimal>();
            var severalLines = severalLines(entries);
            for (var entry : entries.stream()
                    .sorted(Comparator.comparing(each -> each.on().latest()))
                    .toList()) {
                // A total of one line says nothing of another one; what was added says no line.
                var ofLine = entry.cumulative() && severalLines.contains(entry.stream());
                var stream = ofLine ? withLine(entry) : entry.stream();
                var before = reached.getOrDefault(stream, BigDecimal.ZERO);
                var amount = entry.amount() == null
                        ? BigDecimal.ZERO
                        : entry.amount().low();
                var rises = entry.cumulative()
                        ? amount.compareTo(before) > 0
                        : entry.amount() == null || amount.signum() > 0;
                reached.put(stream, entry.cumulative() ? amount : before.add(amount));
                var earlier = entry.cumulative() ? stated.put(stream, entry) : null;
                if (!rises
                        || !entry.on().latest().isAfter(since)
                        || entry.on().earliest().isAfter(asOf)) {
                    continue;
                }
                var unclear = ofLine && reached.containsKey(entry.stream());
                if (!entry.on().earliest().isAfter(since) || entry.on().latest().isAfter(asOf)) {
                    doubts.add("a delivery of %s is dated %s"
                            .formatted(entry.transfer(), entry.on().text()));
                } else if (unclear) {
                    doubts.add(
                            "running totals of %s are stated for several lines of a class, and what was added says no line"
                                    .formatted(entry.transfer()));
                } else {
                    certain += entry.count();
                }
                number += entry.count();
                var mixed = unclear || (entry.cumulative() && summed.with(entry.transfer()));
                var value = mixed ? null : added(entry, earlier);
                values.add(value);
                var exact = !mixed && entry.amount() != null && entry.amount().exact() && !entry.about();
                delivered.add(entry, !exact ? null : entry.cumulative() ? amount.subtract(before) : amount, value);
            }
            return new Made(number, certain, values, delivered, doubts);
        }

        private static Set<List<String>> severalLines(List<Delivered> entries) {
            return entries.stream()
                    .filter(Delivered::cumulative)
                    .collect(Collectors.groupingBy(Delivered::stream))
                    .entrySet()
                    .stream()
                    .filter(stream -> Delivered.totalsOfSeveralLines(stream.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        private static List<String> withLine(Delivered entry) {
            var stream = new ArrayList<>(entry.stream());
            stream.add(String.valueOf(entry.line()));
            return stream;
        }

        private static @Nullable Money added(Delivered entry, @Nullable Delivered earlier) {
            var value = entry.value();
            if (earlier == null || value == null) {
                return value;
            }
            return earlier.value() != null && earlier.value().comparableWith(value)
                    ? new Money(value.amount().subtract(earlier.value().amount()), value.currency(), value.basis())
                    : null;
        }

        private @Nullable BigDecimal valueIn(Money limit) {
            var sum = BigDecimal.ZERO;
            for (var value : values) {
                if (value == null || !value.comparableWith(limit) || !doubts.isEmpty()) {
                    return null;
                }
                sum = sum.add(value.amount());
            }
            return sum;
        }
    }

    /**
     * Of a partner, what was added on a day comes summed up over transfers. What a running total of one of these adds to it
     * cannot be told from that.
     */
    private record Summed(Set<String> transfers, boolean more) {

        static Summed of(List<Delivered> entries) {
            var transfers = new HashSet<String>();
            var more = false;
            for (var entry : entries) {
                transfers.addAll(entry.named());
                more |= entry.more();
            }
            return new Summed(transfers, more);
        }

        boolean with(String transfer) {
            return more || transfers.contains(transfer);
        }
    }
}
