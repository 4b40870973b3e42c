package org.daylight.registry.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;

/** What the rows of a source said in its releases, read and written by the batch. */
@ApplicationScoped
class ReleaseTable {

    private final AgroalDataSource source;

    ReleaseTable(AgroalDataSource source) {
        this.source = source;
    }

    /** The rows of these keys as the release before this import had them. */
    Map<String, ReleaseRow> before(String profile, UUID id, Collection<String> keys) {
        var sql = """
                select distinct on (r.row_key) r.row_key, r.line, r.progress, r.target, r.words
                from import_row r join import i on i.id = r.import
                where r.profile = ? and r.row_key = any(?) and r.import <> ? order by r.row_key, i.recording desc""";
        var found = new HashMap<String, ReleaseRow>();
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, profile);
            statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
            statement.setObject(3, id);
            var rows = statement.executeQuery();
            while (rows.next()) {
                var key = rows.getString(1);
                found.put(
                        key,
                        new ReleaseRow(
                                rows.getLong(2),
                                key,
                                false,
                                rows.getBigDecimal(3),
                                rows.getBigDecimal(4),
                                rows.getString(5)));
            }
            return found;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read the release before", e);
        }
    }

    /** Keeps what the rows say now, and forgets what they said in releases that nothing is compared with any more. */
    void keep(String profile, UUID id, List<ReleaseRow> rows) {
        forget(profile, rows);
        insert(profile, id, rows);
    }

    private void forget(String profile, List<ReleaseRow> rows) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("select forget_import_rows(?, ?)")) {
            statement.setString(1, profile);
            statement.setArray(2, array(connection, "text", rows, ReleaseRow::key));
            statement.execute();
        } catch (SQLException e) {
            throw new GenericJDBCException("could not forget what the rows said long ago", e);
        }
    }

    private void insert(String profile, UUID id, List<ReleaseRow> rows) {
        var sql = """
                insert into import_row (profile, row_key, import, line, progress, target, words)
                select ?, a.row_key, ?, a.line, a.progress, a.target, a.words
                from unnest(?::text[], ?::bigint[], ?::numeric[], ?::numeric[], ?::text[])
                  a (row_key, line, progress, target, words)""";
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, profile);
            statement.setObject(2, id);
            statement.setArray(3, array(connection, "text", rows, ReleaseRow::key));
            statement.setArray(4, array(connection, "int8", rows, ReleaseRow::line));
            statement.setArray(5, array(connection, "numeric", rows, ReleaseRow::progress));
            statement.setArray(6, array(connection, "numeric", rows, ReleaseRow::target));
            statement.setArray(7, array(connection, "text", rows, ReleaseRow::words));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new GenericJDBCException("could not keep what the rows say", e);
        }
    }

    private static java.sql.Array array(
            Connection connection, String type, List<ReleaseRow> rows, Function<ReleaseRow, @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
