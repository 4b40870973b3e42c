package org.daylight.registry.permissions;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.recording.Knowing;
import org.hibernate.exception.GenericJDBCException;

/** Which steps others name as the ones that they take the place of. */
@ApplicationScoped
class Superseded {

    private final AgroalDataSource source;

    Superseded(AgroalDataSource source) {
        this.source = source;
    }

    /** By the later step the earlier one, as it was known. */
    Map<UUID, UUID> by(List<UUID> later, Knowing knowing) {
        var earlier = new HashMap<UUID, UUID>();
        if (later.isEmpty()) {
            return earlier;
        }
        var sql = "select r.id, r.supersedes_id from %s r where r.id = any(?) and r.supersedes_id is not null"
                .formatted(knowing.rows("use_permission"));
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", later.toArray()));
            var rows = statement.executeQuery();
            while (rows.next()) {
                earlier.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
            }
            return earlier;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read what use permissions supersede", e);
        }
    }
}
