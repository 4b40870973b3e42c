package org.daylight.rules.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.daylight.rules.runs.RunResults.Count;
import org.daylight.rules.runs.WaivedCounts.NotMet;
import org.daylight.rules.runs.WaivedCounts.NotTold;
import org.daylight.rules.waivers.Waived;
import org.junit.jupiter.api.Test;

/** N is not met, M met, U not told, - no such rule; what is met on a side is in none of its counts. */
class WaivedCountsTest {

    private static final List<Count> COUNTS = List.of(
            count('N', 'N', Waived.WAIVED, 1),
            count('N', 'N', Waived.NOT_WAIVED, 2),
            count('N', 'M', Waived.WAIVED, 4),
            count('N', 'U', Waived.USED_UP, 8),
            count('N', 'N', Waived.METER_NOT_KNOWN, 256),
            count('M', 'N', Waived.METER_NOT_KNOWN, 16),
            count('-', 'N', Waived.WAIVED, 32),
            count('-', 'N', Waived.NOT_WAIVED, 64),
            count('M', 'M', Waived.NOT_ASKED, 128));

    @Test
    void whatIsWaivedIsCountedOnEachSideOnWhichItIsNotMet() {
        var counted = WaivedCounts.of(COUNTS);

        assertThat(counted.flaggedBefore()).isEqualTo(new NotMet(1 + 4, 2, new NotTold(8, 256)));
        assertThat(counted.flaggedAfter()).isEqualTo(new NotMet(1 + 32, 2 + 64, new NotTold(0, 16 + 256)));
        assertThat(counted.fresh()).isEqualTo(new NotMet(32, 64, new NotTold(0, 16)));
    }

    @Test
    void itAddsUpToWhatIsCountedAsNotMet() {
        var waived = WaivedCounts.of(COUNTS);
        var counts = OutcomeCounts.of(COUNTS);

        assertThat(sum(waived.fresh())).isEqualTo(counts.fresh());
        assertThat(sum(waived.flaggedBefore())).isEqualTo(counts.flaggedBefore());
        assertThat(sum(waived.flaggedAfter())).isEqualTo(counts.flaggedAfter());
    }

    private static long sum(NotMet of) {
        return of.waived()
                + of.notWaived()
                + of.notTold().usedUp()
                + of.notTold().meterNotKnown();
    }

    private static Count count(char before, char after, Waived waived, long subjects) {
        return new Count(1, "a rule", "XAA", before, after, before != after, waived, subjects);
    }
}
