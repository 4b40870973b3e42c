package org.daylight.rules.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Predicate;
import org.daylight.rules.runs.RunResults.Count;
import org.daylight.rules.waivers.Waived;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What of the subjects that are not met was waived on the day judged. A waived subject is not met all the same: these add up to
 * the counts of the same names.
 */
public record WaivedCounts(@JsonProperty("new") NotMet fresh, NotMet flaggedBefore, NotMet flaggedAfter) {

    /** Each subject is in exactly one of the three. */
    @Schema(name = "NotMetByWaiver")
    public record NotMet(long waived, long notWaived, NotTold notTold) {}

    /**
     * Of which nobody can say whether they were waived.
     *
     * @param usedUp a waiver over it is used up, and its meter does not say for which subjects
     * @param meterNotKnown no flag stood then, and the waiver over it has a ceiling: what would stand on its meter is not known
     */
    @Schema(name = "WaiverNotTold")
    public record NotTold(long usedUp, long meterNotKnown) {}

    public static WaivedCounts of(List<Count> counts) {
        return new WaivedCounts(
                notMet(counts, count -> count.after() == 'N' && count.before() != 'N'),
                notMet(counts, count -> count.before() == 'N'),
                notMet(counts, count -> count.after() == 'N'));
    }

    private static NotMet notMet(List<Count> counts, Predicate<Count> which) {
        var notMet = counts.stream().filter(which).toList();
        return new NotMet(
                sum(notMet, Waived.WAIVED),
                sum(notMet, Waived.NOT_WAIVED),
                new NotTold(sum(notMet, Waived.USED_UP), sum(notMet, Waived.METER_NOT_KNOWN)));
    }

    private static long sum(List<Count> counts, Waived waived) {
        return counts.stream()
                .filter(count -> count.waived() == waived)
                .mapToLong(Count::subjects)
                .sum();
    }
}
