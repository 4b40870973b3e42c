package org.daylight.review.projection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.daylight.kit.date.ImpreciseDate;

/** Moves days that are known to the day or less precisely: both ends of what is meant move alike. */
final class Days {

    private Days() {}

    static ImpreciseDate between(LocalDate from, LocalDate to) {
        // No later day is written: what is put off for longer has no end that anybody could state.
        if (!to.isBefore(ImpreciseDate.OPEN_END)) {
            return ImpreciseDate.parse((from.isAfter(ImpreciseDate.OPEN_END) ? ImpreciseDate.OPEN_END : from) + "/..");
        }
        return from.equals(to) ? ImpreciseDate.of(from) : ImpreciseDate.parse(from + "/" + to);
    }

    static ImpreciseDate moved(ImpreciseDate on, UnaryOperator<LocalDate> by) {
        var earliest = by.apply(on.earliest());
        var latest = on.latest().equals(ImpreciseDate.OPEN_END) ? ImpreciseDate.OPEN_END : by.apply(on.latest());
        return earliest.equals(on.earliest()) && latest.equals(on.latest()) ? on : between(earliest, latest);
    }

    /**
     * What is meant for a day from one on comes so many days later, or sooner if these are negative, but not before the first that
     * it can come on; what is meant for an earlier day does not move.
     */
    static ImpreciseDate shifted(ImpreciseDate on, LocalDate from, long days, LocalDate first) {
        if (on.latest().isBefore(from)) {
            return on;
        }
        if (!on.earliest().isBefore(from)) {
            return notBefore(moved(on, day -> day.plusDays(days)), first);
        }
        var moved = notBefore(moved(between(from, on.latest()), day -> day.plusDays(days)), first);
        var eve = from.minusDays(1);
        return within(
                on,
                moved.earliest().isBefore(on.earliest()) ? moved.earliest() : on.earliest(),
                moved.latest().isBefore(eve) ? eve : moved.latest());
    }

    static ImpreciseDate notBefore(ImpreciseDate on, LocalDate first) {
        return moved(on, day -> day.isBefore(first) ? first : day);
    }

    /** Of either day it is not known which of those meant it is: the later of the two is meant. */
    static ImpreciseDate notBefore(ImpreciseDate on, ImpreciseDate first) {
        var earliest = on.earliest().isBefore(first.earliest()) ? first.earliest() : on.earliest();
        var latest = on.latest().isBefore(first.latest()) ? first.latest() : on.latest();
        return within(on, earliest, latest);
    }

    /** The sooner of the two. */
    static ImpreciseDate sooner(ImpreciseDate on, ImpreciseDate other) {
        var earliest = on.earliest().isAfter(other.earliest()) ? other.earliest() : on.earliest();
        var latest = on.latest().isAfter(other.latest()) ? other.latest() : on.latest();
        return within(on, earliest, latest);
    }

    private static ImpreciseDate within(ImpreciseDate on, LocalDate earliest, LocalDate latest) {
        return earliest.equals(on.earliest()) && latest.equals(on.latest()) ? on : between(earliest, latest);
    }

    /** What lies between the pivot and a day takes so many times as long; part of a day is a day. */
    static LocalDate stretched(LocalDate day, LocalDate pivot, BigDecimal times) {
        return pivot.plusDays(BigDecimal.valueOf(ChronoUnit.DAYS.between(pivot, day))
                .multiply(times)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact());
    }

    /** What lies between the pivot and a day takes so many times less long; part of a day is a day. */
    static LocalDate compressed(LocalDate day, LocalDate pivot, BigDecimal times) {
        return pivot.plusDays(BigDecimal.valueOf(ChronoUnit.DAYS.between(pivot, day))
                .divide(times, 0, RoundingMode.CEILING)
                .longValueExact());
    }
}
