package org.daylight.review.drift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/**
 * What came of a class under a transfer, as far as the days of its entries are known. A running total speaks of the end of its
 * day and replaces what was added until then; whether an addition came before a total, or which total was the last, may
 * depend on which days imprecise dates mean. The least is then not what came if all came late: of a delivery in June and a
 * total of the 15th the least has the delivery in the total, and the most has it beside.
 */
record Arrivals(List<Entry> additions, List<Entry> totals) {

    /** @param amount what it adds, or states of all that came */
    record Entry(LocalDate first, LocalDate last, Between amount) {

        static Entry of(ImpreciseDate on, Between amount) {
            return new Entry(on.earliest(), on.latest(), amount);
        }

        private LocalDate latestBy(LocalDate day) {
            return last.isBefore(day) ? last : day;
        }
    }

    static Arrivals of(List<Delivered> entries, Function<Delivered, Between> amount) {
        return new Arrivals(listed(entries, amount, false), listed(entries, amount, true));
    }

    private static List<Entry> listed(
            List<Delivered> entries, Function<Delivered, Between> amount, boolean cumulative) {
        return entries.stream()
                .filter(each -> each.cumulative() == cumulative)
                .map(each -> Entry.of(each.on(), amount.apply(each)))
                .toList();
    }

    /** All that came by the end of a day. */
    Between by(LocalDate day) {
        var settled = totals.stream()
                .filter(total -> !total.last.isAfter(day))
                .map(Entry::first)
                .max(Comparator.naturalOrder())
                .orElse(null);
        var possible = settled == null ? beside(Between.ZERO, null, null, day) : null;
        for (var total : totals) {
            var until = total.latestBy(day);
            if (!total.first.isAfter(day) && (settled == null || !until.isBefore(settled))) {
                var from = settled == null || settled.isBefore(total.first) ? total.first : settled;
                var came = beside(total.amount, from, until, day);
                possible = possible == null ? came : possible.or(came);
            }
        }
        return possible == null ? Between.ZERO : possible;
    }

    /**
     * What a total states and what was added to it by a day.
     *
     * @param from the first day that the total may be of; null = there is none
     * @param until the last
     */
    private Between beside(Between total, @Nullable LocalDate from, @Nullable LocalDate until, LocalDate day) {
        var low = total.low();
        var high = total.high();
        for (var addition : additions) {
            if (!addition.last.isAfter(day) && (until == null || addition.first.isAfter(until))) {
                low = low.add(addition.amount.low());
            }
            if (!addition.first.isAfter(day)
                    && (from == null || addition.latestBy(day).isAfter(from))) {
                var most = addition.amount.high();
                high = high == null || most == null ? null : high.add(most);
            }
        }
        return new Between(low, high);
    }

    /** The least that came by each day on which that may change, until a day. */
    TreeMap<LocalDate, BigDecimal> least(LocalDate end) {
        return inOneOrder()
                ? summed(Entry::last, Between::low, end)
                : amounts(new ArrivalSweep(this, changes(end)).least());
    }

    /** The most; what has no upper bound counts as nothing. */
    TreeMap<LocalDate, BigDecimal> most(LocalDate end) {
        return inOneOrder()
                ? summed(Entry::first, Arrivals::high, end)
                : amounts(new ArrivalSweep(this, changes(end)).most());
    }

    private static TreeMap<LocalDate, BigDecimal> amounts(SortedMap<LocalDate, Bounded> sums) {
        var amounts = new TreeMap<LocalDate, BigDecimal>();
        sums.forEach((day, sum) -> amounts.put(day, sum.open() > 0 ? BigDecimal.ZERO : sum.amount()));
        return amounts;
    }

    private static BigDecimal high(Between amount) {
        return amount.high() == null ? BigDecimal.ZERO : amount.high();
    }

    /** Whether no order depends on a day that is not known: there is no total, or each entry has a day and no two totals the same. */
    private boolean inOneOrder() {
        return totals.isEmpty()
                || (Stream.concat(additions.stream(), totals.stream()).allMatch(each -> each.first.equals(each.last))
                        && totals.stream().map(Entry::first).distinct().count() == totals.size());
    }

    /** In one pass: thousands of deliveries that each have a day are the rule. */
    private TreeMap<LocalDate, BigDecimal> summed(
            Function<Entry, LocalDate> day, Function<Between, BigDecimal> reading, LocalDate end) {
        var added = new TreeMap<LocalDate, BigDecimal>();
        additions.forEach(each -> added.merge(day.apply(each), reading.apply(each.amount), BigDecimal::add));
        var stated = new TreeMap<LocalDate, BigDecimal>();
        totals.forEach(each -> stated.put(day.apply(each), reading.apply(each.amount)));
        var path = new TreeMap<LocalDate, BigDecimal>();
        var sum = BigDecimal.ZERO;
        for (var on : days(end, added.keySet(), stated.keySet())) {
            var total = stated.get(on);
            sum = total == null ? sum.add(added.getOrDefault(on, BigDecimal.ZERO)) : total;
            path.put(on, sum);
        }
        return path;
    }

    private SortedSet<LocalDate> changes(LocalDate end) {
        var changes = new TreeSet<LocalDate>();
        Stream.concat(additions.stream(), totals.stream()).forEach(each -> {
            changes.add(each.first);
            changes.add(each.last);
        });
        // What may come after a total may do so from the day after it on.
        totals.stream().map(Entry::first).filter(end::isAfter).forEach(first -> changes.add(first.plusDays(1)));
        return days(end, changes, Set.of());
    }

    private static SortedSet<LocalDate> days(LocalDate end, Set<LocalDate> some, Set<LocalDate> others) {
        var days = new TreeSet<>(some);
        days.addAll(others);
        return days.headSet(end, true);
    }
}
