package org.daylight.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.daylight.postgres.DatabaseServer;
import org.postgresql.PGConnection;

/** Replaces the rows of the three databases by those of a backup; each database in one transaction. */
final class Restore {

    private Restore() {}

    static void from(Path file, Options options, Consumer<String> progress) {
        try (var zip = new ZipFile(file.toFile());
                var suite = Suite.onDatabase(options.home(), options.data(), options.port(), progress)) {
            // The services bring the schema; they stop again before a row is touched.
            suite.start(progress);
            suite.stopServices();
            for (var service : Suite.Service.values()) {
                progress.accept("restoring " + service.database);
                restore(suite.server(), service.database, zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the backup %s cannot be read".formatted(file), e);
        } catch (SQLException e) {
            throw new IllegalStateException("the backup could not be restored: " + e.getMessage(), e);
        }
    }

    private static void restore(DatabaseServer server, String database, ZipFile zip) throws SQLException, IOException {
        var contents = contents(database, zip);
        try (var connection = server.admin(database)) {
            var schema = Backup.schemaVersion(connection);
            if (!schema.equals(contents.schemaVersion())) {
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
            for (var table : contents.rows().keySet()) {
                copyIn(connection, database, table, contents.rows().getOrDefault(table, 0L), zip);
            }
            for (var sequence : contents.sequences().entrySet()) {
                try (var statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
                    statement.setString(1, Backup.quoted(sequence.getKey()));
                    statement.setLong(2, sequence.getValue());
                    statement.execute();
                }
            }
            connection.commit();
        }
    }

    private static Backup.Contents contents(String database, ZipFile zip) throws IOException {
        try (var in = zip.getInputStream(entry(zip, database + "/contents.json"))) {
            return Backup.JSON.readValue(in, Backup.Contents.class);
        }
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
            throw new IllegalStateException("the backup is not whole: %s is missing".formatted(name));
        }
        return entry;
    }
}
