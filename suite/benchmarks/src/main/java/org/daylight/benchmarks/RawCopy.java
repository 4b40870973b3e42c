package org.daylight.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.daylight.launcher.Suite;
import org.postgresql.PGConnection;

/**
 * The limit of an import: the rows that it wrote, copied by COPY from files into tables of the same columns, checks and
 * indexes, all in one transaction. Foreign keys are left out, which favours this side.
 */
final class RawCopy {

    private final Suite suite;
    private final Map<String, Long> before;

    /** To be made before the import. */
    RawCopy(Suite suite) {
        this.suite = suite;
        this.before = rows();
    }

    /** A table that the import filled, and how many bytes it and its indexes take. */
    record Filled(String table, long rows, long heap, long total) {}

    /** The tables with more rows than before the import. */
    List<Filled> filled() {
        var filled = new ArrayList<Filled>();
        rows().forEach((table, rows) -> {
            var more = rows - before.getOrDefault(table, 0L);
            if (more > 0) {
                filled.add(new Filled(
                        table, more, size("pg_relation_size", table), size("pg_total_relation_size", table)));
            }
        });
        return filled;
    }

    /** Runs and prints the COPY of the last rows of each of these tables, and answers how many seconds it took. */
    double copy(List<Filled> filled) {
        try (var connection = suite.server().admin("registry");
                var statement = connection.createStatement()) {
            statement.execute("create schema raw");
            var files = new LinkedHashMap<String, Path>();
            for (var table : filled) {
                statement.execute("create table raw.%1$s (like public.%1$s including all)".formatted(table.table()));
                files.put(table.table(), unload(connection, table));
            }
            statement.execute("checkpoint");
            var started = System.nanoTime();
            connection.setAutoCommit(false);
            for (var file : files.entrySet()) {
                var begun = System.nanoTime();
                var sql = "copy raw.%s from stdin (format binary)".formatted(file.getKey());
                try (var in = Files.newInputStream(file.getValue())) {
                    var rows =
                            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in, 1 << 16);
                    System.out.println("limit: %s: %,d rows, %,d bytes, %.3f s"
                            .formatted(sql, rows, Files.size(file.getValue()), (System.nanoTime() - begun) / 1e9));
                }
            }
            connection.commit();
            var seconds = (System.nanoTime() - started) / 1e9;
            connection.setAutoCommit(true);
            statement.execute("drop schema raw cascade");
            for (var file : files.values()) {
                Files.delete(file);
            }
            return seconds;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path unload(Connection connection, Filled table) throws SQLException, IOException {
        var file = suite.data().resolve("raw-" + table.table());
        try (var out = Files.newOutputStream(file)) {
            // In the order in which they were written: indexes grow at their ends, as they did in the import.
            var last =
                    "copy (select t.* from %1$s t where t.ctid in (select ctid from %1$s order by ctid desc limit %2$d)"
                                    .formatted(table.table(), table.rows())
                            + " order by t.ctid) to stdout (format binary)";
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(last, out);
        }
        return file;
    }

    private Map<String, Long> rows() {
        try (var connection = suite.server().admin("registry");
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var names = statement.executeQuery(
                    "select tablename from pg_tables where schemaname = 'public' order by tablename")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            var rows = new LinkedHashMap<String, Long>();
            for (var table : tables) {
                try (var count = statement.executeQuery("select count(*) from public." + table)) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long size(String function, String table) {
        try (var connection = suite.server().admin("registry");
                var statement = connection.prepareStatement("select %s(?::regclass)".formatted(function))) {
            statement.setString(1, "public." + table);
            try (var size = statement.executeQuery()) {
                size.next();
                return size.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
