package org.daylight.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.daylight.postgres.DatabaseServer;
import org.daylight.postgres.ExternalServer;
import org.postgresql.PGConnection;

/**
 * All rows of the three databases in one ZIP file: {@code <database>/<table>.copy} in PostgreSQL's text format, read in
 * one repeatable-read snapshot per database, and {@code <database>/contents.json} with schema version, row counts and
 * sequences. Passwords are not in it.
 */
public final class Backup {

    static final ObjectMapper JSON = new ObjectMapper();

    /** What is written beside the rows, so that a restore can tell whether it is whole. */
    record Contents(String schemaVersion, Map<String, Long> rows, Map<String, Long> sequences) {}

    private Backup() {}

    /** The embedded server that a running launcher started, found by the address its services were given. */
    static DatabaseServer runningServer(Path data) {
        if (!System.getenv().getOrDefault("DAYLIGHT_DB_URL", "").isBlank()) {
            return ExternalServer.from(System.getenv());
        }
        var settings = ServiceProcess.settings(data, Suite.Service.TRANSFER_REGISTRY.module);
        var url = settings.getProperty("quarkus.datasource.jdbc.url");
        return new ExternalServer(
                url.substring(0, url.lastIndexOf('/')),
                "postgres",
                Secrets.in(data).of("database/admin"));
    }

    /** Says so before anything is started or read. */
    static void requireFolderOf(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalStateException("the folder %s does not exist; make it first".formatted(folder));
        }
        if (Files.isDirectory(file)) {
            throw new IllegalStateException("%s is a folder; name a file in it".formatted(file));
        }
    }

    public static void write(DatabaseServer server, Path file) {
        var beside = file.toAbsolutePath().resolveSibling(file.getFileName() + ".part");
        try {
            try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(beside)))) {
                for (var service : Suite.Service.values()) {
                    writeDatabase(server, service.database, zip);
                }
            } catch (IOException | SQLException | RuntimeException e) {
                Files.deleteIfExists(beside);
                throw e;
            }
            Files.move(beside, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the backup could not be written to " + file, e);
        } catch (SQLException e) {
            throw new IllegalStateException("the backup could not be read from the database", e);
        }
    }

    private static void writeDatabase(DatabaseServer server, String database, ZipOutputStream zip)
            throws SQLException, IOException {
        try (var connection = server.admin(database)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var rows = new LinkedHashMap<String, Long>();
            for (var table : tables(connection)) {
                zip.putNextEntry(new ZipEntry("%s/%s.copy".formatted(database, table)));
                rows.put(
                        table,
                        copy.copyOut(
                                "copy (select %s from %s) to stdout"
                                        .formatted(columns(connection, table), quoted(table)),
                                leaveOpen(zip)));
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(database + "/contents.json"));
            zip.write(JSON.writeValueAsBytes(new Contents(schemaVersion(connection), rows, sequences(connection))));
            zip.closeEntry();
            connection.rollback();
        }
    }

    private static OutputStream leaveOpen(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    static List<String> tables(Connection connection) throws SQLException {
        return strings(
                connection,
                "select tablename from pg_tables where schemaname = 'public'"
                        + " and tablename <> 'flyway_schema_history' order by 1");
    }

    /** Stored columns only: what is generated is made again. */
    static String columns(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute"
                        + " where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''")) {
            statement.setString(1, quoted(table));
            var result = statement.executeQuery();
            result.next();
            return result.getString(1);
        }
    }

    static String schemaVersion(Connection connection) throws SQLException {
        return String.join(
                ",",
                strings(
                        connection,
                        "select coalesce(version, description) || ':' || coalesce(checksum, 0)"
                                + " from flyway_schema_history where success order by installed_rank"));
    }

    private static Map<String, Long> sequences(Connection connection) throws SQLException {
        var values = new LinkedHashMap<String, Long>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "select sequencename, last_value from pg_sequences where schemaname = 'public'"
                                + " and last_value is not null order by 1")) {
            while (result.next()) {
                values.put(result.getString(1), result.getLong(2));
            }
        }
        return values;
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                found.add(result.getString(1));
            }
        }
        return found;
    }

    static String quoted(String table) {
        return '"' + table.replace("\"", "\"\"") + '"';
    }
}
