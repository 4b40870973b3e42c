package org.daylight.rules.lawbooks;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Replacing;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.daylight.rules.revisions.Soundness;
import org.jspecify.annotations.Nullable;

/** Finds the revisions that a question names. */
@ApplicationScoped
public class Drafts {

    private final Revisions revisions;

    Drafts(Revisions revisions) {
        this.revisions = revisions;
    }

    /** Two for the same days are refused: of one of them nothing would be answered. */
    public List<Revision> named(List<String> digests) {
        var found = revisions.seen(digests).stream()
                .filter(revision -> revision.kind() != Kind.TEMPLATE)
                .toList();
        var known = found.stream().map(Revision::digest).toList();
        var unknown = new ArrayList<Violation>();
        for (var i = 0; i < digests.size(); i++) {
            if (!known.contains(digests.get(i))) {
                unknown.add(new Violation("/revisions/" + i, "must be the digest of a revision of a rule or a set"));
            }
        }
        if (!unknown.isEmpty()) {
            throw UNKNOWN_REFERENCE.problem("A revision is not recorded", unknown);
        }
        Replacing.requireApart(
                found.stream()
                        .sorted(Comparator.comparing(revision -> digests.indexOf(revision.digest())))
                        .toList(),
                "ask about each of them by itself",
                revision -> "/revisions/" + digests.indexOf(revision.digest()));
        Soundness.requireWhole(
                found.stream().map(Revision::definition).toList(),
                digests.stream()
                        .distinct()
                        .collect(
                                Collectors.toMap(digest -> digest, digest -> "/revisions/" + digests.indexOf(digest))));
        return found;
    }

    /**
     * All that is proposed of a pack.
     *
     * @param leaving what would be withdrawn in the same act: of a text that only leaves something out nothing is proposed
     */
    public List<Revision> ofPack(String pack, List<Revision> leaving) {
        var all = revisions.proposed(pack);
        var proposed = all.stream()
                .filter(revision -> revision.kind() != Kind.TEMPLATE)
                .toList();
        if (proposed.isEmpty() && leaving.isEmpty()) {
            throw UNKNOWN_REFERENCE.problem(
                    all.isEmpty()
                            ? "Nothing of the pack %s is proposed".formatted(pack)
                            : "The pack %s has templates alone, which judge nothing until one is filled in"
                                    .formatted(pack),
                    new Violation("/pack", "must be a pack of which a rule or a set is proposed"));
        }
        return proposed;
    }

    /**
     * What is supposed to be published: revisions by their digests, or all that is proposed of a pack.
     *
     * @param leaving what would be withdrawn in the same act
     */
    public List<Revision> supposed(List<String> digests, @Nullable String pack, List<Revision> leaving) {
        if (pack == null) {
            return named(digests);
        }
        if (!digests.isEmpty()) {
            throw INVALID_REQUEST.problem(
                    "It is about one thing", new Violation("/pack", "must be left out where revisions are given"));
        }
        return ofPack(pack, leaving);
    }

    /**
     * Who sees what is asked about revisions.
     *
     * @param groups of those that nobody has proposed yet, the access groups: whoever is not in all of them sees nothing
     * @param people of those of them that belong to no group, the authors: nobody else sees anything
     */
    public record Sight(List<String> groups, List<String> people) {

        public static Sight of(List<Revision> revisions) {
            return new Sight(
                    sorted(revisions, Revision::accessGroup),
                    sorted(revisions, draft -> draft.accessGroup() == null ? draft.draftedBy() : null));
        }

        private static List<String> sorted(List<Revision> revisions, Function<Revision, @Nullable String> named) {
            return revisions.stream()
                    .filter(Revision::isDraft)
                    .flatMap(draft -> Stream.ofNullable(named.apply(draft)))
                    .distinct()
                    .sorted()
                    .toList();
        }

        /** What its asker supposes beside it is the asker's own: of their groups, or of themselves where they are in none. */
        public Sight askedBy(String person, Collection<String> own) {
            return new Sight(union(groups, own), own.isEmpty() ? union(people, List.of(person)) : people);
        }

        private static List<String> union(Collection<String> one, Collection<String> other) {
            return Stream.concat(one.stream(), other.stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
