package org.daylight.rules.differences;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.daylight.rules.revisions.Definition;
import org.daylight.rules.revisions.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What becomes other in one part of a pack.
 *
 * @param before digest of what answers for its days; null = nothing does, it is new
 * @param after digest of what comes; null = nothing does, it is left out
 */
record PackChange(
        Kind kind,
        String key,
        @Nullable String before,
        @Nullable String after,
        List<Change> changes) {

    /** One for each of those whose days it takes over, or one that says that it is new. */
    static List<PackChange> of(Definition coming, Collection<? extends Definition> standing) {
        var replaced = standing.stream().filter(coming::overlaps).toList();
        return replaced.isEmpty()
                ? List.of(new PackChange(coming.kind(), coming.key(), null, coming.digest(), List.of()))
                : replaced.stream()
                        .map(before -> new PackChange(
                                coming.kind(),
                                coming.key(),
                                before.digest(),
                                coming.digest(),
                                Differences.between(before, coming)))
                        .toList();
    }

    /** What is there no more, with a sentence that says what that means. */
    static PackChange leftOut(Definition left, String text) {
        return new PackChange(
                left.kind(), left.key(), left.digest(), null, List.of(new Change("", text, left.title(), null)));
    }

    /** What a text says otherwise than an earlier one, part by part: what both have is left away. */
    static List<PackChange> between(List<Definition> before, List<Definition> after) {
        var was =
                before.stream().filter(definition -> isNotIn(after, definition)).toList();
        var is =
                after.stream().filter(definition -> isNotIn(before, definition)).toList();
        return Stream.concat(
                        is.stream().flatMap(coming -> of(coming, was).stream()),
                        was.stream()
                                .filter(left -> is.stream().noneMatch(left::overlaps))
                                .map(left -> leftOut(left, left.key() + " is no longer in the text")))
                .toList();
    }

    private static boolean isNotIn(List<Definition> others, Definition definition) {
        return others.stream().noneMatch(other -> other.canonical().equals(definition.canonical()));
    }
}
