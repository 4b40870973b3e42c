package org.daylight.registry.deliveries;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** A delivery as it is stored. */
@Entity
@Table(name = "delivery")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class DeliveryRow extends PartnerRecordRow<Delivery> {

    private @Nullable Integer line;

    private boolean counted;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    @SuppressWarnings("NullAway.Init")
    protected DeliveryRow() {} // for Hibernate

    void names(@Nullable UUID transferId, @Nullable UUID partnerId) {
        this.transferId = transferId;
        partner(partnerId);
    }

    @Override
    public void content(Delivery content) {
        super.content(content);
        reference(content.reference());
        line = content.line();
        counted = content.counted();
    }
}
