package org.daylight.review.drift;

import java.util.Arrays;

/**
 * The limit of the sum of counts ({@link Control#poisson}) at which deliveries that keep to their plan pass it by chance once
 * in a hundred months on average. It differs from plan to plan, so that no one number fits all. The mean run length is
 * solved as that of a Markov chain on a grid of sums (Brook and Evans 1972), with its values joined by straight lines
 * between the points of the grid, as the reference is no whole number.
 */
final class CountedLimit {

    private static final double MONTHS = 100;
    private static final int POINTS = 64;

    /** Limits are stated in tenths of an item. */
    private static final double STEP = 0.1;

    private CountedLimit() {}

    /**
     * The least tenth of an item that gives the run length.
     *
     * @param planned a month on average; at least one item a year
     * @param share the share of the plan that is still tolerated, between 0 and 1
     */
    static double of(double planned, double share) {
        var few = 0;
        var enough = 1;
        while (runLength(planned, share, enough * STEP) < MONTHS) {
            few = enough;
            enough *= 2;
        }
        while (enough - few > 1) {
            var middle = (few + enough) / 2;
            if (runLength(planned, share, middle * STEP) < MONTHS) {
                few = middle;
            } else {
                enough = middle;
            }
        }
        return enough * STEP;
    }

    /** Mean months until the limit is reached, where as many come on average as are planned. */
    static double runLength(double planned, double share, double limit) {
        var reference = Control.poissonReference(planned, share * planned);
        var width = limit / POINTS;
        var equations = new double[POINTS][POINTS];
        for (var from = 0; from < POINTS; from++) {
            var row = equations[from];
            row[from] = 1;
            var chance = StrictMath.exp(-planned);
            var left = 1.0;
            var sum = from * width + reference;
            for (var count = 0; count < sum; count++) {
                left -= chance;
                add(row, (sum - count) / width, chance);
                chance *= planned / (count + 1);
            }
            row[0] -= left;
        }
        return first(equations);
    }

    /** Takes the chance of going on from a sum; from the limit on, nothing goes on. */
    private static void add(double[] row, double at, double chance) {
        var below = (int) at;
        if (below >= POINTS) {
            return;
        }
        var part = below == POINTS - 1 ? 0 : at - below;
        row[below] -= chance * (1 - part);
        if (part > 0) {
            row[below + 1] -= chance * part;
        }
    }

    /** The first unknown of equations that each come to 1. A chain that ends needs no pivots. */
    private static double first(double[][] equations) {
        var months = new double[POINTS];
        Arrays.fill(months, 1);
        for (var pivot = POINTS - 1; pivot > 0; pivot--) {
            for (var row = 0; row < pivot; row++) {
                var factor = equations[row][pivot] / equations[pivot][pivot];
                if (factor != 0) {
                    for (var column = 0; column < pivot; column++) {
                        equations[row][column] -= factor * equations[pivot][column];
                    }
                    months[row] -= factor * months[pivot];
                }
            }
        }
        return months[0] / equations[0][0];
    }
}
