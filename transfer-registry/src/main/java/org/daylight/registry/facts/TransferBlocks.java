package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the lines of deliveries and notifications say of their transfer, rendered once for all of them. */
final class TransferBlocks {

    private final List<Known> alone;
    private final Acts acts;
    private final Leaves.Block ofDelivery;
    private final Leaves.Block ofNotification;
    private final Map<Integer, Leaves.Block> items;

    private TransferBlocks(
            List<Known> alone,
            Acts acts,
            Leaves.Block ofDelivery,
            Leaves.Block ofNotification,
            Map<Integer, Leaves.Block> items) {
        this.alone = alone;
        this.acts = acts;
        this.ofDelivery = ofDelivery;
        this.ofNotification = ofNotification;
        this.items = items;
    }

    static TransferBlocks of(Known transfer, LocalDate asOf) {
        var delivery = new Leaves(asOf);
        delivery.event("transfer.agreedOn", transfer.get("agreedOn"));
        delivery.optional("transfer.channel", transfer.get("channel"));
        delivery.event("transfer.offeredOn", transfer.get("offeredOn"));
        delivery.optional("transfer.reference", transfer.get("reference"));
        delivery.state("transfer.status", TransferFacts.STATUS, transfer);
        var notification = new Leaves(asOf);
        notification.event("transfer.agreedOn", transfer.get("agreedOn"));
        notification.optional("transfer.channel", transfer.get("channel"));
        notification.event("transfer.licensedOn", transfer.get("licensedOn"));
        notification.event("transfer.offeredOn", transfer.get("offeredOn"));
        notification.optional("transfer.reference", transfer.get("reference"));
        var items = new HashMap<Integer, Leaves.Block>();
        for (var line : transfer.content().path("lines")) {
            items.put(line.path("number").asInt(), item(line, new Leaves(asOf)));
        }
        return new TransferBlocks(
                List.of(transfer.withoutContent()),
                Acts.of(transfer),
                delivery.toBlock(),
                notification.toBlock(),
                items);
    }

    /** Of a transfer of which nothing is known. */
    static TransferBlocks none() {
        var nothing = new Leaves(LocalDate.EPOCH).toBlock();
        return new TransferBlocks(List.of(), Acts.NONE, nothing, nothing, Map.of());
    }

    /** The same transfer with the articles of another one. */
    TransferBlocks withItemsOf(TransferBlocks other) {
        return new TransferBlocks(alone, acts, ofDelivery, ofNotification, other.items);
    }

    private static Leaves.Block item(JsonNode line, Leaves leaves) {
        leaves.optional("item.capabilityClass", line.get("capabilityClass"));
        leaves.flag("item.classified", line.get("classified"));
        leaves.optional("item.designation", line.get("designation"));
        leaves.flag("item.enhancedMonitoring", line.get("enhancedMonitoring"));
        leaves.flag("item.mde", line.get("mde"));
        leaves.flag("item.sme", line.get("sme"));
        leaves.optional("item.unrocaCategory", line.get("unrocaCategory"));
        leaves.optional("item.usmlCategory", line.get("usmlCategory"));
        leaves.optional("item.wassenaarCategory", line.get("wassenaarCategory"));
        return leaves.toBlock();
    }

    /** The transfer without its content, which is not needed any more. */
    List<Known> alone() {
        return alone;
    }

    Acts acts() {
        return acts;
    }

    Leaves.Block ofDelivery() {
        return ofDelivery;
    }

    Leaves.Block ofNotification() {
        return ofNotification;
    }

    /** The line that the delivery names; without a name only the one line of a transfer that has no other. */
    void item(Leaves leaves, Span line) {
        Leaves.Block item = null;
        if (line.isNumber()) {
            item = items.get(Integer.valueOf(line.text()));
        } else if (items.size() == 1) {
            item = items.values().iterator().next();
        }
        if (item != null) {
            leaves.block(item);
        }
    }
}
