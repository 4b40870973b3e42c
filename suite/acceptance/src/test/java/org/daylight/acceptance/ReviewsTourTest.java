package org.daylight.acceptance;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The tour from a cadence to a signed decision in docs/reviews.md is walked as it stands, in one shell, and answers what is said. */
@ResourceLock(RunningSuite.SHARED)
class ReviewsTourTest {

    @Test
    void answersWhatThePageSays(@TempDir Path folder) throws Exception {
        PageTour.walk("docs/reviews.md", RunningSuite.withFirstPortfolio(), folder);
    }
}
