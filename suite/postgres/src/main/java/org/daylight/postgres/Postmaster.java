package org.daylight.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process that holds a cluster, as its lock file names it. */
final class Postmaster {

    private static final String NUMBER = "\\d{1,18}";

    private Postmaster() {}

    /**
     * A server whose launcher was killed still holds the data folder: it is shut down before the next one starts.
     *
     * @return whether there was one
     */
    static boolean stop(Path data, Duration patience) throws IOException {
        var process = of(data);
        if (process.isEmpty()) {
            // Torn when the machine went down, it would keep every server from starting.
            if (pid(data).filter(pid -> !pid.matches(NUMBER)).isPresent()) {
                Files.delete(lock(data));
            }
            return false;
        }
        stopFast(process.get());
        try {
            process.get().onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier server was stopping", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "an earlier server (process %d) does not stop"
                            .formatted(process.get().pid()),
                    e);
        }
    }

    /** SIGINT is the fast shutdown; SIGTERM would wait for clients, which may have been left over as well. */
    private static void stopFast(ProcessHandle postmaster) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier server was stopping", e);
        }
    }

    static Optional<ProcessHandle> of(Path data) throws IOException {
        return pid(data)
                .filter(pid -> pid.matches(NUMBER))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> isOurs(process, data));
    }

    private static Optional<String> pid(Path data) throws IOException {
        try {
            return Optional.of(
                    Files.readString(lock(data)).lines().findFirst().orElse("").strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Path lock(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** After a reboot the id of an old server may belong to anything, another PostgreSQL included. */
    private static boolean isOurs(ProcessHandle process, Path data) {
        var info = process.info();
        return info.command().map(command -> command.contains("postgres")).orElse(false)
                && info.commandLine()
                        .map(line -> line.contains(data.toAbsolutePath().toString()))
                        .orElse(true);
    }
}
