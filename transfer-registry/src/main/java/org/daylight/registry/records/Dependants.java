package org.daylight.registry.records;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.GenericJDBCException;

/** What rests on a record, so that nobody voids the ground under it. Says only what kinds there are, never which. */
@ApplicationScoped
class Dependants {

    private final AgroalDataSource source;

    Dependants(AgroalDataSource source) {
        this.source = source;
    }

    /** A column that names records of another kind; an array of ids if {@code many}. */
    record Column(RecordKind kind, String name, boolean many) {}

    List<String> of(RecordKind kind, UUID id) {
        var resting = new ArrayList<String>();
        try (var connection = source.getConnection()) {
            for (var column : columns(kind)) {
                var condition = column.many() ? "%s @> array[?::uuid]" : "%s = ?";
                var sql = "select 1 from %s where voided_reason is null and %s limit 1"
                        .formatted(column.kind().table(), condition.formatted(column.name()));
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setObject(1, id);
                    if (statement.executeQuery().next()) {
                        resting.add(column.kind().resource());
                    }
                }
            }
            if (kind == RecordKind.DELIVERY && isAnEntry(connection, id)) {
                resting.add(RecordKind.CONTROL_TOTAL.resource());
            }
            return resting.stream().distinct().toList();
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read what rests on a " + kind.word(), e);
        }
    }

    /** Entries of control totals, of which there are few, name deliveries by their references. */
    private static boolean isAnEntry(Connection connection, UUID delivery) throws SQLException {
        var sql = """
                select 1 from control_total c join delivery d on d.id = ? where c.voided_reason is null
                and c.content->'entries' @> jsonb_build_array(jsonb_build_object('delivery', d.reference)) limit 1""";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, delivery);
            return statement.executeQuery().next();
        }
    }

    /** The database knows the same ones ({@code naming}); a test compares them. */
    static List<Column> columns(RecordKind kind) {
        return switch (kind) {
            case PARTNER -> ofPartner();
            case AUTHORITY ->
                List.of(
                        new Column(RecordKind.TRANSFER, "authority_ids", true),
                        new Column(RecordKind.OBJECTIVE, "authority_id", false));
            case OBJECTIVE ->
                List.of(
                        new Column(RecordKind.TRANSFER, "objective_ids", true),
                        new Column(RecordKind.EXPECTATION, "objective_id", false),
                        new Column(RecordKind.COMMITMENT, "objective_id", false),
                        new Column(RecordKind.HOLD, "objective_ids", true),
                        new Column(RecordKind.UNDERTAKING, "objective_id", false),
                        new Column(RecordKind.CONSULTATION, "objective_id", false),
                        new Column(RecordKind.PARTNER_REQUEST, "objective_id", false));
            case TRANSFER ->
                List.of(
                        new Column(RecordKind.DELIVERY, "transfer_id", false),
                        new Column(RecordKind.NOTIFICATION, "transfer_id", false),
                        new Column(RecordKind.DETERMINATION, "transfer_ids", true),
                        new Column(RecordKind.EXPECTATION, "transfer_ids", true),
                        new Column(RecordKind.HOLD, "transfer_ids", true),
                        new Column(RecordKind.UNIT, "transfer_id", false),
                        new Column(RecordKind.ITEM, "transfer_id", false),
                        new Column(RecordKind.PROPOSAL, "transfer_id", false),
                        new Column(RecordKind.INCIDENT, "transfer_ids", true),
                        new Column(RecordKind.UNDERTAKING, "transfer_id", false),
                        new Column(RecordKind.PARTNER_REQUEST, "transfer_id", false),
                        new Column(RecordKind.CONGRESSIONAL_REQUEST, "transfer_id", false),
                        new Column(RecordKind.CONTROL_TOTAL, "transfer_id", false));
            case DELIVERY ->
                List.of(
                        new Column(RecordKind.INVENTORY, "delivery_id", false),
                        new Column(RecordKind.ITEM, "delivery_id", false),
                        new Column(RecordKind.END_USE_CHECK, "delivery_id", false));
            case NOTIFICATION ->
                List.of(
                        new Column(RecordKind.DETERMINATION, "notification_ids", true),
                        new Column(RecordKind.PROPOSAL, "notification_id", false));
            case UNIT -> List.of(new Column(RecordKind.END_USE_CHECK, "unit_id", false));
            case ITEM ->
                List.of(
                        new Column(RecordKind.ITEM, "predecessor_id", false),
                        new Column(RecordKind.END_USE_CHECK, "item_id", false),
                        new Column(RecordKind.INCIDENT, "item_ids", true));
            case PROPOSAL -> List.of(new Column(RecordKind.JUDGEMENT, "proposal_id", false));
            case INCIDENT ->
                List.of(
                        new Column(RecordKind.JUDGEMENT, "incident_id", false),
                        new Column(RecordKind.UNDERTAKING, "incident_id", false));
            case UNDERTAKING -> List.of(new Column(RecordKind.CONGRESSIONAL_REQUEST, "undertaking_id", false));
            case USE_PERMISSION -> List.of(new Column(RecordKind.USE_PERMISSION, "supersedes_id", false));
            case DETERMINATION,
                    EXPECTATION,
                    COMMITMENT,
                    INVENTORY,
                    HOLD,
                    END_USE_CHECK,
                    JUDGEMENT,
                    CONSULTATION,
                    PROTOCOL,
                    PARTNER_REQUEST,
                    CONGRESSIONAL_REQUEST,
                    CONTROL_TOTAL -> List.of();
        };
    }

    private static List<Column> ofPartner() {
        var columns = new ArrayList<Column>();
        for (var kind : RecordKind.values()) {
            if (kind.belongsToPartner()) {
                columns.add(new Column(kind, "partner_id", false));
            }
        }
        columns.add(new Column(RecordKind.TRANSFER, "supplier_id", false));
        columns.add(new Column(RecordKind.CONTROL_TOTAL, "supplier_id", false));
        columns.add(new Column(RecordKind.DETERMINATION, "partner_ids", true));
        return columns;
    }
}
