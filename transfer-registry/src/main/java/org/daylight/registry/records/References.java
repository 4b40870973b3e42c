package org.daylight.registry.records;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.recording.Recordings;
import org.daylight.registry.records.Findings.Found;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;

/** Finds records by their natural keys, and only those that the caller may see: absent and foreign are alike. */
@ApplicationScoped
class References {

    private static final String GROUPS = "{groups}";

    private final AgroalDataSource source;
    private final Caller caller;
    private final Foreseen foreseen;
    private final Recordings recordings;

    References(AgroalDataSource source, Caller caller, Foreseen foreseen, Recordings recordings) {
        this.source = source;
        this.caller = caller;
        this.foreseen = foreseen;
        this.recordings = recordings;
    }

    @Nullable
    Found find(RecordKind kind, String key) {
        var known = foreseen.name(kind, key);
        return known.isPresent() ? known.get().orElse(null) : first(kind, key, fullSight());
    }

    /** Those of the keys that have a record, by their keys. */
    Map<String, Found> findAll(RecordKind kind, Set<String> keys) {
        var found = new HashMap<String, Found>();
        read(kind, keys, " and r.voided_reason is null", fullSight(), row -> found.put(row.getString(3), found(row)));
        return found;
    }

    /** The record whoever may see it; only for what a record names already. */
    @Nullable
    Found findAny(RecordKind kind, String key) {
        return first(kind, key, true);
    }

    /** Every record that has or had this key, those that were voided too. */
    List<Found> all(RecordKind kind, String key) {
        return read(kind, Set.of(key), "", fullSight(), row -> found(row));
    }

    /** Those of the keys that no record which the caller may see has or had. */
    Set<String> unseen(RecordKind kind, Set<String> keys) {
        var unseen = new HashSet<>(keys);
        read(kind, keys, "", false, row -> row.getString(3)).forEach(unseen::remove);
        return unseen;
    }

    private @Nullable Found first(RecordKind kind, String key, boolean fullSight) {
        return read(kind, Set.of(key), " and r.voided_reason is null", fullSight, row -> found(row)).stream()
                .findFirst()
                .orElse(null);
    }

    boolean fullSight() {
        return !Arc.container().requestContext().isActive() || caller.fullSight();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(RecordKind kind, Set<String> keys, String condition, boolean fullSight, Row<T> reader) {
        recordings.writeWaiting();
        var sql = sql(kind, fullSight) + condition;
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql.replace(GROUPS, "?"))) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
            var groups = connection.createArrayOf("text", fullSight ? new String[0] : caller.groupsForSql());
            var next = 2;
            for (var at = sql.indexOf(GROUPS); at >= 0; at = sql.indexOf(GROUPS, at + 1)) {
                statement.setArray(next, groups);
                next++;
            }
            var rows = statement.executeQuery();
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read the " + kind.resource() + " named " + keys, e);
        }
    }

    private static String sql(RecordKind kind, boolean fullSight) {
        var sql = "select r.id, %s, r.%3$s from %2$s r where r.%3$s = any(?)"
                .formatted(kind.belongsToPartner() ? "r.partner_id" : "null::uuid", kind.table(), kind.key());
        return fullSight
                ? sql
                : sql + " and (r.access_group is null or r.access_group = any({groups})) and " + kind.visible();
    }
}
