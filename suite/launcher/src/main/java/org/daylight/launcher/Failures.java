package org.daylight.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;

/** Says to people what went wrong. */
final class Failures {

    private Failures() {}

    /** The message and, where a file or the database was the reason, what that said. */
    static String words(RuntimeException e) {
        var reason =
                e.getCause() instanceof IOException || e.getCause() instanceof SQLException ? words(e.getCause()) : "";
        var said = String.valueOf(e.getMessage());
        return reason.isEmpty() || said.contains(reason) ? said : said + ": " + reason;
    }

    private static String words(Throwable reason) {
        return switch (reason) {
            case NoSuchFileException e -> e.getFile() + " does not exist";
            case AccessDeniedException e -> "this user may not read or write " + e.getFile();
            case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
            case FileSystemException e ->
                "%s (%s)".formatted(e.getFile(), e.getClass().getSimpleName());
            default -> String.valueOf(reason.getMessage());
        };
    }
}
