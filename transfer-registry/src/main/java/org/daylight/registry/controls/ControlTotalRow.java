package org.daylight.registry.controls;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** A control total as it is stored. */
@Entity
@Table(name = "control_total")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class ControlTotalRow extends PartnerRecordRow<ControlTotal> {

    private String register;

    private String measure;

    @Column(name = "supplier_id")
    private @Nullable UUID supplierId;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    @SuppressWarnings("NullAway.Init")
    protected ControlTotalRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID supplierId, @Nullable UUID transferId) {
        partner(partnerId);
        this.supplierId = supplierId;
        this.transferId = transferId;
    }

    @Override
    public void content(ControlTotal content) {
        super.content(content);
        reference(content.reference());
        register = content.register();
        measure = content.measure().name();
    }
}
