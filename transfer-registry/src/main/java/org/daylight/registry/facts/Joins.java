package org.daylight.registry.facts;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.registry.facts.AuthorityFacts.Charge;
import org.jspecify.annotations.Nullable;

/** The other records that the lines of a partition speak of, read once for all of them. */
final class Joins {

    final @Nullable Known partner;
    final Leaves.@Nullable Block partnerBlock;
    final Map<String, TransferBlocks> transfers = new HashMap<>();
    final Map<String, List<Known>> inventories = new HashMap<>();
    final Map<String, List<Known>> notifications = new HashMap<>();
    final Map<String, Known> objectives = new HashMap<>();
    final Emergencies emergencies = new Emergencies();
    final NoticesTakenBack takenBack = new NoticesTakenBack();
    final SerialsByDelivery serials = new SerialsByDelivery();
    final Map<String, List<Charge>> charges = new HashMap<>();
    final List<Known> ownTransfers = new ArrayList<>();
    final Map<String, List<Known>> checks = new HashMap<>();
    final WholeInventories wholeInventories = new WholeInventories();
    final Map<String, List<Known>> judgements = new HashMap<>();
    final Map<String, Known> steps = new HashMap<>();
    final Map<String, Known> notices = new HashMap<>();
    final List<Known> determinations = new ArrayList<>();
    final Map<UUID, Reconciliation> reconciliations = new HashMap<>();
    Statements statements = new Statements(List.of(), true);
    Assurances assurances = new Assurances(List.of(), true);

    private Joins(@Nullable Known partner, FactMoment moment) {
        this.partner = partner;
        this.partnerBlock = partner == null ? null : PartnerFacts.block(partner, moment.asOf());
    }

    static Joins of(Reading reading, Partition partition) throws SQLException, IOException {
        var id = partition.partner();
        var partner = id == null
                ? null
                : reading.all("partner", "s.id = ?", id).stream().findFirst().orElse(null);
        var joins = new Joins(partner, reading.moment());
        switch (partition.type()) {
            case DELIVERY -> {
                joins.transfers(reading, id);
                joins.inventories(reading, partition);
                joins.serials.read(reading, partition);
                joins.emergencies.read(reading, id);
            }
            case NOTIFICATION -> {
                joins.notified(reading, partition);
                joins.emergencies.read(reading, id);
            }
            case TRANSFER -> {
                joins.served(reading, partition);
                joins.emergencies.read(reading, id);
            }
            case AUTHORITY -> joins.charges(reading);
            case PARTNER -> {
                if (id != null) {
                    // A count must not show the weight of what not everybody sees who sees the partner.
                    var open = "s.partner_id = ? and (s.access_group is null or s.access_group = p.access_group)";
                    joins.ownTransfers.addAll(reading.all("transfer", open, id));
                    for (var objective : reading.all("objective", open, id)) {
                        joins.objectives.put(
                                objective.content().path("reference").asText(), objective);
                    }
                }
            }
            case ITEM -> {
                about(reading, "end_use_check", "item", partition, joins.checks);
                joins.wholeInventories.read(reading, partition);
            }
            case INCIDENT -> about(reading, "judgement", "incident", partition, joins.judgements);
            case PROPOSAL -> joins.proposals(reading, partition);
            case CONTROL_TOTAL -> joins.reconciliations(reading, partition);
            case EXPECTATION, HOLD, COMMITMENT, INVENTORY, OBJECTIVE, UNDERTAKING, UNIT -> {}
        }
        return joins;
    }

    private void reconciliations(Reading reading, Partition partition) throws SQLException, IOException {
        var partner = partition.partner();
        var between = "s.id between ? and ?";
        var totals = partner == null
                ? reading.all("control_total", "s.partner_id is null and " + between, partition.from(), partition.to())
                : reading.all(
                        "control_total", "s.partner_id = ? and " + between, partner, partition.from(), partition.to());
        for (var total : totals) {
            reconciliations.put(
                    total.id(),
                    new Reconciliation(total.content(), reading.moment().asOf()));
        }
        Reconciliation.fill(reading, reconciliations.values(), partner);
    }

    private void transfers(Reading reading, @Nullable UUID partner) throws SQLException, IOException {
        if (partner == null) {
            return;
        }
        transfers(reading, reading.select("transfer", "s.partner_id = ?", partner));
    }

    private void transfers(Reading reading, Query query) throws SQLException, IOException {
        reading.each(query, row -> {
            var transfer = Reading.known(row);
            transfers.put(
                    transfer.content().path("reference").asText(),
                    TransferBlocks.of(transfer, reading.moment().asOf()));
        });
    }

    /** The transfers that the notifications of the partition are of; both belong to one partner. */
    private void notified(Reading reading, Partition partition) throws SQLException, IOException {
        var partner = partition.partner();
        if (partner != null) {
            var named = "s.partner_id = ? and s.id in (select n.transfer_id from "
                    + reading.moment().rows("notification") + " n where n.partner_id = ? and n.id between ? and ?)";
            transfers(reading, reading.select("transfer", named, partner, partner, partition.from(), partition.to()));
            takenBack.read(reading, partition, partner);
        }
    }

    /** The objectives that the transfers of the partition serve, whosever they are, and the notifications of them. */
    private void served(Reading reading, Partition partition) throws SQLException, IOException {
        var partner = partition.partner();
        if (partner == null) {
            return;
        }
        var from = partition.from();
        var to = partition.to();
        var served = "s.id in (select unnest(t.objective_ids) from "
                + reading.moment().rows("transfer") + " t where t.partner_id = ? and t.id between ? and ?)";
        for (var objective : reading.all("objective", served, partner, from, to)) {
            objectives.put(objective.content().path("reference").asText(), objective);
        }
        about(reading, "notification", "transfer", partition, notifications);
    }

    private void inventories(Reading reading, Partition partition) throws SQLException, IOException {
        var partner = partition.partner();
        if (partner == null) {
            return;
        }
        var condition = "s.partner_id = ? and s.kind = 'SERIAL' and s.delivery_id between ? and ?";
        for (var inventory : reading.all("inventory", condition, partner, partition.from(), partition.to())) {
            put(inventories, inventory.content().path("delivery").asText(), inventory);
        }
    }

    private void proposals(Reading reading, Partition partition) throws SQLException, IOException {
        about(reading, "judgement", "proposal", partition, judgements);
        var proposed =
                "s.id in (select o.%s from " + reading.moment().rows("proposal") + " o where o.id between ? and ?)";
        var from = partition.from();
        var to = partition.to();
        for (var transfer : reading.all("transfer", proposed.formatted("transfer_id"), from, to)) {
            steps.put(transfer.content().path("reference").asText(), transfer);
        }
        for (var notification : reading.all("notification", proposed.formatted("notification_id"), from, to)) {
            notices.put(notification.content().path("reference").asText(), notification);
        }
        var partner = partition.partner();
        if (partner != null) {
            var asked = "s.partner_id = ? and s.content->>'kind' = ?";
            var statementsSeen = reading.all("undertaking", asked, partner, Statements.KIND);
            statements = new Statements(
                    statementsSeen, areAll(reading, statementsSeen, "undertaking", asked, partner, Statements.KIND));
            var given = "s.partner_id = ? and s.content->>'kind' = 'ASSURANCE' and s.content->>'textVersion' = ?";
            var assurancesSeen = reading.all("expectation", given, partner, Assurances.TEXT);
            assurances = new Assurances(
                    assurancesSeen, areAll(reading, assurancesSeen, "expectation", given, partner, Assurances.TEXT));
            var these = "(select array_agg(o.%s) from " + reading.moment().rows("proposal")
                    + " o where o.partner_id = ? and o.id between ? and ?)";
            determinations.addAll(reading.all(
                    "determination",
                    "(s.content->>'determined' is not null or s.content->>'kind' = 'EMERGENCY')"
                            + " and (s.partner_id = ? or s.partner_ids @> array[?::uuid]"
                            + " or s.transfer_ids && " + these.formatted("transfer_id")
                            + " or s.notification_ids && " + these.formatted("notification_id") + ")",
                    partner,
                    partner,
                    partner,
                    from,
                    to,
                    partner,
                    from,
                    to));
        }
    }

    /** Whether the caller sees all records of a table that meet the condition. */
    private static boolean areAll(Reading reading, List<Known> seen, String table, String condition, Object... values)
            throws SQLException, IOException {
        if (reading.sight().full()) {
            return true;
        }
        var all = new int[1];
        var query = new Query()
                .add("select count(*) from " + reading.moment().rows(table) + " s")
                .add("where " + condition, values);
        reading.each(query, row -> all[0] = row.getInt(1));
        return all[0] == seen.size();
    }

    /** The records of a kind by the subject of the partition that they are about. */
    private static void about(
            Reading reading, String table, String field, Partition partition, Map<String, List<Known>> into)
            throws SQLException, IOException {
        var partner = partition.partner();
        if (partner == null) {
            return;
        }
        // Ids of several partners lie between two of one; whoever a record is about has its partner.
        var condition = "s.partner_id = ? and s.%s_id between ? and ?".formatted(field);
        for (var record : reading.all(table, condition, partner, partition.from(), partition.to())) {
            put(into, record.content().path(field).asText(), record);
        }
    }

    /** Those about the subject. */
    List<Known> of(Map<String, List<Known>> records, Known subject) {
        return records.getOrDefault(subject.content().path("reference").asText(), List.of());
    }

    static List<Known> of(Map<String, List<Known>> records, StoredDelivery delivery) {
        return records.isEmpty() ? List.of() : records.getOrDefault(delivery.reference.text(), List.of());
    }

    private void charges(Reading reading) throws SQLException, IOException {
        var condition = "jsonb_typeof(s.content->'charges') = 'array' and s.content->'charges' <> '[]'";
        for (var transfer : reading.all("transfer", condition)) {
            for (var charge : transfer.content().path("charges")) {
                charges.computeIfAbsent(charge.path("authority").asText(), _ -> new ArrayList<>())
                        .add(new Charge(
                                transfer,
                                transfer.content().path("reference").asText(),
                                charge.hasNonNull("on") ? charge.path("on").asText() : null,
                                charge.path("amount")));
            }
        }
    }

    static void put(Map<String, List<Known>> map, String key, Known known) {
        map.computeIfAbsent(key, _ -> new ArrayList<>()).add(known);
    }
}
