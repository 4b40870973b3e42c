package org.daylight.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.daylight.kit.json.Json;
import org.jspecify.annotations.Nullable;

/** Many changed rows as the parameters of one statement: an array for every column. */
final class DeliveryArrays {

    /** Those of the rows, and the version that each must still have in the table. */
    static final String COLUMNS = DeliveryRows.COLUMNS + ", stored_version";

    static final String SELECT = """
            a.id, a.version, ?, ?::timestamptz, a.known_since, a.known_since_source, a.act, a.act_reason,
            a.access_group, a.marking::jsonb, a.sources::jsonb, a.reference, a.line, a.counted, a.transfer_id,
            a.partner_id, a.content::jsonb, a.stored_version
            from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::text[], ?::text[], ?::int[], ?::boolean[], ?::uuid[], ?::uuid[], ?::text[], ?::int[])
            a (id, version, known_since, known_since_source, act, act_reason, access_group, marking, sources,
              reference, line, counted, transfer_id, partner_id, content, stored_version)""";

    private final Connection connection;
    private final List<DeliveryState> states;
    private final Map<Object, String> written = new HashMap<>();

    DeliveryArrays(Connection connection, List<DeliveryState> states) {
        this.connection = connection;
        this.states = states;
    }

    /** Sets the parameters: of each row every array holds one element, so that no row has to look for its own in them. */
    void set(PreparedStatement statement, long sequence, Instant stamp) throws SQLException {
        var place = 1;
        statement.setLong(place++, sequence);
        statement.setObject(place++, stamp.atOffset(ZoneOffset.UTC));
        statement.setArray(place++, array("uuid", DeliveryState::id));
        statement.setArray(place++, array("int4", DeliveryState::version));
        statement.setArray(place++, array("timestamptz", state -> text(state.knownSince())));
        statement.setArray(place++, array("text", state -> state.draft().knownSinceSource()));
        statement.setArray(place++, array("text", DeliveryRows::act));
        statement.setArray(place++, array("text", state -> state.draft().reason()));
        statement.setArray(
                place++, array("text", state -> state.draft().accessGroup().orNull()));
        statement.setArray(place++, array("text", state -> once(state.draft().marking())));
        statement.setArray(place++, array("text", state -> once(state.draft().sources())));
        statement.setArray(
                place++, array("text", state -> state.draft().content().reference()));
        statement.setArray(
                place++, array("int4", state -> state.draft().content().line()));
        statement.setArray(
                place++, array("bool", state -> state.draft().content().counted()));
        statement.setArray(place++, array("uuid", DeliveryState::transfer));
        statement.setArray(place++, array("uuid", DeliveryState::partner));
        statement.setArray(place++, array("text", DeliveryState::content));
        statement.setArray(place, array("int4", DeliveryState::storedVersion));
    }

    private Array array(String type, Function<DeliveryState, @Nullable Object> column) throws SQLException {
        return connection.createArrayOf(type, states.stream().map(column).toArray());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** Thousands of rows share a handful of markings and sources. */
    private String once(@Nullable Object value) {
        return value == null ? "null" : written.computeIfAbsent(value, DeliveryArrays::json);
    }

    private static String json(@Nullable Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a delivery cannot be written", e);
        }
    }
}
