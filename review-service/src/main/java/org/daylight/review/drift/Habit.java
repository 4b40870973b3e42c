package org.daylight.review.drift;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How much of deciding is repetition. */
public final class Habit {

    /** Of so many decisions the shares are taken; the one before them says whether the first of them repeats anything. */
    private static final int LAST = 10;

    private Habit() {}

    /**
     * A decision as it was taken.
     *
     * @param evidence digest of what was cited, made without dates
     * @param optionsCosted beyond the baseline
     * @param openFor from opening to the last signature
     */
    public record Taken(String outcome, String evidence, boolean measuresChanged, int optionsCosted, Duration openFor) {

        public Taken measuresChanged(boolean changed) {
            return new Taken(outcome, evidence, changed, optionsCosted, openFor);
        }
    }

    /**
     * Shares of a number of decisions.
     *
     * @param rubberStamped the share that repeated outcome and evidence of the one before, changed no measure and costed
     *     no option
     * @param withinAnHour the share signed within an hour of opening
     */
    public record Share(double rubberStamped, double withinAnHour) {}

    /** Takes decisions oldest first, at least one; of more than ten it counts all but the first. */
    public static Share of(List<Taken> decisions) {
        var repeated = 0;
        var hasty = 0;
        var first = decisions.size() > LAST ? 1 : 0;
        double counted = decisions.size() - first;
        for (int i = first; i < decisions.size(); i++) {
            var decision = decisions.get(i);
            if (i > 0 && repeats(decisions.get(i - 1), decision)) {
                repeated++;
            }
            if (decision.openFor.compareTo(Duration.ofHours(1)) <= 0) {
                hasty++;
            }
        }
        return new Share(repeated / counted, hasty / counted);
    }

    /** As dashboards show it; nothing where nobody has decided yet. */
    public static Optional<ObjectNode> measure(List<Taken> decisions) {
        if (decisions.isEmpty()) {
            return Optional.empty();
        }
        var share = of(decisions);
        return Optional.of(JsonNodeFactory.instance
                .objectNode()
                .put("decisions", Math.min(decisions.size(), LAST))
                .put("rubberStampShare", Rounding.text(share.rubberStamped))
                .put("signedWithinAnHourShare", Rounding.text(share.withinAnHour)));
    }

    private static boolean repeats(Taken before, Taken decision) {
        return Objects.equals(before.outcome, decision.outcome)
                && Objects.equals(before.evidence, decision.evidence)
                && !decision.measuresChanged
                && decision.optionsCosted == 0;
    }
}
