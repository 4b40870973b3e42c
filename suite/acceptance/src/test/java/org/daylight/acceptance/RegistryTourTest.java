package org.daylight.acceptance;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour of docs/registry.md answers what is said there; in a suite of its own, because it adds to the register. */
class RegistryTourTest {

    @Test
    void answersWhatThePageSays(@TempDir Path folder) throws Exception {
        var suite = RunningSuite.start();
        try {
            PageTour.walk("docs/registry.md", suite, folder);
        } finally {
            suite.close();
            Folders.remove(suite.data());
        }
    }
}
