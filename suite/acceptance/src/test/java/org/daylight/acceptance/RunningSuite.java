package org.daylight.acceptance;

import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.daylight.launcher.Ports;
import org.daylight.launcher.Suite;
import org.daylight.launcher.portfolio.FirstPortfolio;
import org.jspecify.annotations.Nullable;

/** The suite that the tests of this module share: started once, filled with the first portfolio, stopped at the end. */
final class RunningSuite {

    static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    /** Tests of the shared suite take turns. */
    static final String SHARED = "first portfolio";

    private static @Nullable Suite shared;

    private RunningSuite() {}

    static synchronized Suite withFirstPortfolio() {
        var running = shared;
        if (running == null) {
            running = start();
            shared = running;
            var stopped = running;
            Folders.removeAtExit(stopped.data(), stopped::close);
            FirstPortfolio.loadInto(running, System.out::println);
        }
        return running;
    }

    /** A suite of one's own on free ports, for tests that kill it. */
    static Suite start() {
        var data = Folders.temporary("daylight-acceptance");
        return Suite.onDatabase(HOME, data, freePorts(), System.out::println).start(System.out::println);
    }

    /** The first of three free ports in a row whose management ports are free as well. */
    static int freePorts() {
        for (var attempt = 0; attempt < 100; attempt++) {
            var base = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (areFree(base) && areFree(base + 1000)) {
                return base;
            }
        }
        throw new IllegalStateException("no free ports were found");
    }

    private static boolean areFree(int base) {
        return IntStream.range(base, base + 3).allMatch(Ports::isFree);
    }
}
