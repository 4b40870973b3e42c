package org.daylight.registry.items;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** An item as it is stored. */
@Entity
@Table(name = "item")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class ItemRow extends PartnerRecordRow<Item> {

    private String type;

    private String serial;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    @Column(name = "delivery_id")
    private @Nullable UUID deliveryId;

    @Column(name = "predecessor_id")
    private @Nullable UUID predecessorId;

    @SuppressWarnings("NullAway.Init")
    protected ItemRow() {} // for Hibernate

    void names(
            @Nullable UUID partnerId,
            @Nullable UUID transferId,
            @Nullable UUID deliveryId,
            @Nullable UUID predecessorId) {
        partner(partnerId);
        this.transferId = transferId;
        this.deliveryId = deliveryId;
        this.predecessorId = predecessorId;
    }

    @Override
    public void content(Item content) {
        super.content(content);
        reference(content.reference());
        type = content.type();
        serial = content.serial();
    }
}
