package org.daylight.acceptance;

import java.nio.file.Path;
import java.util.List;
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
            loadWithInterruptions(running);
        }
        return running;
    }

    /**
     * A start may end while it publishes, imports or reviews, and the next goes on. Every test of the portfolio holds that nothing is
     * missing or doubled then.
     */
    private static void loadWithInterruptions(Suite suite) {
        for (var after : List.of("publishing the rule pack house", "notices: ", "reviewed as of 2022-06-30")) {
            try {
                FirstPortfolio.loadInto(suite, said -> {
                    System.out.println(said);
                    if (said.startsWith(after)) {
                        throw new Interrupted();
                    }
                });
                throw new IllegalStateException("nothing was said that begins with: " + after);
            } catch (Interrupted expected) {
                System.out.println("interrupted; the next start goes on");
            }
        }
        FirstPortfolio.loadInto(suite, System.out::println);
    }

    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
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
