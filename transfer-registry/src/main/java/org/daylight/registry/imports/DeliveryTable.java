package org.daylight.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Stated;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.RowsDigest;
import org.daylight.kit.recording.Source;
import org.daylight.registry.deliveries.Delivery;
import org.daylight.registry.records.Foresight;
import org.daylight.registry.records.RecordKind;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyManager;

/** Reads and writes deliveries by set, on the connection of the running transaction. */
@ApplicationScoped
class DeliveryTable {

    private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};

    private final AgroalDataSource source;
    private final Caller caller;
    private final Foresight foresight;

    DeliveryTable(AgroalDataSource source, Caller caller, Foresight foresight) {
        this.source = source;
        this.caller = caller;
        this.foresight = foresight;
    }

    /** A transfer that lines name. */
    record NamedTransfer(UUID id, UUID partner, Set<Integer> lines) {}

    /** Those that there are and that the caller may see. */
    Map<String, NamedTransfer> transfers(Collection<String> references) {
        var sql = """
                select t.reference, t.id, t.partner_id, array(select (l->>'number')::int
                  from jsonb_array_elements(coalesce(t.content->'lines', '[]')) l)
                from transfer t join partner p on p.id = t.partner_id
                where t.reference = any(?) and t.voided_reason is null
                and (? or ((t.access_group is null or t.access_group = any(?))
                  and (p.access_group is null or p.access_group = any(?))))""";
        var found = new HashMap<String, NamedTransfer>();
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            var groups = connection.createArrayOf("text", caller.groupsForSql());
            statement.setArray(1, connection.createArrayOf("text", references.toArray()));
            statement.setBoolean(2, caller.fullSight());
            statement.setArray(3, groups);
            statement.setArray(4, groups);
            var rows = statement.executeQuery();
            while (rows.next()) {
                var lines = new HashSet<Integer>();
                for (var line : (Integer[]) rows.getArray(4).getArray()) {
                    lines.add(line);
                }
                found.put(
                        rows.getString(1),
                        new NamedTransfer(rows.getObject(2, UUID.class), rows.getObject(3, UUID.class), lines));
            }
            return found;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read the transfers of the deliveries", e);
        }
    }

    /** The deliveries that are already there, and the keys of those that the caller may not see. */
    record Stored(Map<String, DeliveryState> seen, Set<String> hidden) {}

    Stored stored(Collection<String> references) {
        var sql = """
                select d.reference, d.id, d.version, d.transfer_id, d.partner_id, d.content::text, d.access_group,
                  d.marking::text, d.sources::text,
                  ? or ((d.access_group is null or d.access_group = any(?))
                    and (t.access_group is null or t.access_group = any(?))
                    and (p.access_group is null or p.access_group = any(?)))
                from delivery d join transfer t on t.id = d.transfer_id join partner p on p.id = d.partner_id
                where d.reference = any(?) and d.voided_reason is null""";
        var found = new HashMap<String, DeliveryState>();
        var hidden = new HashSet<String>();
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            var groups = connection.createArrayOf("text", caller.groupsForSql());
            statement.setBoolean(1, caller.fullSight());
            for (var place = 2; place <= 4; place++) {
                statement.setArray(place, groups);
            }
            statement.setArray(5, connection.createArrayOf("text", references.toArray()));
            var rows = statement.executeQuery();
            while (rows.next()) {
                if (!rows.getBoolean(10)) {
                    hidden.add(rows.getString(1));
                    continue;
                }
                var version = rows.getInt(3);
                var content = Json.mapper().readValue(rows.getString(6), Delivery.class);
                found.put(
                        rows.getString(1),
                        new DeliveryState(
                                rows.getObject(2, UUID.class),
                                version,
                                version,
                                rows.getObject(4, UUID.class),
                                rows.getObject(5, UUID.class),
                                null,
                                kept(content, rows.getString(7), rows.getString(8), rows.getString(9)),
                                rows.getString(6),
                                false));
            }
            return new Stored(found, hidden);
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read the deliveries", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored delivery cannot be read", e);
        }
    }

    private static Draft<Delivery> kept(Delivery content, @Nullable String accessGroup, String marking, String sources)
            throws JsonProcessingException {
        return new Draft<>(
                content,
                null,
                null,
                Stated.ofNullable(accessGroup),
                Json.mapper().readValue(marking, Marking.class),
                Json.mapper().readValue(sources, SOURCES),
                null);
    }

    /**
     * Writes what each record now says, and every version, also those that the same file passed on the way.
     *
     * @param passed versions that never stand in the table, because a later line of the batch changed them again
     * @param versions takes up every version that is kept
     */
    void write(List<DeliveryState> now, List<DeliveryState> passed, long sequence, Instant stamp, RowsDigest versions) {
        var created = now.stream().filter(state -> state.storedVersion() == 0).toList();
        var changed = now.stream().filter(state -> state.storedVersion() > 0).toList();
        var rows = new DeliveryRows(sequence, stamp, versions);
        try (var connection = source.getConnection()) {
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            if (!created.isEmpty()) {
                var encoded = copy(copies, "delivery", rows.of(created));
                copy(copies, "delivery_version", encoded.stream());
            }
            update(connection, changed, sequence, stamp);
            var further = Stream.concat(changed.stream(), passed.stream()).toList();
            if (!further.isEmpty()) {
                copy(copies, "delivery_version", rows.of(further));
            }
            foresight.wrote(
                    RecordKind.DELIVERY,
                    now.stream()
                            .map(state -> state.draft().content().reference())
                            .toList());
        } catch (SQLException e) {
            throw new GenericJDBCException("could not write the deliveries", e);
        }
    }

    private static List<byte[]> copy(CopyManager copies, String table, Stream<byte[]> rows) throws SQLException {
        var copied = new ArrayList<byte[]>();
        var copy = copies.copyIn("copy %s (%s) from stdin (format binary)".formatted(table, DeliveryRows.COLUMNS));
        try {
            for (var piece : (Iterable<byte[]>) rows::iterator) {
                copy.writeToCopy(piece, 0, piece.length);
                copied.add(piece);
            }
            copy.endCopy();
            return copied;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void update(Connection connection, List<DeliveryState> states, long sequence, Instant stamp)
            throws SQLException {
        if (states.isEmpty()) {
            return;
        }
        var sql = """
                update delivery d set version = u.version, recording = u.recording, recorded_at = u.recorded_at,
                  known_since = u.known_since, known_since_source = u.known_since_source, act = u.act,
                  act_reason = u.act_reason, access_group = u.access_group, marking = u.marking, sources = u.sources,
                  line = u.line, counted = u.counted, content = u.content
                from (select %s) u (%s) where d.id = u.id and d.voided_reason is null
                and d.version = u.stored_version""".formatted(DeliveryArrays.SELECT, DeliveryArrays.COLUMNS);
        try (var statement = connection.prepareStatement(sql)) {
            // Planned for every batch: a plan that is kept takes an array for ten elements, whatever it holds.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            new DeliveryArrays(connection, states).set(statement, sequence, stamp);
            if (statement.executeUpdate() != states.size()) {
                throw Problems.CONFLICT.problem("a delivery was changed while the import ran; send the file again");
            }
        }
    }
}
