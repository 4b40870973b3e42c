package org.daylight.rules.storage;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;

/** Runs statements on the connection of the running transaction. */
@ApplicationScoped
public class Statements {

    private static final String CHECKS = "23";

    private final AgroalDataSource source;

    Statements(AgroalDataSource source) {
        this.source = source;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> rows(String sql, Row<T> reader, @Nullable Object... parameters) {
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

    public int update(String sql, @Nullable Object... parameters) {
        try (var connection = source.getConnection();
                var statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(CHECKS)) {
                throw new ConstraintViolationException("refused by the database", e, sql, constraint(e));
            }
            throw new GenericJDBCException("could not write", e, sql);
        }
    }

    private static @Nullable String constraint(SQLException e) {
        return e instanceof org.postgresql.util.PSQLException refused && refused.getServerErrorMessage() != null
                ? refused.getServerErrorMessage().getConstraint()
                : null;
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
