package org.daylight.rules.evaluations;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The room of a few bodies that were answered, for those that come next: fresh room has to be cleared first, and a body of eight
 * megabytes would be copied each time it outgrows what was believed of it.
 */
final class SpareRoom {

    private final int most;
    private final Deque<byte[]> latest = new ArrayDeque<>();

    /** @param most so many are kept; what more is given is let go */
    SpareRoom(int most) {
        this.most = most;
    }

    /** The one that was given last, whatever still stands in it; null if there is none. */
    synchronized byte @Nullable [] take() {
        return latest.pollFirst();
    }

    /** Nobody may read or write it any more who had it before. */
    synchronized void give(byte[] room) {
        if (latest.size() < most) {
            latest.addFirst(room);
        }
    }
}
