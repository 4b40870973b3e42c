package org.daylight.review.projection;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/** One thing that an option does. */
public sealed interface Measure {

    /**
     * Which deliveries it is about: those of the transfers and those named, and of these only the classes, if any are given.
     * Nothing given stands for all.
     */
    record Target(Set<String> transfers, Set<String> deliveries, Set<String> classes) {

        public static final Target ALL = new Target(Set.of(), Set.of(), Set.of());

        public Target {
            transfers = Set.copyOf(transfers);
            deliveries = Set.copyOf(deliveries);
            classes = Set.copyOf(classes);
        }

        boolean covers(String delivery, String transfer, @Nullable String capabilityClass) {
            var named = (transfers.isEmpty() && deliveries.isEmpty())
                    || transfers.contains(transfer)
                    || deliveries.contains(delivery);
            return named && (classes.isEmpty() || (capabilityClass != null && classes.contains(capabilityClass)));
        }

        public boolean covers(OpenDelivery delivery) {
            return covers(delivery.reference(), delivery.transfer(), delivery.capabilityClass());
        }
    }

    /** Sets the day on which deliveries come; an option has no more than one of these for a delivery. */
    sealed interface Moving extends Measure {

        Target target();
    }

    /**
     * Nothing of it comes for a time.
     *
     * @param until the last day of it; null = no end is stated, so that no day is known for what it holds
     */
    record Hold(Target target, LocalDate from, @Nullable LocalDate until) implements Moving {}

    /** What has no day ahead, or is held, comes on that day or on the day on which it was planned, if that is later. */
    record Release(Target target, @Nullable String hold, LocalDate on) implements Moving {}

    /**
     * Everything comes so many days later or sooner.
     *
     * @param days later; below 0 = sooner
     */
    record Shift(Target target, LocalDate from, int days) implements Moving {}

    /**
     * What lies between a day and the planned one takes longer or less long.
     *
     * @param longer whether it takes so many times as long, or as many times less
     */
    record Stretch(Target target, LocalDate from, BigDecimal times, boolean longer) implements Moving {}

    /** The planned days of these, the earliest first, go to them in this order. */
    record Resequence(List<String> order) implements Moving {

        public Resequence {
            order = List.copyOf(order);
        }

        @Override
        public Target target() {
            return new Target(Set.of(), Set.copyOf(order), Set.of());
        }
    }

    /**
     * Something else comes instead.
     *
     * @param designation null = not stated
     * @param perUnit how many of it come for each unit
     * @param unitValue what one of it is worth; null = not known
     * @param indexes what one of it counts for by indexes, as far as that is known
     */
    record Substitute(
            Target target,
            String capabilityClass,
            @Nullable String designation,
            BigDecimal perUnit,
            @Nullable Money unitValue,
            Map<String, BigDecimal> indexes)
            implements Measure {

        public Substitute {
            indexes = Map.copyOf(indexes);
        }
    }

    /**
     * It comes on its day, and to another objective, of this partner or of another one.
     *
     * @param partner the code of the partner that it comes to
     * @param objective that it counts for, and for no other
     * @param under the reference of the transfer to that partner under which it comes; null = not known
     */
    record Divert(
            Target target,
            String partner,
            String objective,
            @Nullable String under) implements Measure {}

    /**
     * No more than so much comes in a period; what would be more waits for the first period with room.
     *
     * @param quantity or else a value is limited
     */
    record Cap(
            Target target,
            Period per,
            OpenDelivery.@Nullable Amount quantity,
            @Nullable Money value) implements Measure {}

    /**
     * A new baseline beside the others.
     *
     * @param counts what it counts, as a baseline says it: its unit, value or index
     */
    record Replan(String objective, JsonNode counts, ImpreciseDate startsOn, List<Point> points) implements Measure {

        public Replan {
            points = List.copyOf(points);
        }
    }

    /** So much is wanted in all by a day. */
    record Point(ImpreciseDate on, BigDecimal cumulative) {}

    /**
     * Another authority is charged.
     *
     * @param amount a new charge; null = those that are recorded for the transfer move
     * @param on the day of it; null = that of each recorded charge
     */
    record Charge(
            String transfer,
            String authority,
            @Nullable Money amount,
            @Nullable LocalDate on) implements Measure {}

    /** A stretch of the calendar. */
    enum Period {
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final int months;

        Period(int months) {
            this.months = months;
        }

        LocalDate start(LocalDate day) {
            return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / months * months + 1, 1);
        }

        LocalDate next(LocalDate start) {
            return start.plusMonths(months);
        }
    }
}
