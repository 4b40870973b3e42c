package org.daylight.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import org.daylight.launcher.Suite;

/** The three services, started for one benchmark on data of its own. */
final class RunningSuite {

    private RunningSuite() {}

    static void with(Consumer<Suite> benchmark) {
        var data = folder();
        try (var suite = start(data)) {
            benchmark.accept(suite);
        } finally {
            remove(data);
        }
    }

    private static Suite start(Path data) {
        var home = Path.of(System.getenv().getOrDefault("DAYLIGHT_HOME", "."))
                .toAbsolutePath()
                .normalize();
        return Suite.onDatabase(home, data, Integer.getInteger("port", 18_081), System.out::println)
                .start(System.out::println);
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
