package org.daylight.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What runs out of a data folder: a lock for the one launcher, and the process ids of all that it started. */
final class RunFolder {

    private static final String LAUNCHER = "launcher";

    private final Path folder;

    RunFolder(Path data) {
        this.folder = data.resolve("run");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the folder for this process until it ends, however it ends; empty when another launcher has it. */
    Optional<FileLock> take() {
        try {
            @SuppressWarnings("resource") // held until the process ends
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = Optional.ofNullable(channel.tryLock());
            lock.ifPresent(_ -> started(LAUNCHER, ProcessHandle.current()));
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder %s cannot be locked".formatted(folder), e);
        }
    }

    /** Remembered with its start time, because a process id is used again. */
    void started(String name, ProcessHandle process) {
        write(name + ".pid", process.pid() + " " + startedAt(process));
    }

    Optional<ProcessHandle> running(String name) {
        var file = folder.resolve(name + ".pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var words = Files.readString(file).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> words.length == 2 && startedAt(process).equals(words[1]));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    Optional<ProcessHandle> launcher() {
        return running(LAUNCHER);
    }

    /** Ends what an earlier launcher left behind when it was killed. */
    void endLeftOvers(List<String> names) {
        names.stream().flatMap(name -> running(name).stream()).forEach(process -> end(process, Duration.ofSeconds(20)));
    }

    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException("process %d cannot be waited for".formatted(process.pid()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    void ready(String welcome) {
        write("ready", welcome);
    }

    /** Says that it is not ready any more, and still knows what runs: a launcher that was killed left it behind. */
    void takeBackWelcome() {
        try {
            Files.deleteIfExists(folder.resolve("ready"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void notReady() {
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.filter(f -> !f.endsWith("lock")).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> welcome() {
        try {
            var file = folder.resolve("ready");
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private void write(String name, String content) {
        try {
            Secrets.writePrivately(folder.resolve(name), content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String startedAt(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
