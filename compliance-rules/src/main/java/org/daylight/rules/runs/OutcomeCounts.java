package org.daylight.rules.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumMap;
import java.util.List;
import org.daylight.rules.lawbooks.Outcome;

/**
 * Subjects by what becomes of their answer; every subject is in exactly one of the six, so that they add up to it.
 *
 * @param fresh not met, and was not before
 * @param undeterminable whatever it was before: what can no longer be told is never counted as gone
 * @param flaggedBefore NOT_MET by what stands
 * @param flaggedAfter NOT_MET by what would stand
 */
public record OutcomeCounts(
        long subjects,
        @JsonProperty("new") long fresh,
        long gone,
        long changed,
        long undeterminable,
        long errors,
        long same,
        long flaggedBefore,
        long flaggedAfter) {

    public static OutcomeCounts of(List<RunResults.Count> counts) {
        var by = new EnumMap<Outcome, Long>(Outcome.class);
        var all = 0L;
        var before = 0L;
        var after = 0L;
        for (var count : counts) {
            by.merge(Outcome.of(count.before(), count.after(), count.differs()), count.subjects(), Long::sum);
            all += count.subjects();
            before += count.before() == 'N' ? count.subjects() : 0;
            after += count.after() == 'N' ? count.subjects() : 0;
        }
        return new OutcomeCounts(
                all,
                by.getOrDefault(Outcome.NEW, 0L),
                by.getOrDefault(Outcome.GONE, 0L),
                by.getOrDefault(Outcome.CHANGED, 0L),
                by.getOrDefault(Outcome.UNDETERMINABLE, 0L),
                by.getOrDefault(Outcome.ERROR, 0L),
                by.getOrDefault(Outcome.SAME, 0L),
                before,
                after);
    }
}
