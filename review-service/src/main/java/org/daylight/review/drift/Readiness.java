package org.daylight.review.drift;

/** What is left of own stocks above the floor. */
public final class Readiness {

    private Readiness() {}

    /** (stock - committed - floor) / floor; below 0 the floor is broken. */
    public static double margin(double stock, double committed, double floor) {
        return (stock - committed - floor) / floor;
    }
}
