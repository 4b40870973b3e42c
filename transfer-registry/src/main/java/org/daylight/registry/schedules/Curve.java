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
 * mean, and at most from the first.
 */
final class Curve {

    private final TreeMap<LocalDate, BigDecimal> atLeast = new TreeMap<>();
    private final TreeMap<LocalDate, BigDecimal> atMost = new TreeMap<>();

    void add(LocalDate earliest, LocalDate latest, BigDecimal amount) {
        atMost.merge(earliest, amount, BigDecimal::add);
        atLeast.merge(latest, amount, BigDecimal::add);
    }

    boolean isEmpty() {
        return atMost.isEmpty();
    }

    BigDecimal least(LocalDate day) {
        return sum(atLeast.headMap(day, true));
    }

    BigDecimal most(LocalDate day) {
        return sum(atMost.headMap(day, true));
    }

    private static BigDecimal sum(NavigableMap<LocalDate, BigDecimal> days) {
        return days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The first day on which there is more than this much at least; null if there never is. */
    @Nullable
    LocalDate surelyAbove(BigDecimal amount) {
        return firstAbove(atLeast, amount);
    }

    /** The first day on which there may be more than this much; null if there never is. */
    @Nullable
    LocalDate perhapsAbove(BigDecimal amount) {
        return firstAbove(atMost, amount);
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

    /** A point for each day on which one of the two changes; without a day for what may have come at any time before. */
    void write(ArrayNode points, LocalDate last) {
        var days = new TreeSet<LocalDate>(atLeast.headMap(last, true).keySet());
        days.addAll(atMost.headMap(last, true).keySet());
        var least = BigDecimal.ZERO;
        var most = BigDecimal.ZERO;
        for (var day : days) {
            least = least.add(atLeast.getOrDefault(day, BigDecimal.ZERO));
            most = most.add(atMost.getOrDefault(day, BigDecimal.ZERO));
            points.addObject()
                    .put("on", day.equals(ImpreciseDate.OPEN_START) ? null : day.toString())
                    .put("least", Encoded.plain(least))
                    .put("most", Encoded.plain(most));
        }
    }
}
