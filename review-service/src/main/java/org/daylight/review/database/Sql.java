package org.daylight.review.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Plain SQL on the connection of the running transaction, the same one that the journal uses. */
@ApplicationScoped
public class Sql {

    private static final int FETCH = 2_000;

    private final AgroalDataSource source;

    Sql(AgroalDataSource source) {
        this.source = source;
    }

    /** Reads one row of a result set. */
    @FunctionalInterface
    public interface Row<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes one row of a result set. */
    @FunctionalInterface
    public interface Each {
        void take(ResultSet row) throws SQLException;
    }

    public <T> Optional<T> first(String sql, Row<T> reader, @Nullable Object... parameters) {
        var rows = rows(sql, reader, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    public long number(String sql, @Nullable Object... parameters) {
        return first(sql, row -> row.getLong(1), parameters).orElseThrow();
    }

    public <T extends @Nullable Object> List<T> rows(String sql, Row<T> reader, @Nullable Object... parameters) {
        var read = new ArrayList<T>();
        each(sql, row -> read.add(reader.read(row)), parameters);
        return read;
    }

    /** Reads with a cursor if a transaction is running, so that a large result is never held in memory. */
    public void each(String sql, Each taker, @Nullable Object... parameters) {
        try (var connection = source.getConnection();
                var statement = prepared(connection, sql, parameters)) {
            statement.setFetchSize(FETCH);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read", e, sql);
        }
    }

    public int update(String sql, @Nullable Object... parameters) {
        try (var connection = source.getConnection();
                var statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e, sql);
        }
    }

    /** The same statement for many rows. */
    public void batch(String sql, Collection<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                set(connection, statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e, sql);
        }
    }

    /**
     * Many rows of one table at once, several times as fast as statements.
     *
     * @param into the table and its columns in brackets, in the order of the values
     */
    public void copy(String into, Collection<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var sql = "copy " + into + " from stdin";
        var text = new CopyText();
        rows.forEach(text::row);
        try (var connection = source.getConnection()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, text.in());
        } catch (SQLException e) {
            throw failed(e, sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static RuntimeException failed(SQLException e, String sql) {
        var state = e.getSQLState();
        return state != null && state.startsWith("23")
                ? new ConstraintViolationException("refused by the database", e, sql, null)
                : new GenericJDBCException("could not write", e, sql);
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        set(connection, statement, parameters);
        return statement;
    }

    private static void set(Connection connection, PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (var i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case String[] array -> statement.setArray(i + 1, connection.createArrayOf("text", array));
                case byte[][] array -> statement.setArray(i + 1, connection.createArrayOf("bytea", array));
                case Boolean[] array -> statement.setArray(i + 1, connection.createArrayOf("bool", array));
                case Integer[] array -> statement.setArray(i + 1, connection.createArrayOf("int4", array));
                case Object[] array -> statement.setArray(i + 1, connection.createArrayOf("uuid", array));
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case Enum<?> constant -> statement.setString(i + 1, constant.name());
                case null -> statement.setObject(i + 1, null);
                case Object other -> statement.setObject(i + 1, other);
            }
        }
    }
}
