package org.daylight.registry.records;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.registry.records.Findings.Found;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;

/** Finds records by their natural keys, and only those that the caller may see: absent and foreign are alike. */
@ApplicationScoped
class References {

    private final AgroalDataSource source;
    private final Caller caller;

    References(AgroalDataSource source, Caller caller) {
        this.source = source;
        this.caller = caller;
    }

    @Nullable
    Found find(RecordKind kind, String key) {
        return all(kind, key, " and r.voided_reason is null").stream()
                .findFirst()
                .orElse(null);
    }

    /** Every record that has or had this key, those that were voided too. */
    List<Found> all(RecordKind kind, String key) {
        return all(kind, key, "");
    }

    private List<Found> all(RecordKind kind, String key, String condition) {
        var fullSight = !Arc.container().requestContext().isActive() || caller.fullSight();
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql(kind, fullSight) + condition)) {
            statement.setString(1, key);
            if (!fullSight) {
                var groups = connection.createArrayOf("text", caller.groupsForSql());
                statement.setArray(2, groups);
                if (kind.belongsToPartner()) {
                    statement.setArray(3, groups);
                }
            }
            var rows = statement.executeQuery();
            var found = new ArrayList<Found>();
            while (rows.next()) {
                found.add(new Found(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
            return found;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read the " + kind.word() + " named " + key, e);
        }
    }

    private static String sql(RecordKind kind, boolean fullSight) {
        var sql = "select r.id, %s from %s r where r.%s = ?"
                .formatted(kind.belongsToPartner() ? "r.partner_id" : "null::uuid", kind.table(), kind.key());
        if (fullSight) {
            return sql;
        }
        sql += " and (r.access_group is null or r.access_group = any(?))";
        return kind.belongsToPartner() ? sql + " and " + RegistryLedger.PARTNER_VISIBLE.replace("{groups}", "?") : sql;
    }
}
