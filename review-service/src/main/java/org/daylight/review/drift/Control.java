package org.daylight.review.drift;

import java.util.ArrayList;
import java.util.List;

/** Control charts of deliveries against plan, period by period; sigma comes from the stated tolerance, never from the data. */
public final class Control {

    private Control() {}

    /** The two sums of Page's test after each period: above (early) and below (late). */
    public record Sums(double above, double below) {

        public boolean alarm(double limit) {
            return above > limit || below > limit;
        }
    }

    /** Page's test; the slack is usually 0.5. */
    public static List<Sums> cusum(double[] planned, double[] delivered, double sigma, double slack) {
        var sums = new ArrayList<Sums>();
        var above = 0.0;
        var below = 0.0;
        for (int i = 0; i < planned.length; i++) {
            var x = (delivered[i] - planned[i]) / sigma;
            above = Math.max(0, above + x - slack);
            below = Math.max(0, below - x - slack);
            sums.add(new Sums(above, below));
        }
        return sums;
    }

    /** A weighted mean that forgets, with the half width of its limits in the period. */
    public record Weighted(double mean, double limit) {}

    /** A weighted moving mean (Roberts 1959); lambda is usually 0.2, with a width of 2.962. */
    public static List<Weighted> ewma(double[] planned, double[] delivered, double sigma, double lambda, double width) {
        var means = new ArrayList<Weighted>();
        var mean = 0.0;
        for (int i = 0; i < planned.length; i++) {
            mean = lambda * (delivered[i] - planned[i]) + (1 - lambda) * mean;
            var spread = lambda / (2 - lambda) * (1 - StrictMath.pow(1 - lambda, 2.0 * (i + 1)));
            means.add(new Weighted(mean, width * sigma * StrictMath.sqrt(spread)));
        }
        return means;
    }

    /**
     * Page's test for small counts, towards too few: each period adds k - x, with k between what is planned and a stated
     * share of it, k = (m1 - m0) / (ln m1 - ln m0). Not scaled by a sigma: a Poisson count brings its own.
     *
     * @param share the share of the plan that is still tolerated, between 0 and 1
     */
    public static List<Double> poisson(double[] planned, double[] delivered, double share) {
        var sums = new ArrayList<Double>();
        var below = 0.0;
        for (int i = 0; i < planned.length; i++) {
            below = Math.max(0, below + poissonReference(planned[i], share * planned[i]) - delivered[i]);
            sums.add(below);
        }
        return sums;
    }

    /** The count at which both means are equally likely; nothing planned is nothing missing. */
    static double poissonReference(double planned, double tolerated) {
        return planned <= 0 ? 0 : (tolerated - planned) / (StrictMath.log(tolerated) - StrictMath.log(planned));
    }
}
