package org.daylight.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.daylight.launcher.portfolio.FirstPortfolio;
import org.daylight.postgres.EmbeddedServer;

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
            System.err.println("daylight: " + Failures.words(e));
            if (System.getenv("DAYLIGHT_DEBUG") != null) {
                e.printStackTrace();
            }
            System.exit(1);
        }
    }

    private static int run(Options options, List<String> arguments) {
        return switch (options.command()) {
            case UP -> options.detach() ? Up.behind(options, arguments) : Up.inForeground(options);
            case DOWN -> down(options);
            case STATUS -> status(options);
            case VERIFY -> RecordsIntact.say(options);
            case RESET -> reset(options);
            case BACKUP -> backup(options);
            case RESTORE -> restore(options);
        };
    }

    private static int down(Options options) {
        var run = new RunFolder(options.data());
        var launcher = run.launcher();
        launcher.ifPresent(process -> RunFolder.end(process, Duration.ofSeconds(60)));
        var services = run.endLeftOvers(Suite.PROCESS_NAMES);
        var server = EmbeddedServer.stopLeftOver(options.data().resolve("postgres"));
        run.notReady();
        if (launcher.isPresent()) {
            System.out.println("stopped");
        } else if (services || server) {
            System.out.println("stopped what a launcher that was killed had left running");
        } else {
            System.out.println("nothing was running out of " + options.data());
        }
        return 0;
    }

    private static int status(Options options) {
        var run = new RunFolder(options.data());
        var launcher = run.launcher();
        System.out.println(
                launcher.isEmpty()
                        ? "does not run out of " + options.data()
                        : "%s out of %s, process %d"
                                .formatted(
                                        run.welcome().isPresent() ? "runs" : "is busy, and not ready,",
                                        options.data(),
                                        launcher.get().pid()));
        show("PostgreSQL", EmbeddedServer.running(options.data().resolve("postgres")));
        for (var name : Suite.PROCESS_NAMES) {
            show(name, run.running(name));
        }
        return 0;
    }

    private static void show(String name, Optional<ProcessHandle> process) {
        System.out.println("  %-18s %s"
                .formatted(name, process.map(p -> "process " + p.pid()).orElse("not running")));
    }

    private static int reset(Options options) {
        requireStopped(options);
        if (!Files.exists(options.data())) {
            System.out.println("there is no data in " + options.data());
            return 0;
        }
        var external = externalDatabases();
        var lost = external.isEmpty()
                ? "All data in %s will be removed.".formatted(options.data())
                : "Users, passwords and logs in %s will be removed; %s stay as they are, drop them there."
                        .formatted(options.data(), external.get());
        if (!confirmed(options, lost)) {
            return 1;
        }
        var left = external.map(databases -> "; %s stay as they are".formatted(databases))
                .orElse("");
        new RunFolder(options.data()).require();
        try {
            // Only what was made here: the folder may be anybody's.
            for (var ours : List.of("postgres", "log", "users.json", "secrets.json", "run", FirstPortfolio.BEGUN)) {
                remove(options.data().resolve(ours));
            }
            try (Stream<Path> rest = Files.list(options.data())) {
                if (rest.findAny().isPresent()) {
                    System.out.println("removed Daylight's data in %s; other files there were left as they are%s"
                            .formatted(options.data(), left));
                    return 0;
                }
            }
            Files.delete(options.data());
        } catch (IOException e) {
            throw new UncheckedIOException("not everything could be removed", e);
        }
        System.out.println("removed " + options.data() + left);
        return 0;
    }

    private static void remove(Path ours) throws IOException {
        if (Files.exists(ours)) {
            try (Stream<Path> files = Files.walk(ours)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static int backup(Options options) {
        var file = options.file().orElseThrow();
        Backup.requireFolderOf(file);
        if (new RunFolder(options.data()).launcher().isPresent()) {
            Backup.write(Backup.runningServer(options.data()), file);
        } else {
            if (!Files.exists(options.data().resolve("secrets.json"))) {
                throw new IllegalStateException(
                        "there is no data in %s; name another folder with --data FOLDER".formatted(options.data()));
            }
            alone(options, () -> {
                try (var suite = Suite.onDatabase(options.home(), options.data(), options.port(), Daylight::say)) {
                    Backup.write(suite.server(), file);
                }
            });
        }
        System.out.println("wrote " + file.toAbsolutePath());
        return 0;
    }

    private static int restore(Options options) {
        requireStopped(options);
        var file = options.file().orElseThrow();
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("there is no backup " + file.toAbsolutePath());
        }
        var replaced = externalDatabases().orElse(options.data().toString());
        if (!confirmed(options, "All data in %s will be replaced by %s.".formatted(replaced, file))) {
            return 1;
        }
        alone(options, () -> Restore.from(file, options, Daylight::say));
        System.out.println("restored " + file.toAbsolutePath());
        return 0;
    }

    /** What holds the records where DAYLIGHT_DB_URL names a server: then the data folder does not. */
    private static Optional<String> externalDatabases() {
        return Optional.of(System.getenv().getOrDefault("DAYLIGHT_DB_URL", ""))
                .filter(url -> !url.isBlank())
                .map(url -> "the databases %s at %s".formatted(String.join(", ", Suite.DATABASES), url));
    }

    /** With the data folder for itself; whatever it starts ends with it, however it ends. */
    private static void alone(Options options, Runnable work) {
        var run = new RunFolder(options.data());
        run.require();
        try (var _ = Interruption.allowed()) {
            run.endLeftOvers(Suite.PROCESS_NAMES);
            try {
                work.run();
            } finally {
                run.endWhatWasStarted();
                run.notReady();
            }
        }
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
