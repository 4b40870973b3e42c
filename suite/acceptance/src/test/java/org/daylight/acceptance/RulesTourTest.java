package org.daylight.acceptance;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour of one rule in docs/rules.md answers what is said there. */
class RulesTourTest {

    @Test
    void answersWhatThePageSays(@TempDir Path folder) throws Exception {
        PageTour.walk("docs/rules.md", RunningSuite.withFirstPortfolio(), folder);
    }
}
