package org.daylight.review.drift;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    /** Takes the steps oldest first; nothing where the last of them repeats none. */
    public static Optional<Run> of(List<Step> steps) {
        var times = 0;
        LocalDate since = null;
        String cited = null;
        for (var step : steps) {
            var byDefault = step.outcome.equals(BY_DEFAULT);
            var goesOn = byDefault || step.outcome.equals(CONTINUE);
            var nothingNew = byDefault || (cited != null && cited.equals(step.evidence));
            times = !goesOn ? 0 : nothingNew ? times + 1 : 1;
            since = times == 1 ? step.on : since;
            cited = byDefault ? cited : step.evidence;
        }
        return times < 2 || since == null
                ? Optional.empty()
                : Optional.of(new Run(steps.getLast().outcome, times, since, steps.getLast().on));
    }
}
