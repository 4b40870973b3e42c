package org.daylight.rules.language;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.daylight.rules.evaluation.CompiledRevision;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.facts.SubjectType;

/**
 * Nearly all of a rulebook stood in the one before it, and what compiled once compiles to the same again: from the same text,
 * about the same type of subject, beside the same sets of those that it names. Parsing and checking is what compiling costs.
 */
final class CompiledBefore {

    /** Characters of rules and of the members of their sets, together: some tens of megabytes once compiled. */
    private static final long MOST = 4_000_000;

    private static final Cache<Revision, Compiled> KEPT = Caffeine.newBuilder()
            .weigher(CompiledBefore::weight)
            .maximumWeight(MOST)
            .expireAfterAccess(Duration.ofHours(1))
            .executor(Runnable::run)
            .build();

    private CompiledBefore() {}

    private record Compiled(SubjectType subject, Map<String, DatedSet> sets, CompiledRevision revision) {}

    private static int weight(Revision written, Compiled compiled) {
        var source = written.source();
        var text = source.requires().length()
                + source.message().length()
                + (source.appliesWhen() == null ? 0 : source.appliesWhen().length());
        var members = compiled.sets().values().stream()
                .mapToInt(set -> set.members().size())
                .sum();
        return 500 + text + 100 * source.examples().size() + 30 * members;
    }

    static Optional<CompiledRevision> find(Revision written, SubjectType subject, Map<String, DatedSet> sets) {
        return Optional.ofNullable(KEPT.getIfPresent(written))
                .filter(kept -> kept.subject() == subject
                        && kept.sets().entrySet().stream()
                                .allMatch(set -> set.getValue().equals(sets.get(set.getKey()))))
                .map(Compiled::revision);
    }

    static void keep(Revision written, SubjectType subject, Map<String, DatedSet> sets, CompiledRevision revision) {
        var named = new HashMap<String, DatedSet>();
        for (var name : revision.sets()) {
            var set = sets.get(name);
            if (set == null) {
                return;
            }
            named.put(name, set);
        }
        KEPT.put(written, new Compiled(subject, Map.copyOf(named), revision));
    }
}
