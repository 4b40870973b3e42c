package org.daylight.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Source;
import org.hibernate.exception.GenericJDBCException;

/**
 * A line that says nothing of the restriction, marking or sources of a record that is already there leaves them as they
 * are: a newer release of a file must not open what somebody closed.
 */
@ApplicationScoped
class Guards {

    private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};

    private final AgroalDataSource source;

    Guards(AgroalDataSource source) {
        this.source = source;
    }

    <B> Draft<B> kept(DraftLine<B> line) {
        var draft = line.draft();
        if (!draft.accessGroup().isUnknown() && draft.marking() != null && draft.sources() != null) {
            return draft;
        }
        var kind = line.type().kind();
        var sql = "select access_group, marking::text, sources::text from %s where %s = ? and voided_reason is null"
                .formatted(kind.table(), kind.key());
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, line.key());
            var rows = statement.executeQuery();
            return rows.next() ? kept(draft, rows.getString(1), rows.getString(2), rows.getString(3)) : draft;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read a record's restriction", e);
        }
    }

    @SuppressWarnings("NullAway") // an absent access group stays absent
    static <B> Draft<B> kept(Draft<B> draft, String accessGroup, String marking, String sources) {
        try {
            return new Draft<>(
                    draft.content(),
                    draft.knownSince(),
                    draft.knownSinceSource(),
                    draft.accessGroup().isUnknown() ? Stated.ofNullable(accessGroup) : draft.accessGroup(),
                    draft.marking() == null ? Json.mapper().readValue(marking, Marking.class) : draft.marking(),
                    draft.sources() == null ? Json.mapper().readValue(sources, SOURCES) : draft.sources(),
                    draft.reason());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored marking or source cannot be read", e);
        }
    }
}
