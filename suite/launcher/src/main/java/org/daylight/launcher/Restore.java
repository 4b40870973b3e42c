package org.daylight.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.daylight.postgres.DatabaseServer;
import org.postgresql.PGConnection;

/** Replaces the rows of the three databases by those of a backup: all that it holds, or nothing. */
final class Restore {

    private Restore() {}

    static void from(Path file, Options options, Consumer<String> progress) {
        try (var zip = new ZipFile(file.toFile())) {
            var contents = contents(zip);
            try (var suite = Suite.onDatabase(options.home(), options.data(), options.port(), progress)) {
                // The services bring the schema; they stop again before a row is touched.
                suite.start(progress);
                suite.stopServices();
                replace(suite.server(), contents, zip, progress);
            }
        } catch (ZipException e) {
            throw new IllegalStateException(
                    "%s is not a backup of Daylight, or is damaged (%s); nothing was changed"
                            .formatted(file, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the backup %s cannot be read; nothing was changed".formatted(file), e);
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused the backup; nothing was changed", e);
        }
    }

    /**
     * Commits when every row of every database has been taken. Each database commits by itself: if one fails then, those
     * before it are replaced already.
     */
    private static void replace(
            DatabaseServer server, Map<String, Backup.Contents> contents, ZipFile zip, Consumer<String> progress)
            throws SQLException, IOException {
        var open = new ArrayList<Connection>();
        try {
            for (var database : contents.entrySet()) {
                progress.accept("restoring " + database.getKey());
                var connection = server.admin(database.getKey());
                open.add(connection);
                replace(connection, database.getKey(), database.getValue(), zip);
            }
            commit(List.copyOf(contents.keySet()), open);
        } finally {
            for (var connection : open) {
                connection.close();
            }
        }
    }

    private static void commit(List<String> databases, List<Connection> open) throws SQLException {
        for (var i = 0; i < open.size(); i++) {
            try {
                open.get(i).commit();
            } catch (SQLException e) {
                if (i == 0) {
                    throw e;
                }
                throw new IllegalStateException(
                        "%s took the backup and %s did not; restore it again before anything is started"
                                .formatted(
                                        String.join(", ", databases.subList(0, i)),
                                        String.join(", ", databases.subList(i, databases.size()))),
                        e);
            }
        }
    }

    private static void replace(Connection connection, String database, Backup.Contents contents, ZipFile zip)
            throws SQLException, IOException {
        if (!Backup.schemaVersion(connection).equals(contents.schemaVersion())) {
            throw new IllegalStateException(
                    "the backup's %s has another schema; restore it with the version of Daylight that wrote it"
                            .formatted(database));
        }
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            // Triggers and foreign keys were obeyed when the rows were first written.
            statement.execute("set local session_replication_role = replica");
            for (var table : Backup.tables(connection)) {
                statement.execute("truncate table %s cascade".formatted(Backup.quoted(table)));
            }
        }
        for (var table : contents.rows().entrySet()) {
            copyIn(connection, database, table.getKey(), table.getValue(), zip);
        }
        for (var sequence : contents.sequences().entrySet()) {
            try (var statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
                statement.setString(1, Backup.quoted(sequence.getKey()));
                statement.setLong(2, sequence.getValue());
                statement.execute();
            }
        }
    }

    private static Map<String, Backup.Contents> contents(ZipFile zip) throws IOException {
        var contents = new LinkedHashMap<String, Backup.Contents>();
        for (var service : Suite.Service.values()) {
            try (var in = zip.getInputStream(entry(zip, service.database + "/contents.json"))) {
                contents.put(service.database, Backup.JSON.readValue(in, Backup.Contents.class));
            }
        }
        return contents;
    }

    private static void copyIn(Connection connection, String database, String table, long expected, ZipFile zip)
            throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        try (var in = zip.getInputStream(entry(zip, "%s/%s.copy".formatted(database, table)))) {
            var rows = copy.copyIn(
                    "copy %s (%s) from stdin".formatted(Backup.quoted(table), Backup.columns(connection, table)), in);
            if (rows != expected) {
                throw new IllegalStateException("%s.%s: %d rows were read, the backup promises %d; nothing was changed"
                        .formatted(database, table, rows, expected));
            }
        }
    }

    private static ZipEntry entry(ZipFile zip, String name) {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalStateException(
                    "it is not a backup of Daylight, or not a whole one: %s is missing; nothing was changed"
                            .formatted(name));
        }
        return entry;
    }
}
