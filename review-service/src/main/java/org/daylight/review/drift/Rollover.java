package org.daylight.review.drift;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Going on as before again and again, decided or by default, with no new evidence to rest on. */
public final class Rollover {

    private static final String CONTINUE = "CONTINUE";
    private static final String BY_DEFAULT = "CONTINUED_BY_DEFAULT";

    private Rollover() {}

    /**
     * A signed decision, or a day on which a review found that it went on and nobody had decided.
     *
     * @param evidence digest of what was cited, without the days it was read on; null where nobody decided
     */
    public record Step(
            LocalDate on, String outcome, @Nullable String evidence) {}

    /**
     * The same once more.
     *
     * @param outcome of the last time
     * @param times in a row, the first of them included; at least two
     * @param since the day of the first
     * @param until the day of the last
     */
    public record Run(String outcome, int times, LocalDate since, LocalDate until) {

        /** As dashboards show it. */
        public ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("outcome", outcome)
                    .put("times", times)
                    .put("since", since.toString())
                    .put("until", until.toString());
        }
    }

    /**
     * Takes the steps oldest first; nothing where the last of them repeats none. What was signed on one day was one sitting
     * and counts once: it goes on where all of it did, and rests on all that was cited in it.
     */
    public static Optional<Run> of(List<Step> steps) {
        var times = 0;
        LocalDate since = null;
        var cited = Set.<String>of();
        var sittings = sittings(steps);
        for (var sitting : sittings) {
            var nothingNew = sitting.byDefault() || (!cited.isEmpty() && cited.containsAll(sitting.cited));
            times = !sitting.goesOn() ? 0 : nothingNew ? times + 1 : 1;
            since = times == 1 ? sitting.on : since;
            cited = sitting.byDefault() ? cited : sitting.cited;
        }
        return times < 2 || since == null
                ? Optional.empty()
                : Optional.of(new Run(steps.getLast().outcome, times, since, sittings.getLast().on));
    }

    /** @param cited all evidence of the day; empty where nobody decided */
    private record Sitting(LocalDate on, Set<String> outcomes, Set<String> cited) {

        private boolean byDefault() {
            return outcomes.contains(BY_DEFAULT);
        }

        private boolean goesOn() {
            return byDefault() || outcomes.equals(Set.of(CONTINUE));
        }
    }

    private static List<Sitting> sittings(List<Step> steps) {
        var sittings = new ArrayList<Sitting>();
        Sitting signed = null;
        for (var step : steps) {
            var byDefault = step.outcome.equals(BY_DEFAULT);
            if (byDefault || signed == null || !signed.on.equals(step.on)) {
                sittings.add(new Sitting(step.on, new HashSet<>(), new HashSet<>()));
                signed = byDefault ? signed : sittings.getLast();
            }
            // What a review found in the course of a sitting does not end it.
            var sitting = byDefault || signed == null ? sittings.getLast() : signed;
            sitting.outcomes.add(step.outcome);
            if (step.evidence != null) {
                sitting.cited.add(step.evidence);
            }
        }
        return sittings;
    }
}
