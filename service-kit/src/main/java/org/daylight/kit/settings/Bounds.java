package org.daylight.kit.settings;

/**
 * Bounds of a setting, asked for when the service starts. As constraints of the mapping they would have a second validator built
 * at every start, with all that is known of every other constraint: a fifth of what a start takes.
 */
public final class Bounds {

    private Bounds() {}

    /**
     * Lets a value pass that lies within its bounds, which belong to them.
     *
     * @param setting its name as somebody writes it
     * @throws IllegalStateException with the name, the value and the bounds; the service does not start then
     */
    public static <N extends Comparable<N>> void require(String setting, N value, N least, N most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalStateException("%s is %s; it can be %s to %s".formatted(setting, value, least, most));
        }
    }
}
