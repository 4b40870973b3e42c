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
                    "WAIVED: whatever stands on meters. WITHIN_CEILING: by what stands on the meter of a waiver with a"
                            + " ceiling. USED_UP: waived by nothing, but by a waiver that is used up; a meter does not say"
                            + " for which subjects. NOT_WAIVED: by nothing.")
    enum Covered {
        WAIVED,
        WITHIN_CEILING,
        USED_UP,
        NOT_WAIVED
    }
}
