package org.daylight.review.drift;

import java.util.Arrays;

/**
 * A cumulative quantity over time. Time is a plain number from 0, the start; days for real dates, months in an example.
 * Between knots it runs straight, at a knot it may jump; before the first it is 0, after the last it stays.
 *
 * <p>Time and quantities are doubles: days and units are whole numbers far below 2^53 and so exact, sums are made before
 * in decimals, and what is derived is rounded once, at the end, to six places.
 */
public final class Curve {

    private final double[] times;
    private final double[] left;
    private final double[] right;

    private Curve(double[] times, double[] left, double[] right) {
        for (int i = 1; i < times.length; i++) {
            if (times[i] <= times[i - 1]) {
                throw new IllegalArgumentException(
                        "the points must be in order of time, each later than the one before");
            }
        }
        this.times = times;
        this.left = left;
        this.right = right;
    }

    /** Rises straight from 0 at the start through the points. */
    public static Curve linear(double[] at, double[] cumulative) {
        var startsAtZero = at.length > 0 && at[0] == 0;
        var times = startsAtZero ? at.clone() : shifted(at);
        var values = startsAtZero ? cumulative.clone() : shifted(cumulative);
        return new Curve(times, values, values);
    }

    /** Jumps to each point's value at its time and stays there: large single items are not delivered by fractions. */
    public static Curve steps(double[] at, double[] cumulative) {
        var before = new double[at.length];
        System.arraycopy(cumulative, 0, before, Math.min(1, at.length), Math.max(0, at.length - 1));
        return new Curve(at.clone(), before, cumulative.clone());
    }

    /** Each value holds for the whole period that ends at its time: the month-end rule. */
    public static Curve periodEnds(double[] at, double[] cumulative) {
        var times = shifted(at);
        var right = Arrays.copyOf(cumulative, times.length);
        right[times.length - 1] = cumulative[cumulative.length - 1];
        return new Curve(times, shifted(cumulative), right);
    }

    private static double[] shifted(double[] values) {
        var shifted = new double[values.length + 1];
        System.arraycopy(values, 0, shifted, 1, values.length);
        return shifted;
    }

    /** The quantity from this instant on. */
    public double at(double time) {
        return value(time, right);
    }

    /** The quantity up to, and not at, this instant. */
    public double before(double time) {
        return value(time, left);
    }

    private double value(double time, double[] atKnot) {
        var found = Arrays.binarySearch(times, time);
        if (found >= 0) {
            return atKnot[found];
        }
        var next = -found - 1;
        if (next == 0) {
            return 0;
        }
        if (next == times.length) {
            return right[next - 1];
        }
        var start = right[next - 1];
        var rise = left[next] - start;
        return rise == 0 ? start : start + rise * ((time - times[next - 1]) / (times[next] - times[next - 1]));
    }

    public double total() {
        return right.length == 0 ? 0 : right[right.length - 1];
    }

    /** The time of the last point. */
    public double end() {
        return times.length == 0 ? 0 : times[times.length - 1];
    }

    public boolean neverFalls() {
        var reached = 0.0;
        for (int i = 0; i < times.length; i++) {
            if (left[i] < reached || right[i] < left[i]) {
                return false;
            }
            reached = right[i];
        }
        return true;
    }

    /** The first time at which this much is reached, for a curve that never falls; NaN if it never is. */
    double firstReached(double quantity) {
        if (quantity <= 0) {
            return 0;
        }
        for (int i = 0; i < times.length; i++) {
            if (left[i] >= quantity) {
                return i == 0 ? times[0] : within(i, quantity);
            }
            if (right[i] >= quantity) {
                return times[i];
            }
        }
        return Double.NaN;
    }

    /** The last time, up to the last point, at which this much is not exceeded, for a curve that never falls. */
    double lastNotExceeded(double quantity) {
        for (int i = 0; i < times.length; i++) {
            if (left[i] > quantity) {
                return i == 0 ? times[0] : within(i, quantity);
            }
            if (right[i] > quantity) {
                return times[i];
            }
        }
        return end();
    }

    private double within(int knot, double quantity) {
        var from = right[knot - 1];
        if (from >= quantity) {
            return times[knot - 1];
        }
        return times[knot - 1] + (times[knot] - times[knot - 1]) * ((quantity - from) / (left[knot] - from));
    }

    /** Since when this much has been held without falling below it again, as seen at a time; NaN if it is not held. */
    double heldSince(double quantity, double now) {
        if (at(now) < quantity) {
            return Double.NaN;
        }
        var since = now;
        for (int i = times.length - 1; i >= 0; i--) {
            if (times[i] > now) {
                continue;
            }
            if (right[i] < quantity) {
                return within(i + 1, quantity);
            }
            since = times[i];
            if (left[i] < quantity) {
                return since;
            }
        }
        return since;
    }

    /** This curve where it is below a ceiling, and the ceiling elsewhere; for curves that run in steps. */
    Curve cappedAt(double ceiling) {
        return new Curve(times, capped(left, ceiling), capped(right, ceiling));
    }

    private static double[] capped(double[] values, double ceiling) {
        return Arrays.stream(values).map(value -> Math.min(value, ceiling)).toArray();
    }

    /** The times of both curves' knots between 0 and now, with both of these. */
    static double[] knots(Curve one, Curve other, double now) {
        var all = new double[one.times.length + other.times.length + 2];
        System.arraycopy(one.times, 0, all, 0, one.times.length);
        System.arraycopy(other.times, 0, all, one.times.length, other.times.length);
        all[all.length - 1] = now;
        return Arrays.stream(all)
                .filter(time -> time >= 0 && time <= now)
                .sorted()
                .distinct()
                .toArray();
    }
}
