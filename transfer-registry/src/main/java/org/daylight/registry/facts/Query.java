package org.daylight.registry.facts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A statement put together piece by piece with its parameters beside it. */
public final class Query {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    public Query add(String sql, Object... values) {
        text.append(sql).append('\n');
        parameters.addAll(List.of(values));
        return this;
    }

    public Query add(Query other) {
        text.append(other.text);
        parameters.addAll(other.parameters);
        return this;
    }

    /**
     * Nothing for full sight, otherwise the one predicate on restricted rows: today's restriction holds for what was known
     * earlier as well. A row that an outer join left out hides nothing.
     */
    public Query visible(Sight sight, String table, String alias) {
        if (!sight.full()) {
            add(" and (%1$s.access_group is null or %1$s.access_group = any(?))".formatted(alias), sight.groups());
            add("""
                     and (%2$s.id is null or exists (select from %1$s now_%2$s where now_%2$s.id = %2$s.id
                      and (now_%2$s.access_group is null or now_%2$s.access_group = any(?))))""".formatted(table, alias), sight.groups());
        }
        return this;
    }

    public PreparedStatement prepare(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(text.toString());
        statement.setFetchSize(1000);
        for (var i = 0; i < parameters.size(); i++) {
            var value = parameters.get(i);
            if (value instanceof Collection<?> texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }
}
