package org.daylight.registry.inventories;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with inventories. */
@ApplicationScoped
public class Inventories extends RegistryLedger<InventoryRow, Inventory> {

    private static final Shape<InventoryRow, Inventory> SHAPE =
            shape(RecordKind.INVENTORY, InventoryRow.class, Inventory.class, InventoryRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.INVENTORY;
    }

    @Override
    protected Shape<InventoryRow, Inventory> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Inventory content) {
        return content.reference();
    }

    @Override
    protected void resolve(InventoryRow row, Inventory content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(partner, findings.named(RecordKind.DELIVERY, content.delivery(), "delivery", partner));
        findings.inOrder(content.on(), content.publishedOn(), "publishedOn", "must not be before on");
    }
}
