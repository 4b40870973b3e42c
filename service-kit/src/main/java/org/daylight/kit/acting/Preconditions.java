package org.daylight.kit.acting;

import static org.daylight.kit.problem.Problems.PRECONDITION_MISSING;
import static org.daylight.kit.problem.Problems.STALE;

import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Nobody changes what they have not seen: {@code If-Match} names the version that was read. */
public final class Preconditions {

    private static final String WHERE = "header:If-Match";

    private Preconditions() {}

    public static EntityTag etag(int version) {
        return new EntityTag(Integer.toString(version));
    }

    /**
     * Refuses a change of a version that was not read.
     *
     * @throws org.daylight.kit.problem.ProblemException 428 without {@code If-Match}, 412 if it names another version
     */
    public static void require(@Nullable String ifMatch, int version) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            throw PRECONDITION_MISSING.problem(
                    "Read it first and send the ETag of what you read as If-Match",
                    new Violation(WHERE, "must be the ETag of the version you read, such as \"3\""));
        }
        var current = '"' + Integer.toString(version) + '"';
        if (Arrays.stream(ifMatch.split(",", -1)).map(String::strip).noneMatch(current::equals)) {
            throw STALE.problem(
                    "It is at version %d now; read it again, look at what changed, then send its new ETag"
                            .formatted(version),
                    new Violation(WHERE, "must be " + current + " now"));
        }
    }
}
