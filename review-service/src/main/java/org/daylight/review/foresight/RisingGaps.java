package org.daylight.review.foresight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.daylight.kit.identity.Marking;
import org.daylight.review.foresight.Foreseeing.Step;
import org.daylight.review.reviews.Looked;
import org.jspecify.annotations.Nullable;

/**
 * Data gaps that are there today and that will arise, gathered as reviews gather them: by rule, missing leaf, partner and access
 * groups. One arises on a day on which a subject lacks the leaf and none did on the day before.
 */
final class RisingGaps {

    /** As reviews call a leaf that is known and cannot be compared. */
    private static final String NOT_COMPARABLE = "(not comparable)";

    private final Map<Key, Set<String>> lacking = new HashMap<>();
    private final Map<String, Set<Key>> bySubject = new HashMap<>();
    private final Map<String, Marking> markings = new HashMap<>();

    private RisingGaps() {}

    record Key(String rule, String leaf, @Nullable String partner, List<String> accessGroups) {

        static Set<Key> of(Looked looked) {
            var keys = new HashSet<Key>();
            looked.undetermined()
                    .forEach((rule, missing) -> (missing.isEmpty() ? List.of(NOT_COMPARABLE) : missing)
                            .forEach(leaf -> keys.add(new Key(rule, leaf, looked.partner(), looked.accessGroups()))));
            return keys;
        }
    }

    /** @param subjects how many lack it on the first day */
    record Rising(LocalDate on, Key key, long subjects, Marking marking) {}

    /** @param steps what the reader may see; what is lacking on their first day is told as of that one */
    static List<Rising> of(List<Step> steps) {
        var byDay = new TreeMap<LocalDate, List<Step>>();
        steps.forEach(
                step -> byDay.computeIfAbsent(step.on(), _ -> new ArrayList<>()).add(step));
        var gaps = new RisingGaps();
        var rising = new ArrayList<Rising>();
        byDay.forEach((on, ofDay) -> {
            var before = Set.copyOf(gaps.lacking.keySet());
            ofDay.forEach(gaps::take);
            gaps.lacking.forEach((key, subjects) -> {
                if (!before.contains(key)) {
                    rising.add(gaps.rising(on, key, subjects));
                }
            });
        });
        rising.sort(Comparator.comparing(Rising::on)
                .thenComparing(each -> each.key().rule())
                .thenComparing(each -> each.key().leaf())
                .thenComparing(each -> String.valueOf(each.key().partner())));
        return rising;
    }

    private Rising rising(LocalDate on, Key key, Set<String> subjects) {
        var marked = new HashSet<Marking>();
        subjects.forEach(subject -> marked.add(markings.getOrDefault(subject, Marking.UNMARKED)));
        return new Rising(on, key, subjects.size(), Marking.highest(marked));
    }

    private void take(Step step) {
        var looked = step.looked();
        for (var key : bySubject.getOrDefault(step.subject(), Set.of())) {
            lacking.computeIfPresent(key, (_, subjects) -> {
                subjects.remove(step.subject());
                return subjects.isEmpty() ? null : subjects;
            });
        }
        var keys = looked == null ? Set.<Key>of() : Key.of(looked);
        bySubject.put(step.subject(), keys);
        keys.forEach(key -> lacking.computeIfAbsent(key, _ -> new HashSet<>()).add(step.subject()));
        if (looked != null) {
            markings.put(step.subject(), looked.marking());
        }
    }
}
