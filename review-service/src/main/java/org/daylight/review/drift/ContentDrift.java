package org.daylight.review.drift;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far what was delivered differs in kind from the planned mix.
 *
 * @param totalVariation the share that would have to be reassigned
 * @param jensenShannon divergence to base 2, from 0 to 1
 * @param distance its square root
 * @param unplannedShare the share in classes nobody planned; an alarm of its own
 */
public record ContentDrift(double totalVariation, double jensenShannon, double distance, double unplannedShare) {

    private static final double LN_2 = StrictMath.log(2);

    /** Compares two mixes, each of shares that sum to 1. */
    public static ContentDrift between(Map<String, Double> planned, Map<String, Double> delivered) {
        var classes = new TreeSet<>(planned.keySet());
        classes.addAll(delivered.keySet());
        var variation = 0.0;
        var divergence = 0.0;
        var unplanned = 0.0;
        for (var kind : classes) {
            double p = planned.getOrDefault(kind, 0.0);
            double a = delivered.getOrDefault(kind, 0.0);
            var middle = (p + a) / 2;
            variation += Math.abs(p - a);
            divergence += term(p, middle) + term(a, middle);
            unplanned += p == 0 ? a : 0;
        }
        var jensenShannon = Math.clamp(divergence / 2, 0, 1);
        return new ContentDrift(variation / 2, jensenShannon, StrictMath.sqrt(jensenShannon), unplanned);
    }

    private static double term(double share, double middle) {
        return share == 0 ? 0 : share * (StrictMath.log(share / middle) / LN_2);
    }

    /** Amounts as shares of their sum, which must be more than nothing. */
    public static Map<String, Double> shares(Map<String, Double> amounts) {
        var sum = new TreeMap<>(amounts)
                .values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum <= 0) {
            throw new IllegalArgumentException("there is nothing to share out");
        }
        var shares = new TreeMap<String, Double>();
        amounts.forEach((kind, amount) -> shares.put(kind, amount / sum));
        return shares;
    }

    /** The smallest difference that n indivisible units can show at all; a plan is no random sample, so nothing is tested. */
    public static double smallestDifference(double units) {
        return 1 / units;
    }
}
