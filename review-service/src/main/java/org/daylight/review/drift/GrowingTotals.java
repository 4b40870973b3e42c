package org.daylight.review.drift;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Totals in an order, to all of which before a place something is added, and the least or greatest of which from one place to
 * another is asked for; each in logarithmic time.
 */
final class GrowingTotals {

    private final int size;
    private final Comparator<Bounded> order;
    /** A heap: what is under a node is added to each below it, and {@code first} of a node holds that already. */
    private final @Nullable Bounded[] first;

    private final Bounded[] added;

    /** @param order by which the first is looked for */
    GrowingTotals(List<Bounded> totals, Comparator<Bounded> order) {
        this.size = Math.max(1, totals.size());
        this.order = order;
        this.first = new Bounded[2 * size];
        this.added = new Bounded[2 * size];
        Arrays.fill(added, Bounded.ZERO);
        for (var place = 0; place < totals.size(); place++) {
            first[size + place] = totals.get(place);
        }
        for (var node = size - 1; node > 0; node--) {
            first[node] = firstOf(first[2 * node], first[2 * node + 1]);
        }
    }

    void addBefore(int place, Bounded more) {
        var left = size;
        var right = size + place;
        for (; left < right; left /= 2, right /= 2) {
            if (left % 2 == 1) {
                add(left++, more);
            }
            if (right % 2 == 1) {
                add(--right, more);
            }
        }
        rebuild(size);
        if (place > 0) {
            rebuild(size + place - 1);
        }
    }

    /** @return null where there is none from a place to before another */
    @Nullable
    Bounded first(int from, int to) {
        if (from >= to) {
            return null;
        }
        Bounded found = null;
        for (int left = size + from, right = size + to; left < right; left /= 2, right /= 2) {
            if (left % 2 == 1) {
                found = firstOf(found, withAbove(left++));
            }
            if (right % 2 == 1) {
                found = firstOf(found, withAbove(--right));
            }
        }
        return found;
    }

    private void add(int node, Bounded more) {
        added[node] = added[node].plus(more);
        var its = first[node];
        first[node] = its == null ? null : its.plus(more);
    }

    private void rebuild(int leaf) {
        for (var node = leaf / 2; node > 0; node /= 2) {
            var below = firstOf(first[2 * node], first[2 * node + 1]);
            first[node] = below == null ? null : below.plus(added[node]);
        }
    }

    private @Nullable Bounded withAbove(int node) {
        var found = first[node];
        for (var above = node / 2; above > 0 && found != null; above /= 2) {
            found = found.plus(added[above]);
        }
        return found;
    }

    private @Nullable Bounded firstOf(@Nullable Bounded one, @Nullable Bounded other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return order.compare(one, other) <= 0 ? one : other;
    }
}
