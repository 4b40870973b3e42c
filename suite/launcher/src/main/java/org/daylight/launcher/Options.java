package org.daylight.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param home the checkout (or installation) that holds the services' packages
 * @param data where data, secrets and logs are kept
 * @param port the registry's; the rules' and the review-service's follow, management ports lie 1000 higher
 * @param portfolio whether an empty register is filled with the first portfolio
 * @param endsWith the process whose end ends the suite too, for tests that may be killed; named by its id in
 *     DAYLIGHT_ENDS_WITH
 */
public record Options(
        Command command,
        Path home,
        Path data,
        int port,
        boolean detach,
        boolean portfolio,
        boolean yes,
        Optional<Path> file,
        Optional<ProcessHandle> endsWith) {

    public enum Command {
        UP,
        DOWN,
        STATUS,
        VERIFY,
        RESET,
        BACKUP,
        RESTORE
    }

    static final String USAGE = """
            ./daylight up [--detach] [--port 8081] [--data FOLDER] [--empty]   start everything and say where to look
            ./daylight down [--data FOLDER]                 stop it
            ./daylight status [--data FOLDER]               say what runs
            ./daylight verify [--data FOLDER]               recompute everything recorded, and say what does not agree
            ./daylight backup FILE [--data FOLDER]          write all data into one file, running or not
            ./daylight restore FILE [--data FOLDER]         replace all data by a backup (asks first; --yes)
            ./daylight reset [--data FOLDER]                remove all data (asks first; --yes)
            ./daylight test                                 everything that CI runs
            ./daylight bench [NAME]                         run a benchmark, or list them
            """;

    public static Options parse(List<String> arguments, Map<String, String> environment) {
        var home = Path.of(environment.getOrDefault("DAYLIGHT_HOME", "."))
                .toAbsolutePath()
                .normalize();
        var data = Path.of(environment.getOrDefault(
                "DAYLIGHT_DATA", home.resolve(".daylight").toString()));
        var port = number(environment.getOrDefault("DAYLIGHT_PORT", "8081"));
        var detach = false;
        var portfolio = true;
        var yes = false;
        var words = new ArrayList<String>();
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var argument = rest.next();
            switch (argument) {
                case "--detach" -> detach = true;
                case "--empty" -> portfolio = false;
                case "--yes" -> yes = true;
                case "--port" -> port = number(value(argument, rest));
                case "--data" -> data = Path.of(value(argument, rest));
                default -> {
                    if (argument.startsWith("-")) {
                        throw new WrongUse("unknown option " + argument);
                    }
                    words.add(argument);
                }
            }
        }
        if (words.isEmpty()) {
            throw new WrongUse("say what to do");
        }
        var command = command(words.getFirst());
        var takesFile = command == Command.BACKUP || command == Command.RESTORE;
        if (words.size() != (takesFile ? 2 : 1)) {
            throw new WrongUse(takesFile ? "name one file" : "too many words after " + words.getFirst());
        }
        return new Options(
                command,
                home,
                data.toAbsolutePath().normalize(),
                port,
                detach,
                portfolio,
                yes,
                takesFile ? Optional.of(Path.of(words.getLast())) : Optional.empty(),
                endsWith(environment));
    }

    private static Optional<ProcessHandle> endsWith(Map<String, String> environment) {
        var id = environment.getOrDefault("DAYLIGHT_ENDS_WITH", "");
        if (id.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ProcessHandle.of(Long.parseLong(id)).orElseThrow());
        } catch (NumberFormatException | NoSuchElementException e) {
            throw new WrongUse("DAYLIGHT_ENDS_WITH names no process that runs: " + id, e);
        }
    }

    private static Command command(String word) {
        for (var command : Command.values()) {
            if (command.name().equalsIgnoreCase(word)) {
                return command;
            }
        }
        throw new WrongUse("unknown command " + word);
    }

    private static String value(String option, java.util.Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new WrongUse(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port < 1024 || port > 64_000) {
                throw new WrongUse("the port must lie between 1024 and 64000, it is " + port);
            }
            return port;
        } catch (NumberFormatException e) {
            throw new WrongUse("the port is not a number: " + text, e);
        }
    }

    /** The command line cannot be understood. */
    static final class WrongUse extends RuntimeException {
        WrongUse(String message) {
            super(message);
        }

        WrongUse(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
