package org.daylight.registry.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.daylight.registry.records.RecordKind;
import org.hibernate.exception.GenericJDBCException;

/** The ids that no new record can have, whoever may see theirs: voided and purged records keep them. */
@ApplicationScoped
class TakenIds {

    private final AgroalDataSource source;

    TakenIds(AgroalDataSource source) {
        this.source = source;
    }

    Set<UUID> of(RecordKind kind, Collection<UUID> ids) {
        var taken = new HashSet<UUID>();
        if (ids.isEmpty()) {
            return taken;
        }
        var sql = """
                select id from %s where id = any(?)
                union all select record from purge where record_table = ? and record = any(?) and approved_by is not null""".formatted(kind.table());
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            var asked = connection.createArrayOf("uuid", ids.toArray());
            statement.setArray(1, asked);
            statement.setString(2, kind.table());
            statement.setArray(3, asked);
            var rows = statement.executeQuery();
            while (rows.next()) {
                taken.add(rows.getObject(1, UUID.class));
            }
            return taken;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not look the ids of the lines up", e);
        }
    }
}
