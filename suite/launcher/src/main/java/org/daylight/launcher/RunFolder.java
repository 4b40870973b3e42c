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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.daylight.postgres.EmbeddedServer;

/** What runs out of a data folder: a lock for the one launcher, and the process ids of all that it started. */
final class RunFolder {

    private static final String LAUNCHER = "launcher";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Kept from the garbage collector, whose cleaner closes a file that nobody holds and with it gives up the lock. */
    private static final List<FileLock> HELD = new CopyOnWriteArrayList<>();

    private final Path folder;

    RunFolder(Path data) {
        this.folder = data.resolve("run");
    }

    /** Takes the folder for this process until it ends, however it ends; empty when another launcher has it. */
    Optional<FileLock> take() {
        try {
            Files.createDirectories(folder);
            @SuppressWarnings("resource") // held until the process ends
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = Optional.ofNullable(channel.tryLock());
            lock.ifPresent(held -> {
                HELD.add(held);
                started(LAUNCHER, ProcessHandle.current());
            });
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be used; choose a folder that this user may write, with --data FOLDER".formatted(folder),
                    e);
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

    /** As {@link #take}, for whoever cannot go on without it. */
    void require() {
        if (take().isEmpty()) {
            throw new IllegalStateException("%s is in use%s; wait for that, or end it with ./daylight down"
                    .formatted(
                            folder.getParent(),
                            launcher()
                                    .map(process -> " by process " + process.pid())
                                    .orElse("")));
        }
    }

    /**
     * Ends what an earlier launcher left behind when it was killed.
     *
     * @return whether there was anything
     */
    boolean endLeftOvers(List<String> names) {
        var found = names.stream().flatMap(name -> running(name).stream()).toList();
        found.forEach(process -> end(process, PATIENCE));
        return !found.isEmpty();
    }

    /** Ends whatever this process has started and not stopped, for example because it was interrupted meanwhile. */
    void endWhatWasStarted() {
        Thread.interrupted();
        ProcessHandle.current().children().toList().forEach(process -> end(process, PATIENCE));
        EmbeddedServer.stopLeftOver(folder.resolveSibling("postgres"));
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
            throw new UncheckedIOException("what runs cannot be noted in " + folder, e);
        }
    }

    void notReady() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.filter(f -> !f.endsWith("lock")).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what runs cannot be noted in " + folder, e);
        }
    }

    Optional<String> welcome() {
        try {
            var file = folder.resolve("ready");
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("what runs cannot be noted in " + folder, e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private void write(String name, String content) {
        try {
            Secrets.writePrivately(folder.resolve(name), content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("what runs cannot be noted in " + folder, e);
        }
    }

    private static String startedAt(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
