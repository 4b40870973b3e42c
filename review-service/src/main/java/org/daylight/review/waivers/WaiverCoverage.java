package org.daylight.review.waivers;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What of the subjects asked about is waived, in their order. */
@Schema(name = "WaiverCoverage")
record WaiverCoverage(List<Covered> covered) {

    WaiverCoverage {
        covered = List.copyOf(covered);
    }

    /** What can be said of one subject; by what it is waived is for whoever may see that. */
    @Schema(
            description =
                    "WAIVED: whatever stands on meters, or, where a flag stood at the end of the day, by what stands on"
                            + " the meter of a waiver with a ceiling. METER_NOT_KNOWN: the same meter, but no flag stood,"
                            + " so that nobody had a reason to put anything there. USED_UP: waived by nothing, but by a"
                            + " waiver that is used up; a meter does not say for which subjects. NOT_WAIVED: by nothing, or"
                            + " its flag was dismissed or closed.")
    enum Covered {
        WAIVED,
        NOT_WAIVED,
        USED_UP,
        METER_NOT_KNOWN
    }
}
