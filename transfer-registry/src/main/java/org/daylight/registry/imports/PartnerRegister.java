package org.daylight.registry.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.identity.Caller;
import org.daylight.registry.imports.profiles.PartnerNames;
import org.daylight.registry.imports.profiles.PartnerNames.Known;
import org.hibernate.exception.GenericJDBCException;

/** What partners are called, of those that the caller may see. */
@ApplicationScoped
class PartnerRegister {

    private static final int FETCH = 1000;

    private final AgroalDataSource source;
    private final Caller caller;

    PartnerRegister(AgroalDataSource source, Caller caller) {
        this.source = source;
        this.caller = caller;
    }

    PartnerNames names() {
        var sql = """
                select code, kind, name, array(select jsonb_array_elements_text(coalesce(content->'aliases', '[]')))
                from partner where voided_reason is null and (? or access_group is null or access_group = any(?))""";
        var known = new ArrayList<Known>();
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            statement.setBoolean(1, caller.fullSight());
            statement.setArray(2, connection.createArrayOf("text", caller.groupsForSql()));
            var rows = statement.executeQuery();
            while (rows.next()) {
                var names = new ArrayList<>(List.of((String[]) rows.getArray(4).getArray()));
                names.add(rows.getString(1));
                names.add(rows.getString(3));
                known.add(new Known(rows.getString(1), rows.getString(2), names));
            }
            return new PartnerNames(known);
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read what partners are called", e);
        }
    }
}
