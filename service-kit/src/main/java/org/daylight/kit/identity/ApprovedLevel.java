package org.daylight.kit.identity;

import static org.daylight.kit.problem.Problems.MARKING_TOO_HIGH;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.problem.Violation;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The level this deployment is approved for: whatever is marked higher is refused before it is stored. */
@ApplicationScoped
public class ApprovedLevel {

    private final String approved;

    ApprovedLevel(@ConfigProperty(name = "daylight.approved-for", defaultValue = "UNCLASSIFIED") String approved) {
        if (!Marking.LEVELS.contains(approved)) {
            throw new IllegalArgumentException(
                    "daylight.approved-for is %s; it must be one of %s".formatted(approved, Marking.LEVELS));
        }
        this.approved = approved;
    }

    public String level() {
        return approved;
    }

    public boolean allows(Marking marking) {
        return marking.level() <= Marking.LEVELS.indexOf(approved);
    }

    public void require(@Nullable Marking marking) {
        require(marking, "/marking");
    }

    /**
     * Refuses what is marked above the approved level.
     *
     * @param pointer where the marking stands in the body, such as {@code /marking}
     */
    public void require(@Nullable Marking marking, String pointer) {
        if (marking != null && !allows(marking)) {
            throw MARKING_TOO_HIGH.problem(
                    "This deployment is approved for %s; keep what is marked higher where it may be kept"
                            .formatted(approved),
                    new Violation(pointer + "/classification", "must not be above " + approved));
        }
    }
}
