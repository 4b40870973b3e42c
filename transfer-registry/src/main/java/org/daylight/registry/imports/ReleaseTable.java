package org.daylight.registry.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.daylight.kit.identity.Caller;
import org.daylight.registry.imports.Comparison.NotMade;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;

/** What the rows of a source said in its releases, read and written by the batch. */
@ApplicationScoped
class ReleaseTable {

    /** Which imports are of the series and may be told of; see {@link Series}. */
    private static final String TOLD =
            "i.profile = ? and coalesce(i.series, i.profile) = ? and i.id <> ? and (i.profile_digest = ? or ? or i.imported_by = ?)";

    private final AgroalDataSource source;
    private final Caller caller;

    ReleaseTable(AgroalDataSource source, Caller caller) {
        this.source = source;
        this.caller = caller;
    }

    Series series(String profile, String name, String digest, boolean shipped) {
        var sql = "select ? union select profile_digest from import where profile = ? and profile_digest is not null";
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, digest);
            statement.setString(2, profile);
            var rows = statement.executeQuery();
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return new Series(profile, name, digest, shipped, texts);
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read with which texts a profile read its releases", e);
        }
    }

    /** Sets what {@link #TOLD} asks for, and answers the place after it. */
    private int told(PreparedStatement statement, int from, Series series, UUID id) throws SQLException {
        statement.setString(from, series.profile());
        statement.setString(from + 1, series.name());
        statement.setObject(from + 2, id);
        statement.setString(from + 3, series.digest());
        statement.setBoolean(from + 4, series.shipped() || caller.fullSight());
        statement.setString(from + 5, caller.account());
        return from + 6;
    }

    /** How many releases of the series are newer than the one that this import is compared with, and not for its importer. */
    long notTold(Series series, UUID id) {
        var sql = """
                select count(*) from import n where n.profile = ? and coalesce(n.series, n.profile) = ?
                  and n.profile_digest is not null and n.id <> ?
                  and n.recording > (select coalesce(max(i.recording), 0) from import i where %s)""".formatted(TOLD);
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, series.profile());
            statement.setString(2, series.name());
            statement.setObject(3, id);
            told(statement, 4, series, id);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new GenericJDBCException("could not count the releases that nothing is told of", e);
        }
    }

    /** The rows of these keys as the release before this import had them. */
    Map<String, ReleaseRow> before(Series series, UUID id, Collection<String> keys) {
        var sql = """
                select distinct on (r.row_key) r.row_key, r.line, r.progress, r.target, r.words
                from import_row r join import i on i.id = r.import
                where r.profile = any(?) and r.row_key = any(?) and %s
                order by r.row_key, i.recording desc""".formatted(TOLD);
        var found = new HashMap<String, ReleaseRow>();
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1, connection.createArrayOf("text", series.texts().toArray()));
            statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
            told(statement, 3, series, id);
            var rows = statement.executeQuery();
            while (rows.next()) {
                var key = rows.getString(1);
                found.put(key, row(rows, key, 2));
            }
            return found;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read the release before", e);
        }
    }

    /** Those of these keys that several rows of the release before this import had. */
    Set<String> shared(Series series, UUID id, Collection<String> keys) {
        var sql = """
                with said as (
                  select r.row_key, max(i.recording) as recording
                  from import_row r join import i on i.id = r.import
                  where r.profile = any(?) and r.row_key = any(?) and %s group by r.row_key)
                select one.row_key from said one join said two on two.row_key = one.row_key || '~2'
                where two.recording = one.recording""".formatted(TOLD);
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            var both = Stream.concat(keys.stream(), keys.stream().map(key -> key + "~2"));
            statement.setArray(
                    1, connection.createArrayOf("text", series.texts().toArray()));
            statement.setArray(2, connection.createArrayOf("text", both.toArray()));
            told(statement, 3, series, id);
            var rows = statement.executeQuery();
            var found = new HashSet<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read which rows the release before had several of", e);
        }
    }

    /** How many rows there are, and the first of them. */
    record Missing(long count, List<ReleaseRow> first) {}

    /**
     * The rows of the release before that this import, whose rows are all kept already, does not have. Which ones is for
     * whoever imported that release, or sees everything: the file in hand does not name them.
     */
    Missing leftOut(Series series, UUID id, int most) {
        var sql = """
                select count(*) over (), r.row_key, r.line, r.progress, r.target, r.words, before.imported_by
                from import_row r join (select i.id, i.imported_by from import i
                  where %s order by i.recording desc limit 1) before on before.id = r.import
                where not exists (select from import_row n
                  where n.profile = ? and n.row_key = r.row_key and n.import = ?)
                order by r.line limit ?""".formatted(TOLD);
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            var at = told(statement, 1, series, id);
            statement.setString(at, series.digest());
            statement.setObject(at + 1, id);
            statement.setInt(at + 2, most);
            var rows = statement.executeQuery();
            var count = 0L;
            var first = new ArrayList<ReleaseRow>();
            while (rows.next()) {
                count = rows.getLong(1);
                if (caller.fullSight() || rows.getString(7).equals(caller.account())) {
                    first.add(row(rows, rows.getString(2), 3));
                }
            }
            return new Missing(count, first);
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read what the release before had", e);
        }
    }

    /** How many records there are, and the first of them. */
    record Gone(long count, List<NotMade> first) {}

    /**
     * The records that rows of this import, all of which are kept already, made in the release before and make no more. Which ones is
     * for whoever imported that release, or sees everything: what hung on a value then may name what the file in hand does not.
     */
    Gone gone(Series series, UUID id, int most) {
        var sql = """
                with before as (
                  select distinct on (r.row_key) r.row_key, r.made, i.imported_by
                  from import_row r join import i on i.id = r.import
                  where r.profile = any(?) and %s order by r.row_key, i.recording desc),
                gone as (
                  select n.line, n.row_key, m.record, b.imported_by
                  from import_row n join before b on b.row_key = n.row_key cross join unnest(b.made) m (record)
                  where n.profile = ? and n.import = ? and m.record <> all (n.made))
                select count(*) over (), g.line, g.row_key, g.record, g.imported_by from gone g
                where not exists (select from import_row n cross join unnest(n.made) m (record)
                  where n.profile = ? and n.import = ? and m.record = g.record)
                order by g.line, g.record limit ?""".formatted(TOLD);
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1, connection.createArrayOf("text", series.texts().toArray()));
            var at = told(statement, 2, series, id);
            for (var now = 0; now < 2; now++) {
                statement.setString(at++, series.digest());
                statement.setObject(at++, id);
            }
            statement.setInt(at, most);
            var rows = statement.executeQuery();
            var count = 0L;
            var first = new ArrayList<NotMade>();
            while (rows.next()) {
                count = rows.getLong(1);
                if (caller.fullSight() || rows.getString(5).equals(caller.account())) {
                    var record = rows.getString(4);
                    var blank = record.indexOf(' ');
                    first.add(new NotMade(
                            rows.getLong(2),
                            rows.getString(3),
                            record.substring(0, blank),
                            record.substring(blank + 1)));
                }
            }
            return new Gone(count, first);
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read which records the rows make no more", e);
        }
    }

    private static ReleaseRow row(ResultSet rows, String key, int from) throws SQLException {
        return new ReleaseRow(
                rows.getLong(from),
                key,
                false,
                rows.getBigDecimal(from + 1),
                rows.getBigDecimal(from + 2),
                rows.getString(from + 3),
                List.of());
    }

    /** Keeps what the rows say now, and forgets what they said in releases that nothing is compared with any more. */
    void keep(Series series, UUID id, List<ReleaseRow> rows) {
        forget(series.digest(), rows);
        insert(series.digest(), id, rows);
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
                insert into import_row (profile, row_key, import, line, progress, target, words, made)
                select ?, a.row_key, ?, a.line, a.progress, a.target, a.words, string_to_array(a.made, e'\\n')
                from unnest(?::text[], ?::bigint[], ?::numeric[], ?::numeric[], ?::text[], ?::text[])
                  a (row_key, line, progress, target, words, made)""";
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, profile);
            statement.setObject(2, id);
            statement.setArray(3, array(connection, "text", rows, ReleaseRow::key));
            statement.setArray(4, array(connection, "int8", rows, ReleaseRow::line));
            statement.setArray(5, array(connection, "numeric", rows, ReleaseRow::progress));
            statement.setArray(6, array(connection, "numeric", rows, ReleaseRow::target));
            statement.setArray(7, array(connection, "text", rows, ReleaseRow::words));
            statement.setArray(8, array(connection, "text", rows, row -> String.join("\n", row.made())));
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
