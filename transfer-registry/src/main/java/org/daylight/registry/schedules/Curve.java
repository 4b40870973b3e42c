package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.registry.facts.Encoded;
import org.jspecify.annotations.Nullable;

/**
 * How much there was in all by each day. What is dated imprecisely is there at least from the last day that its date can
 * mean, and at most from the first. Once something is there of which nobody can say how much, there is no most.
 */
final class Curve {

    private final TreeMap<LocalDate, BigDecimal> atLeast = new TreeMap<>();
    private final TreeMap<LocalDate, BigDecimal> atMost = new TreeMap<>();
    private @Nullable LocalDate open;
    private boolean empty = true;

    void add(LocalDate earliest, LocalDate latest, Measure.Added added) {
        least(latest, added.least());
        most(earliest, added.most());
    }

    /** So much more is there for certain from this day on. */
    void least(LocalDate day, BigDecimal more) {
        empty = false;
        if (more.signum() != 0) {
            atLeast.merge(day, more, BigDecimal::add);
        }
    }

    /** So much more may be there from this day on; null = nobody can say how much. */
    void most(LocalDate day, @Nullable BigDecimal more) {
        empty = false;
        if (more == null) {
            open = open == null || day.isBefore(open) ? day : open;
        } else if (more.signum() != 0) {
            atMost.merge(day, more, BigDecimal::add);
        }
    }

    boolean isEmpty() {
        return empty;
    }

    BigDecimal least(LocalDate day) {
        return sum(atLeast.headMap(day, true));
    }

    /** Null if nobody can say. */
    @Nullable
    BigDecimal most(LocalDate day) {
        return isOpen(day) ? null : sum(atMost.headMap(day, true));
    }

    private boolean isOpen(LocalDate day) {
        return open != null && !open.isAfter(day);
    }

    private static BigDecimal sum(NavigableMap<LocalDate, BigDecimal> days) {
        return days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The first day on which there is more than this much for certain; null if there never is. */
    @Nullable
    LocalDate surelyAbove(@Nullable BigDecimal amount) {
        return amount == null ? null : firstAbove(atLeast, amount);
    }

    /** The first day on which there may be more than this much; null if there never is. */
    @Nullable
    LocalDate perhapsAbove(BigDecimal amount) {
        var day = firstAbove(atMost, amount);
        return day == null || (open != null && open.isBefore(day)) ? open : day;
    }

    private static @Nullable LocalDate firstAbove(NavigableMap<LocalDate, BigDecimal> days, BigDecimal amount) {
        var sum = BigDecimal.ZERO;
        for (var day : days.entrySet()) {
            sum = sum.add(day.getValue());
            if (sum.compareTo(amount) > 0) {
                return day.getKey();
            }
        }
        return null;
    }

    /**
     * A point for each day on which one of the two changes; without a day for what may have come at any time before, and
     * none for what has no last day: that is never there for certain.
     */
    void write(ArrayNode points, LocalDate last) {
        var days = new TreeSet<LocalDate>(atLeast.headMap(last, true).keySet());
        days.addAll(atMost.headMap(last, true).keySet());
        if (open != null && !open.isAfter(last)) {
            days.add(open);
        }
        days.remove(ImpreciseDate.OPEN_END);
        var least = BigDecimal.ZERO;
        var most = BigDecimal.ZERO;
        for (var day : days) {
            least = least.add(atLeast.getOrDefault(day, BigDecimal.ZERO));
            most = most.add(atMost.getOrDefault(day, BigDecimal.ZERO));
            points.addObject()
                    .put("on", day.equals(ImpreciseDate.OPEN_START) ? null : day.toString())
                    .put("least", Encoded.plain(least))
                    .put("most", isOpen(day) ? null : Encoded.plain(most));
        }
    }
}
