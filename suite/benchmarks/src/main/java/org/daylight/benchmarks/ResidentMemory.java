package org.daylight.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.daylight.launcher.Suite;

/** How much memory a service's process holds, as Linux tells it; nothing elsewhere. */
final class ResidentMemory {

    private final Path status;
    private long most;

    ResidentMemory(Suite suite, String service) {
        status = Path.of("/proc", Long.toString(suite.process(service).handle().pid()), "status");
    }

    /** Megabytes at this moment, 0 where nobody tells. */
    long now() {
        try (var lines = Files.lines(status)) {
            var megabytes = lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
            most = Math.max(most, megabytes);
            return megabytes;
        } catch (IOException e) {
            return 0;
        }
    }

    /** The most of what was seen so far. */
    long most() {
        return most;
    }

    /** The most that it ever held, in megabytes. */
    long peak() {
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nobody tells how much memory a process has held"));
        } catch (IOException e) {
            throw new UncheckedIOException("nobody tells how much memory a process has held", e);
        }
    }
}
