package org.daylight.review.drift;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.daylight.review.drift.Arrivals.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Arrivals#by} says of each of many days, in one pass over the days: thousands of deliveries of which only the month
 * is known may come beside a running total.
 */
final class ArrivalSweep {

    private final Arrivals arrivals;
    private final SortedSet<LocalDate> days;

    ArrivalSweep(Arrivals arrivals, SortedSet<LocalDate> days) {
        this.arrivals = arrivals;
        this.days = days;
    }

    /** The entries in an order of days, each once. */
    private static final class Ahead {

        private final List<Entry> entries;
        private final Function<Entry, LocalDate> day;
        private int next;

        Ahead(List<Entry> entries, Function<Entry, LocalDate> day) {
            this.entries = entries.stream().sorted(Comparator.comparing(day)).toList();
            this.day = day;
        }

        void upTo(LocalDate on, Consumer<Entry> each) {
            while (next < entries.size() && !day.apply(entries.get(next)).isAfter(on)) {
                each.accept(entries.get(next++));
            }
        }
    }

    /** The first day that the newest total surely stands for: none that is over before counts any more. */
    private static final class Settled {

        private final Ahead over;
        private @Nullable LocalDate from;

        Settled(List<Entry> totals) {
            this.over = new Ahead(totals, Entry::last);
        }

        @Nullable
        LocalDate by(LocalDate day) {
            over.upTo(day, total -> from = from == null || total.first().isAfter(from) ? total.first() : from);
            return from;
        }
    }

    /** What came surely after a total that is over adds to it; one that may still be of a later day has nothing beside it. */
    TreeMap<LocalDate, Bounded> least() {
        var totals = sorted(Entry::last);
        var ends = totals.stream().map(Entry::last).toList();
        var over =
                new GrowingTotals(totals.stream().map(ArrivalSweep::low).toList(), Comparator.<Bounded>naturalOrder());
        var perhaps = new PriorityQueue<Entry>(Comparator.comparing(ArrivalSweep::low));
        var begun = new Ahead(arrivals.totals(), Entry::first);
        var came = new Ahead(arrivals.additions(), Entry::last);
        var settled = new Settled(arrivals.totals());
        var all = new Bounded[] {Bounded.ZERO};
        var path = new TreeMap<LocalDate, Bounded>();
        for (var day : days) {
            came.upTo(day, addition -> {
                all[0] = all[0].plus(low(addition));
                over.addBefore(before(ends, addition.first()), low(addition));
            });
            begun.upTo(day, perhaps::add);
            while (!perhaps.isEmpty() && !perhaps.peek().last().isAfter(day)) {
                perhaps.remove();
            }
            var from = settled.by(day);
            var least = from == null ? all[0] : over.first(before(ends, from), before(ends, day.plusDays(1)));
            if (!perhaps.isEmpty()) {
                var one = low(perhaps.peek());
                least = least == null || one.compareTo(least) < 0 ? one : least;
            }
            path.put(day, least == null ? Bounded.ZERO : least);
        }
        return path;
    }

    /** What may have come after the first day of a total may be beside it; the day from which on one surely stands cuts off the rest. */
    TreeMap<LocalDate, Bounded> most() {
        var totals = sorted(Entry::first);
        var begins = totals.stream().map(Entry::first).toList();
        var later =
                new GrowingTotals(totals.stream().map(ArrivalSweep::high).toList(), Comparator.<Bounded>reverseOrder());
        var onDay = new TreeMap<LocalDate, Bounded>();
        totals.forEach(total -> onDay.merge(total.first(), high(total), ArrivalSweep::greater));
        var standing = new PriorityQueue<Entry>(
                Comparator.comparing(ArrivalSweep::high).reversed());
        var toStand = new Ahead(arrivals.totals(), Entry::first);
        var came = new Ahead(arrivals.additions(), Entry::first);
        var ending = new PriorityQueue<Entry>(Comparator.comparing(Entry::last));
        var settled = new Settled(arrivals.totals());
        // All that may have come, of which what surely came before the day from which a total stands is taken off.
        var beside = new Bounded[] {Bounded.ZERO};
        var path = new TreeMap<LocalDate, Bounded>();
        for (var day : days) {
            came.upTo(day, addition -> {
                beside[0] = beside[0].plus(high(addition));
                ending.add(addition);
                later.addBefore(before(begins, addition.last()), high(addition));
            });
            var from = settled.by(day);
            Bounded most = from == null ? beside[0] : null;
            if (from != null) {
                while (!ending.isEmpty() && !ending.peek().last().isAfter(from)) {
                    beside[0] = beside[0].minus(high(ending.remove()));
                }
                toStand.upTo(from, standing::add);
                while (!standing.isEmpty() && standing.peek().last().isBefore(from)) {
                    standing.remove();
                }
                if (!standing.isEmpty()) {
                    var stated = high(standing.peek());
                    most = from.isBefore(day) ? stated.plus(beside[0]) : stated;
                }
            }
            most = greater(most, later.first(from == null ? 0 : before(begins, from.plusDays(1)), before(begins, day)));
            if (from == null || from.isBefore(day)) {
                most = greater(most, onDay.get(day));
            }
            path.put(day, most == null ? Bounded.ZERO : most);
        }
        return path;
    }

    private List<Entry> sorted(Function<Entry, LocalDate> day) {
        return arrivals.totals().stream().sorted(Comparator.comparing(day)).toList();
    }

    /** How many of some days in order are before a day. */
    private static int before(List<LocalDate> some, LocalDate day) {
        var at = Collections.binarySearch(some, day, (one, other) -> one.isBefore(other) ? -1 : 1);
        return -at - 1;
    }

    private static Bounded low(Entry entry) {
        return Bounded.of(entry.amount().low());
    }

    private static Bounded high(Entry entry) {
        return Bounded.of(entry.amount().high());
    }

    private static @Nullable Bounded greater(@Nullable Bounded one, @Nullable Bounded other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
