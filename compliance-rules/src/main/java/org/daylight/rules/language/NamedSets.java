package org.daylight.rules.language;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.rules.evaluation.MemberSet;
import org.jspecify.annotations.Nullable;

/** The sets that a revision may name, and those of them that it does name: on no other does any answer of it depend. */
final class NamedSets {

    private final Map<String, MemberSet> all;
    private final Set<String> named = new TreeSet<>();

    NamedSets(Map<String, MemberSet> all) {
        this.all = all;
    }

    @Nullable
    MemberSet find(String name) {
        named.add(name);
        return all.get(name);
    }

    /** All that could be named. */
    Set<String> names() {
        return all.keySet();
    }

    Set<String> named() {
        return named;
    }
}
