package org.daylight.review.drift;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is sure of the share that no plan names where not all of what was delivered is known: it is always an alarm of its own.
 *
 * @param mix the planned share of each class
 * @param together whether all amounts are of one kind, so that they can be added
 * @param amount null where it is not known
 */
record UnplannedShare(
        Map<String, BigDecimal> mix,
        List<Delivered> entries,
        boolean together,
        Function<Delivered, @Nullable Between> amount,
        LocalDate asOf) {

    /** More than none, where nothing says how much the rest is. */
    private static final BigDecimal LEAST = new BigDecimal("0.000001");

    /** Null where it may be none and may be some, or where nothing surely came. */
    @Nullable
    Range range() {
        if (entries.stream().noneMatch(this::surelyCame)) {
            return null;
        }
        if (entries.stream().noneMatch(entry -> entry.capabilityClass() == null || isUnplanned(entry))) {
            return new Range(BigDecimal.ZERO, BigDecimal.ZERO);
        }
        var surely = entries.stream()
                .filter(entry -> isUnplanned(entry) && surelyCame(entry))
                .toList();
        return surely.isEmpty() ? null : new Range(least(surely), BigDecimal.ONE);
    }

    /** The least that surely came of it against the most that everything else came to. */
    private BigDecimal least(List<Delivered> surely) {
        var rest = together ? rest() : null;
        if (rest == null) {
            return LEAST;
        }
        // Running totals may each hold the one before.
        var amounts = surely.stream().map(this::low);
        var least = surely.stream().anyMatch(Delivered::cumulative)
                ? amounts.reduce(BigDecimal.ZERO, BigDecimal::max)
                : amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
        return least.divide(least.add(rest), MathContext.DECIMAL64);
    }

    private @Nullable BigDecimal rest() {
        var rest = BigDecimal.ZERO;
        for (var entry : entries) {
            if (!isUnplanned(entry) && !entry.on().earliest().isAfter(asOf)) {
                var its = amount.apply(entry);
                if (its == null || its.high() == null) {
                    return null;
                }
                rest = rest.add(its.high());
            }
        }
        return rest;
    }

    private boolean isUnplanned(Delivered entry) {
        return entry.capabilityClass() != null
                && mix.getOrDefault(entry.capabilityClass(), BigDecimal.ZERO).signum() == 0;
    }

    private boolean surelyCame(Delivered entry) {
        return !entry.on().latest().isAfter(asOf) && low(entry).signum() > 0;
    }

    private BigDecimal low(Delivered entry) {
        var its = amount.apply(entry);
        return its == null ? BigDecimal.ZERO : its.low();
    }
}
