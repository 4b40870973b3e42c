package org.daylight.review.drift;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How much of what was delivered lies beyond what was told, where neither has to be known for certain: what no notice names may be
 * none at all, and of what one names there may be so much.
 */
record Beyond(List<Part> parts) {

    /** More than none, where nothing says how much the rest is. */
    private static final double LEAST = 0.000001;

    /**
     * So much of one article.
     *
     * @param unit null where it is not known
     * @param least how much there may be at the least; null = as much as there is
     * @param most at the most
     */
    record Part(
            @Nullable String unit,
            Between amount,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) {

        static Part free(@Nullable String unit, Between amount) {
            return new Part(unit, amount, null, null);
        }

        static Part beyond(@Nullable String unit, Between amount) {
            return new Part(unit, amount, BigDecimal.ZERO, BigDecimal.ZERO);
        }

        /** Nobody can say how much of it is beyond. */
        static Part open(@Nullable String unit, Between amount) {
            return new Part(unit, amount, BigDecimal.ZERO, null);
        }

        /** Nobody can say how much of what there is more than so much is beyond. */
        static Part openAbove(@Nullable String unit, Between amount, BigDecimal least) {
            return new Part(unit, amount, least, null);
        }

        static Part over(@Nullable String unit, Between amount, BigDecimal most) {
            return new Part(unit, amount, most, most);
        }

        private boolean mayBeBeyond() {
            var high = amount.high();
            return least != null && (high == null || high.compareTo(least) > 0);
        }
    }

    private record Sums(double beyond, double all) {

        double share() {
            return all == 0 ? 0 : beyond / all;
        }
    }

    /** In one unit; null where it is stated in several, or not known in which. */
    @Nullable
    Between units(String unit) {
        var sum = Between.ZERO;
        for (var part : parts) {
            if (part.mayBeBeyond()) {
                if (!unit.equals(part.unit())) {
                    return null;
                }
                var high = part.amount().high();
                sum = sum.plus(new Between(
                        over(part.amount().low(), part.most()), high == null ? null : over(high, part.least())));
            }
        }
        return sum;
    }

    private static BigDecimal over(BigDecimal amount, @Nullable BigDecimal most) {
        return most == null ? BigDecimal.ZERO : amount.subtract(most).max(BigDecimal.ZERO);
    }

    /** Of the shares in several kinds of unit the greatest counts. */
    Range share() {
        var least = 0.0;
        var most = 0.0;
        for (var unit : parts.stream()
                .map(Part::unit)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new))) {
            var its = parts.stream().filter(part -> unit.equals(part.unit())).toList();
            least = Math.max(least, least(its));
            most = Math.max(most, most(its));
        }
        var inSomeUnit = parts.stream().filter(part -> part.unit() == null).toList();
        if (!inSomeUnit.isEmpty()) {
            least = Math.min(least, LEAST);
            most = inSomeUnit.stream().anyMatch(Part::mayBeBeyond) ? 1 : most;
        }
        return Range.between(least, most);
    }

    /**
     * More of what is not beyond makes the share less, and more of what is beyond makes it more: of each part as much came as is
     * allowed, or as near to that as it can be.
     */
    private static double least(List<Part> its) {
        var beyond = BigDecimal.ZERO;
        var all = BigDecimal.ZERO;
        var open = false;
        for (var part : its) {
            var high = part.amount().high();
            var most = part.most();
            if (most == null && high == null) {
                open = true;
            } else {
                var near = most == null
                        ? Objects.requireNonNull(high)
                        : part.amount().low().max(most);
                var came = high == null ? near : near.min(high);
                beyond = beyond.add(over(came, most));
                all = all.add(came);
            }
        }
        var share = new Sums(beyond.doubleValue(), all.doubleValue()).share();
        return open ? Math.min(share, LEAST) : share;
    }

    /** Of each part the least or the most came, whichever makes the whole share more: found from one share to the next greater one. */
    private static double most(List<Part> its) {
        if (its.stream().anyMatch(part -> part.amount().high() == null && part.mayBeBeyond())) {
            return 1;
        }
        var share = 0.0;
        for (var next = at(its, share).share();
                next > share;
                next = at(its, share).share()) {
            share = next;
        }
        return share;
    }

    private static Sums at(List<Part> its, double share) {
        var beyond = 0.0;
        var all = 0.0;
        for (var part : its) {
            var low = part.amount().low();
            var high = part.amount().high() == null ? low : part.amount().high();
            var few = over(low, part.least()).doubleValue();
            var many = over(high, part.least()).doubleValue();
            var takesMany = many - share * high.doubleValue() > few - share * low.doubleValue();
            beyond += takesMany ? many : few;
            all += takesMany ? high.doubleValue() : low.doubleValue();
        }
        return new Sums(beyond, all);
    }
}
