package org.daylight.kit.page;

/**
 * How many there were in all when the first page was read; the pages after it repeat it.
 *
 * @param exact false if there are at least that many
 */
public record Total(long count, boolean exact) {

    public static Total exactly(long count) {
        return new Total(count, true);
    }

    public static Total atLeast(long count) {
        return new Total(count, false);
    }
}
