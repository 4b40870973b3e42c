package org.daylight.acceptance;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The tour of one rule in docs/rules.md answers what is said there. */
@ResourceLock(RunningSuite.SHARED)
class RulesTourTest {

    @Test
    void answersWhatThePageSays(@TempDir Path folder) throws Exception {
        PageTour.walk("docs/rules.md", RunningSuite.withFirstPortfolio(), folder);
    }
}
