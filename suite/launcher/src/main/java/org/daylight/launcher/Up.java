package org.daylight.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.daylight.launcher.portfolio.FirstPortfolio;

/** Starts the suite and keeps it alive, in the foreground or behind. */
final class Up {

    private static final long LOOK = 500;

    private Up() {}

    static int inForeground(Options options) {
        var run = new RunFolder(options.data());
        if (run.take().isEmpty()) {
            return alreadyRuns(options, run);
        }
        try (var interruption = Interruption.allowed()) {
            try {
                run.endLeftOvers(Suite.PROCESS_NAMES);
                return keep(options, run, interruption);
            } catch (RuntimeException e) {
                if (interruption.isRequested()) {
                    Daylight.say("stopped before it was ready");
                    return 1;
                }
                throw e;
            } finally {
                run.endWhatWasStarted();
                run.notReady();
            }
        }
    }

    private static int keep(Options options, RunFolder run, Interruption interruption) {
        try (var suite = Suite.onDatabase(options.home(), options.data(), options.port(), Daylight::say)) {
            suite.start(Daylight::say);
            if (options.portfolio()) {
                FirstPortfolio.loadInto(suite, Daylight::say);
            }
            var welcome = Welcome.of(suite);
            System.out.println(welcome);
            run.ready(welcome);
            var watch = new Watch(suite.parts(), Daylight::say, InstantSource.system());
            while (!interruption.isRequestedWithin(LOOK)
                    && options.endsWith().map(ProcessHandle::isAlive).orElse(true)) {
                var givenUp = watch.look();
                if (givenUp.isPresent() && !interruption.isRequested()) {
                    throw new IllegalStateException(givenUp.get() + "; mend that, and start with ./daylight up");
                }
            }
            Daylight.say("stopping");
            return 0;
        }
    }

    static int behind(Options options, List<String> arguments) {
        var run = new RunFolder(options.data());
        var other = run.launcher();
        if (other.isPresent()) {
            return run.welcome().isPresent() ? alreadyRuns(options, run) : follow(other.get(), run, Optional.empty());
        }
        run.takeBackWelcome();
        var log = options.data().resolve("log").resolve("launcher.log");
        try {
            Files.createDirectories(options.data().resolve("log"));
            Files.deleteIfExists(log);
            var child = new ProcessBuilder(again(arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start()
                    .toHandle();
            try (var interruption = Interruption.allowed()) {
                var exit = follow(child, run, Optional.of(log));
                if (interruption.isRequested()) {
                    child.destroy();
                    child.onExit().join();
                }
                return exit;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("it cannot be started out of " + options.data(), e);
        }
    }

    private static int alreadyRuns(Options options, RunFolder run) {
        System.out.println("Daylight already runs out of " + options.data());
        System.out.println(
                run.welcome().orElse("It is not ready yet, or is busy with a backup, a restore or a reset."));
        return 0;
    }

    private static List<String> again(List<String> arguments) {
        var command = new ArrayList<String>();
        // In a session of its own, so that Ctrl-C in the caller's terminal does not reach it.
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Daylight.class.getName()));
        arguments.stream().filter(argument -> !argument.equals("--detach")).forEach(command::add);
        return command;
    }

    /** Shows what the launcher behind says until it is ready or has failed. */
    private static int follow(ProcessHandle launcher, RunFolder run, Optional<Path> log) {
        if (log.isEmpty()) {
            Daylight.say("process %d is starting it already; waiting for that".formatted(launcher.pid()));
        }
        var shown = 0;
        while (true) {
            // Asked first, so that what it said last is shown.
            var ended = !launcher.isAlive();
            shown = show(log, shown);
            var welcome = run.welcome();
            if (welcome.isPresent()) {
                if (log.isEmpty()) {
                    System.out.println(welcome.get());
                }
                return 0;
            }
            if (ended) {
                System.err.println("daylight: it did not start"
                        + log.map(file -> "; see above, and " + file).orElse(""));
                return 1;
            }
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                return 1;
            }
        }
    }

    private static int show(Optional<Path> log, int shown) {
        try {
            var lines = log.isPresent() && Files.exists(log.get()) ? Files.readAllLines(log.get()) : List.<String>of();
            lines.stream().skip(shown).forEach(System.out::println);
            return Math.max(shown, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException("it starts, and what it says cannot be read", e);
        }
    }
}
