package org.daylight.registry.inventories;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** An inventory as it is stored. */
@Entity
@Table(name = "inventory")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class InventoryRow extends PartnerRecordRow<Inventory> {

    private String kind;

    @Column(name = "delivery_id")
    private @Nullable UUID deliveryId;

    @SuppressWarnings("NullAway.Init")
    protected InventoryRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID deliveryId) {
        partner(partnerId);
        this.deliveryId = deliveryId;
    }

    @Override
    public void content(Inventory content) {
        super.content(content);
        reference(content.reference());
        kind = content.kind().name();
    }
}
