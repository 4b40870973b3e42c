package org.daylight.rules.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.rules.evaluation.CompiledRevision;

/**
 * Whether exceptions go round in a circle: an exception comes in and goes with the text that makes it, so that only revisions make
 * one that may be in force on a common day. Days that are read against different dates may all be those of one subject.
 */
final class Circles {

    /** The revisions of a rule, each as long as it is in force. */
    private record Dated(int against, List<CompiledRevision> revisions) {}

    /** Days of one axis on which all revisions so far may be in force; the last is not among them. */
    private record Days(long from, long to) {

        static final Days ALL = new Days(Long.MIN_VALUE, Long.MAX_VALUE);

        Days and(CompiledRevision revision) {
            var inForce = revision.inForce();
            return new Days(
                    Math.max(from, inForce.from().low()),
                    Math.min(to, inForce.to().high()));
        }

        boolean isNone() {
            return to <= from;
        }
    }

    /** So many revisions are looked at for one circle; where more would have to be it may close. */
    private static final int MOST_LOOKS = 10_000;

    private final Map<String, Dated> rules = new HashMap<>();
    private int looks;

    void put(String key, int against, List<CompiledRevision> revisions) {
        rules.put(key, new Dated(against, CompiledRevision.inSuccession(revisions)));
    }

    /** @param keys each of which names the next one as its exception, and the last the first */
    boolean mayClose(List<String> keys) {
        looks = 0;
        return mayClose(keys, 0, Map.of());
    }

    private boolean mayClose(List<String> keys, int place, Map<Integer, Days> before) {
        if (place == keys.size() || ++looks > MOST_LOOKS) {
            return true;
        }
        var named = keys.get((place + 1) % keys.size());
        var rule = rules.get(keys.get(place));
        // What does not compile is told for itself.
        if (rule == null) {
            return false;
        }
        for (var revision : rule.revisions()) {
            if (revision.source().exceptions().contains(named)) {
                var days = before.getOrDefault(rule.against(), Days.ALL).and(revision);
                var then = new HashMap<>(before);
                then.put(rule.against(), days);
                if (!days.isNone() && mayClose(keys, place + 1, then)) {
                    return true;
                }
            }
        }
        return false;
    }
}
