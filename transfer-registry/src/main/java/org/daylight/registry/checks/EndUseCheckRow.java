package org.daylight.registry.checks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** An end-use check as it is stored. */
@Entity
@Table(name = "end_use_check")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class EndUseCheckRow extends PartnerRecordRow<EndUseCheck> {

    private String kind;

    @Column(name = "item_id")
    private @Nullable UUID itemId;

    @Column(name = "unit_id")
    private @Nullable UUID unitId;

    @Column(name = "delivery_id")
    private @Nullable UUID deliveryId;

    @SuppressWarnings("NullAway.Init")
    protected EndUseCheckRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID itemId, @Nullable UUID unitId, @Nullable UUID deliveryId) {
        partner(partnerId);
        this.itemId = itemId;
        this.unitId = unitId;
        this.deliveryId = deliveryId;
    }

    @Override
    public void content(EndUseCheck content) {
        super.content(content);
        reference(content.reference());
        kind = content.kind().name();
    }
}
