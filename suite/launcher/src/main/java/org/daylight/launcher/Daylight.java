package org.daylight.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.daylight.launcher.portfolio.FirstPortfolio;

/** The command behind {@code ./daylight}. Exit codes: 0 done, 1 failed, 2 wrong use. */
public final class Daylight {

    private Daylight() {}

    public static void main(String[] arguments) {
        // The server's own chatter goes to its log; what is said here is for people.
        System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%n");
        java.util.logging.LogManager.getLogManager().reset();
        try {
            System.exit(run(Options.parse(List.of(arguments), System.getenv()), List.of(arguments)));
        } catch (Options.WrongUse e) {
            System.err.println("daylight: " + e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
        } catch (RuntimeException e) {
            System.err.println("daylight: " + e.getMessage());
            if (System.getenv("DAYLIGHT_DEBUG") != null) {
                e.printStackTrace();
            }
            System.exit(1);
        }
    }

    private static int run(Options options, List<String> arguments) {
        return switch (options.command()) {
            case UP -> options.detach() ? detach(options, arguments) : up(options);
            case DOWN -> down(options);
            case STATUS -> status(options);
            case RESET -> reset(options);
            case BACKUP -> backup(options);
            case RESTORE -> restore(options);
        };
    }

    private static int up(Options options) {
        var run = new RunFolder(options.data());
        if (run.take().isEmpty()) {
            System.out.println("Daylight already runs out of " + options.data());
            run.welcome().ifPresent(System.out::println);
            return 0;
        }
        run.endLeftOvers(Suite.PROCESS_NAMES);
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (var suite = Suite.onDatabase(options.home(), options.data(), options.port(), Daylight::say)) {
            suite.start(Daylight::say);
            if (options.portfolio()) {
                FirstPortfolio.loadInto(suite, Daylight::say);
            }
            var welcome = Welcome.of(suite);
            System.out.println(welcome);
            run.ready(welcome);
            return watch(suite, stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            run.notReady();
            stopped.countDown();
        }
    }

    private static int watch(Suite suite, CountDownLatch stop) throws InterruptedException {
        while (!stop.await(2, java.util.concurrent.TimeUnit.SECONDS)) {
            var ended = suite.ended();
            if (!ended.isEmpty()) {
                // A service that died is started again; what it was doing resumes where it stood.
                ended.forEach(name -> {
                    say(name + " ended by itself; starting it again");
                    suite.restart(name);
                });
            }
        }
        say("stopping");
        return 0;
    }

    private static int detach(Options options, List<String> arguments) {
        var run = new RunFolder(options.data());
        if (run.launcher().isPresent() && run.welcome().isPresent()) {
            System.out.println("Daylight already runs out of " + options.data());
            run.welcome().ifPresent(System.out::println);
            return 0;
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
                    .start();
            return follow(child, run, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Shows what the background launcher says until it is ready or has failed. */
    private static int follow(Process child, RunFolder run, Path log) throws IOException {
        var shown = 0;
        while (true) {
            var lines = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
            for (; shown < lines.size(); shown++) {
                System.out.println(lines.get(shown));
            }
            if (run.welcome().isPresent()) {
                return 0;
            }
            if (!child.isAlive()) {
                System.err.println("daylight: it did not start; see " + log);
                return 1;
            }
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 1;
            }
        }
    }

    private static int down(Options options) {
        var run = new RunFolder(options.data());
        var launcher = run.launcher();
        launcher.ifPresent(process -> RunFolder.end(process, Duration.ofSeconds(60)));
        run.endLeftOvers(Suite.PROCESS_NAMES);
        org.daylight.postgres.EmbeddedServer.stopLeftOver(options.data().resolve("postgres"));
        run.notReady();
        System.out.println(launcher.isPresent() ? "stopped" : "nothing was running out of " + options.data());
        return 0;
    }

    private static int status(Options options) {
        var run = new RunFolder(options.data());
        System.out.println(run.launcher().isPresent() ? "runs out of " + options.data() : "does not run");
        for (var name : Suite.PROCESS_NAMES) {
            System.out.println("  %-18s %s"
                    .formatted(
                            name,
                            run.running(name).map(p -> "process " + p.pid()).orElse("not running")));
        }
        return 0;
    }

    private static int reset(Options options) {
        requireStopped(options);
        if (!confirmed(options, "All data in %s will be removed.".formatted(options.data()))) {
            return 1;
        }
        try (Stream<Path> files = Files.walk(options.data())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("not everything could be removed", e);
        }
        System.out.println("removed " + options.data());
        return 0;
    }

    private static int backup(Options options) {
        var file = options.file().orElseThrow();
        var run = new RunFolder(options.data());
        if (run.launcher().isPresent()) {
            Backup.write(Backup.runningServer(options.data()), file);
        } else {
            run.take();
            try (var suite = Suite.onDatabase(options.home(), options.data(), options.port(), Daylight::say)) {
                Backup.write(suite.server(), file);
            }
        }
        System.out.println("wrote " + file.toAbsolutePath());
        return 0;
    }

    private static int restore(Options options) {
        requireStopped(options);
        var file = options.file().orElseThrow();
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("there is no backup " + file.toAbsolutePath());
        }
        if (!confirmed(options, "All data in %s will be replaced by %s.".formatted(options.data(), file))) {
            return 1;
        }
        new RunFolder(options.data()).take();
        Restore.from(file, options, Daylight::say);
        System.out.println("restored " + file.toAbsolutePath());
        return 0;
    }

    private static void requireStopped(Options options) {
        if (new RunFolder(options.data()).launcher().isPresent()) {
            throw new IllegalStateException("it runs; stop it first with ./daylight down");
        }
    }

    private static boolean confirmed(Options options, String what) {
        if (options.yes()) {
            return true;
        }
        System.out.print(what + " Type yes to go on: ");
        System.out.flush();
        var answer = Optional.ofNullable(System.console()).map(java.io.Console::readLine);
        if (answer.filter("yes"::equals).isPresent()) {
            return true;
        }
        System.out.println("nothing was changed");
        return false;
    }

    static void say(String what) {
        System.out.println("  " + what);
    }
}
