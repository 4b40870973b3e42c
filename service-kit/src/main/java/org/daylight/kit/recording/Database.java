package org.daylight.kit.recording;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;

/** Plain SQL on the connection of the running transaction, the same one that Hibernate uses. */
@ApplicationScoped
class Database {

    private final AgroalDataSource source;
    private final BulkRows waiting;

    Database(AgroalDataSource source, BulkRows waiting) {
        this.source = source;
        this.waiting = waiting;
    }

    /** Reads one row of a result set. */
    @FunctionalInterface
    interface Row<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    /** The only row of a query that always has one. */
    <T extends @Nullable Object> T row(String sql, Row<T> reader, @Nullable Object... parameters) {
        var rows = rows(sql, reader, parameters);
        if (rows.size() != 1) {
            throw new IllegalStateException("%d rows where one was expected: %s".formatted(rows.size(), sql));
        }
        return rows.getFirst();
    }

    <T extends @Nullable Object> List<T> rows(String sql, Row<T> reader, @Nullable Object... parameters) {
        waiting.write();
        try (var connection = source.getConnection();
                var statement = prepared(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            var read = new ArrayList<T>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read", e, sql);
        }
    }

    /** What to do with one row that a cursor brings. */
    @FunctionalInterface
    interface EachRow {
        void row(ResultSet row) throws SQLException, IOException;
    }

    /** Row by row through a cursor, which needs a transaction; nothing is written in it. */
    void each(String sql, int fetch, EachRow action, @Nullable Object... parameters) throws IOException {
        try (var connection = source.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (var statement = prepared(connection, sql, parameters)) {
                statement.setFetchSize(fetch);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        action.row(rows);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
            }
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read", e, sql);
        }
    }

    int update(String sql, @Nullable Object... parameters) {
        waiting.write();
        try (var connection = source.getConnection();
                var statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new GenericJDBCException("could not write", e, sql);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < parameters.length; i++) {
            var parameter = parameters[i];
            if (parameter instanceof Object[] array) {
                statement.setArray(i + 1, connection.createArrayOf(arrayType(array), array));
            } else {
                statement.setObject(i + 1, parameter);
            }
        }
        return statement;
    }

    private static String arrayType(Object[] array) {
        return switch (array) {
            case String[] _ -> "text";
            case Integer[] _ -> "int4";
            default -> "uuid";
        };
    }
}
