package org.daylight.review.drift;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was delivered against what the legislature was told, by designation and in one unit (AECA 36(b)(5)). Kinds and
 * amounts are kept apart: more of a notified article is another matter than an article nobody notified.
 *
 * @param delivered units of all designations
 * @param unnotified units of designations that no notice names
 * @param excess units beyond the notified quantity of designations that a notice names
 * @param outstanding notified units that are not delivered
 */
public record ConfigurationDrift(double delivered, double unnotified, double excess, double outstanding) {

    public static ConfigurationDrift between(Map<String, Double> notified, Map<String, Double> delivered) {
        var unnotified = 0.0;
        var excess = 0.0;
        var all = 0.0;
        for (var entry : new TreeMap<>(delivered).entrySet()) {
            var told = notified.get(entry.getKey());
            all += entry.getValue();
            unnotified += told == null ? entry.getValue() : 0;
            excess += told == null ? 0 : Math.max(0, entry.getValue() - told);
        }
        var outstanding = 0.0;
        for (var entry : new TreeMap<>(notified).entrySet()) {
            outstanding += Math.max(0, entry.getValue() - delivered.getOrDefault(entry.getKey(), 0.0));
        }
        return new ConfigurationDrift(all, unnotified, excess, outstanding);
    }

    /** With another transfer's: what is left of one notice excuses nothing under another. */
    ConfigurationDrift plus(ConfigurationDrift other) {
        return new ConfigurationDrift(
                delivered + other.delivered,
                unnotified + other.unnotified,
                excess + other.excess,
                outstanding + other.outstanding);
    }

    /** The part of all that was delivered; 0 where nothing was. */
    public double unnotifiedShare() {
        return delivered == 0 ? 0 : unnotified / delivered;
    }

    /** The part of all that was delivered; 0 where nothing was. */
    public double excessShare() {
        return delivered == 0 ? 0 : excess / delivered;
    }

    /** How far a stated capability (range, payload) rose above what was notified, as a share; falling is none. */
    public static double rise(double notified, double delivered) {
        return Math.max(0, delivered - notified) / notified;
    }
}
