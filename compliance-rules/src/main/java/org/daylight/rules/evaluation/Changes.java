package org.daylight.rules.evaluation;

import java.util.Arrays;
import org.daylight.rules.facts.Span;

/** The days after asOf on which something may change. */
final class Changes {

    private long[] days = new long[16];
    private int count;
    private long asOf;

    void reset(long from) {
        asOf = from;
        count = 0;
    }

    void add(long day) {
        if (day <= asOf || day >= Span.OPEN_END) {
            return;
        }
        if (count == days.length) {
            days = Arrays.copyOf(days, count * 2);
        }
        days[count++] = day;
    }

    /** Sorted; the same day may come twice. */
    long[] sorted() {
        var sorted = Arrays.copyOf(days, count);
        Arrays.sort(sorted);
        return sorted;
    }

    boolean none() {
        return count == 0;
    }
}
