package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.daylight.launcher.Suite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tour of docs/registry.md in a suite of its own, because it adds to the register. It runs before all other classes and with an
 * option of its own: each service leaves the classes that it loaded in an archive (JEP 350), with which the many starts of the others
 * need a third less processor time.
 */
@TestMethodOrder(OrderAnnotation.class)
class RegistryTourTest {

    private static final List<String> SERVICES = List.of("transfer-registry", "compliance-rules", "review-service");

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = RunningSuite.start();
    }

    @AfterAll
    static void remove() {
        suite.close();
        Folders.remove(suite.data());
    }

    @Test
    @Order(1)
    void answersWhatThePageSays(@TempDir Path folder) throws Exception {
        assertThat(suite.registry("desk").get("/v1/partners").path("items")).isEmpty();

        PageTour.walk("docs/registry.md", suite, folder);
    }

    @Test
    @Order(2)
    void everyServiceStopsWhenAskedTo() throws Exception {
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
    }
}
