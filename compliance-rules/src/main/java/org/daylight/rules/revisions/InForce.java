package org.daylight.rules.revisions;

import java.util.List;
import java.util.stream.Collectors;

/** The rules and sets that are published at one moment, by key and day. */
public record InForce(List<Revision> rules, List<Revision> sets) {

    public InForce {
        rules = List.copyOf(rules);
        sets = List.copyOf(sets);
    }

    static InForce of(List<Revision> published) {
        var byKind = published.stream().collect(Collectors.groupingBy(Revision::kind));
        return new InForce(byKind.getOrDefault(Kind.RULE, List.of()), byKind.getOrDefault(Kind.SET, List.of()));
    }
}
