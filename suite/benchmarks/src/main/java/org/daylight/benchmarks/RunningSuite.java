package org.daylight.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.daylight.launcher.Suite;

/** The three services, started for one benchmark on data of its own. */
final class RunningSuite {

    private RunningSuite() {}

    static void with(Consumer<Suite> benchmark) {
        var data = folder();
        try (var run = new Run(suite(data), data)) {
            // Whoever interrupts a benchmark must not find its services running.
            Runtime.getRuntime().addShutdownHook(new Thread(run::close));
            benchmark.accept(run.suite.start(System.out::println));
        }
    }

    private static Suite suite(Path data) {
        var home = Path.of(System.getenv().getOrDefault("DAYLIGHT_HOME", "."))
                .toAbsolutePath()
                .normalize();
        return Suite.onDatabase(home, data, Integer.getInteger("port", 18_081), System.out::println);
    }

    /** Ended once, by whoever is first. */
    private record Run(Suite suite, Path data, AtomicBoolean ended) implements AutoCloseable {

        Run(Suite suite, Path data) {
            this(suite, data, new AtomicBoolean());
        }

        @Override
        public void close() {
            if (!ended.getAndSet(true)) {
                suite.close();
                remove(data);
            }
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("daylight-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
