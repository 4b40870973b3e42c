package org.daylight.rules.evaluation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The leaves that would decide an answer, and why it could not be determined. */
final class Blame {

    private final Set<String> missing = new TreeSet<>();
    private final Set<String> reasons = new LinkedHashSet<>();

    void missing(String leaf) {
        missing.add(leaf);
    }

    void reason(String reason) {
        reasons.add(reason);
    }

    void add(Blame other) {
        missing.addAll(other.missing);
        reasons.addAll(other.reasons);
    }

    List<String> missing() {
        return List.copyOf(missing);
    }

    List<String> reasons() {
        return List.copyOf(reasons);
    }
}
