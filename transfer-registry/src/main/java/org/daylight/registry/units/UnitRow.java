package org.daylight.registry.units;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** A unit as it is stored. */
@Entity
@Table(name = "unit")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class UnitRow extends PartnerRecordRow<Unit> {

    private String funds;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    @SuppressWarnings("NullAway.Init")
    protected UnitRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID transferId) {
        partner(partnerId);
        this.transferId = transferId;
    }

    @Override
    public void content(Unit content) {
        super.content(content);
        reference(content.reference());
        funds = content.funds().name();
    }
}
