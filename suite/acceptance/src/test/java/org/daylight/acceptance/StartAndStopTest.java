package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Runs before all others and with an option of its own: each service leaves the classes that it loaded in an archive (JEP 350), with
 * which the many starts of the other tests need a third less processor time.
 */
class StartAndStopTest {

    private static final List<String> SERVICES = List.of("transfer-registry", "compliance-rules", "review-service");

    @Test
    void theSuiteStartsEmptyAndStopsWhenAskedTo() throws Exception {
        var suite = RunningSuite.start();
        try {
            assertThat(suite.registry("desk").get("/v1/partners").path("items")).isEmpty();
            for (var service : SERVICES) {
                suite.process(service).handle().destroy();
            }
            // Writing an archive takes a service some seconds after it was asked to stop.
            for (var service : SERVICES) {
                suite.process(service).handle().onExit().get(5, TimeUnit.MINUTES);
                assertThat(suite.data().resolve("log").resolve(service + ".log"))
                        .content()
                        .contains(service + " stopped in");
            }
        } finally {
            suite.close();
            Folders.remove(suite.data());
        }
    }
}
