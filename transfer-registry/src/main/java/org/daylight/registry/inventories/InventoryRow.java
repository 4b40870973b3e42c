package org.daylight.registry.inventories;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.kit.recording.ContentRow;
import org.daylight.kit.recording.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An inventory as it is stored. */
@Entity
@Table(name = "inventory")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class InventoryRow extends RecordedEntity implements ContentRow<Inventory> {

    private String reference;

    private String kind;

    @Column(name = "partner_id")
    private @Nullable UUID partnerId;

    @Column(name = "delivery_id")
    private @Nullable UUID deliveryId;

    @JdbcTypeCode(SqlTypes.JSON)
    private Inventory content;

    @SuppressWarnings("NullAway.Init")
    protected InventoryRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID deliveryId) {
        this.partnerId = partnerId;
        this.deliveryId = deliveryId;
    }

    @Override
    public Inventory content() {
        return content;
    }

    @Override
    public void content(Inventory content) {
        this.content = content;
        reference = content.reference();
        kind = content.kind().name();
    }
}
