package org.daylight.review.foresight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.daylight.kit.identity.Marking;
import org.daylight.review.foresight.Foreseeing.Step;
import org.daylight.review.reviews.Looked;
import org.jspecify.annotations.Nullable;

/**
 * Data gaps that are there today and that will arise, gathered as reviews gather them: by rule, missing leaf, partner and access
 * groups. One arises on a day on which a subject lacks the leaf and none did on the day before. What is kept is how many begin and
 * end to lack it from day to day, so that it does not grow with the subjects.
 */
final class RisingGaps {

    /** As reviews call a leaf that is known and cannot be compared. */
    private static final String NOT_COMPARABLE = "(not comparable)";

    private final Map<Key, NavigableMap<LocalDate, Change>> gaps = new HashMap<>();

    /** Of how many subjects lack a leaf. */
    private static final class Change {

        private long begun;
        private long ended;
        private final Set<Marking> markings = new HashSet<>();
    }

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

    /** @param steps all of some subjects that the reader may see; what is lacking on their first day is told as of that one */
    void take(List<Step> steps) {
        var lacking = new HashMap<String, Set<Key>>();
        for (var step : steps.stream().sorted(Comparator.comparing(Step::on)).toList()) {
            var looked = step.looked();
            var keys = looked == null ? Set.<Key>of() : Key.of(looked);
            var before = lacking.put(step.subject(), keys);
            var were = before == null ? Set.<Key>of() : before;
            for (var key : keys) {
                if (looked != null && !were.contains(key)) {
                    var change = change(key, step.on());
                    change.begun++;
                    change.markings.add(looked.marking());
                }
            }
            were.stream().filter(key -> !keys.contains(key)).forEach(key -> change(key, step.on()).ended++);
        }
    }

    private Change change(Key key, LocalDate on) {
        return gaps.computeIfAbsent(key, _ -> new TreeMap<>()).computeIfAbsent(on, _ -> new Change());
    }

    List<Rising> rising() {
        var rising = new ArrayList<Rising>();
        gaps.forEach((key, days) -> {
            var lacking = 0L;
            for (var day : days.entrySet()) {
                var change = day.getValue();
                var before = lacking;
                lacking += change.begun - change.ended;
                if (before == 0 && lacking > 0) {
                    rising.add(new Rising(day.getKey(), key, lacking, Marking.highest(change.markings)));
                }
            }
        });
        rising.sort(Comparator.comparing(Rising::on)
                .thenComparing(each -> each.key().rule())
                .thenComparing(each -> each.key().leaf())
                .thenComparing(each -> String.valueOf(each.key().partner())));
        return rising;
    }
}
