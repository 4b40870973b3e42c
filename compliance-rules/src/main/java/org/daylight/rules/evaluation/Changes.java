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
            makeRoom();
        }
        days[count++] = day;
    }

    /** Within a list within a list the same days come again and again. */
    private void makeRoom() {
        Arrays.sort(days);
        var kept = 1;
        for (var index = 1; index < count; index++) {
            if (days[index] != days[kept - 1]) {
                days[kept++] = days[index];
            }
        }
        count = kept;
        if (kept > days.length / 2) {
            days = Arrays.copyOf(days, days.length * 2);
        }
    }

    /** The days on which a bound of a value that moves with today meets, or is next to, a bound of one that stays. */
    void addMeetings(long today, Span moving, Span other, int slope) {
        addMeeting(today + slope * (other.low() - moving.low()));
        if (moving.exact() && other.exact()) {
            return;
        }
        addMeeting(today + slope * (other.low() - moving.high()));
        addMeeting(today + slope * (other.high() - moving.low()));
        addMeeting(today + slope * (other.high() - moving.high()));
    }

    private void addMeeting(long day) {
        add(day - 1);
        add(day);
        add(day + 1);
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
