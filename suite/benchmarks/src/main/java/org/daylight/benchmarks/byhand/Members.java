package org.daylight.benchmarks.byhand;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.facts.Span;
import org.daylight.rules.facts.Words;

/** A set whose members never leave it, by the codes of their words. */
final class Members {

    private final long[] from;
    private final long[] surelyFrom;
    private final long completeFrom;

    /** The days on which a membership may begin. */
    final long[] cuts;

    static Members of(Map<String, DatedSet> sets, String name, Words words) {
        return new Members(Objects.requireNonNull(sets.get(name)), words);
    }

    private Members(DatedSet set, Words words) {
        from = new long[words.size()];
        surelyFrom = new long[words.size()];
        Arrays.fill(from, Long.MAX_VALUE);
        completeFrom = set.completeFrom() == null
                ? Long.MAX_VALUE
                : Span.date(set.completeFrom()).high();
        var days = new TreeSet<Long>();
        days.add(completeFrom);
        for (var member : set.members()) {
            if (member.to() != null || member.from() == null) {
                throw new IllegalArgumentException(set.name() + " has a member that leaves: " + member.code());
            }
            var begins = Span.date(member.from());
            from[words.code(member.code())] = begins.low();
            surelyFrom[words.code(member.code())] = begins.high();
            days.add(begins.low());
            days.add(begins.high());
        }
        cuts = days.stream()
                .mapToLong(Long::longValue)
                .filter(day -> day < Span.OPEN_END)
                .toArray();
    }

    int contain(int code, long low, long high) {
        if (code == Words.UNKNOWN) {
            return ByHand.UNKNOWN;
        }
        if (from[code] <= high) {
            return surelyFrom[code] <= low ? ByHand.TRUE : ByHand.UNKNOWN;
        }
        return completeFrom <= low ? ByHand.FALSE : ByHand.UNKNOWN;
    }
}
