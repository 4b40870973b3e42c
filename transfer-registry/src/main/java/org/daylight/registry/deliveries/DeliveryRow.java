package org.daylight.registry.deliveries;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.kit.recording.ContentRow;
import org.daylight.kit.recording.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A delivery as it is stored. */
@Entity
@Table(name = "delivery")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class DeliveryRow extends RecordedEntity implements ContentRow<Delivery> {

    private String reference;

    private @Nullable Integer line;

    private boolean counted;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    @Column(name = "partner_id")
    private @Nullable UUID partnerId;

    @JdbcTypeCode(SqlTypes.JSON)
    private Delivery content;

    @SuppressWarnings("NullAway.Init")
    protected DeliveryRow() {} // for Hibernate

    void names(@Nullable UUID transferId, @Nullable UUID partnerId) {
        this.transferId = transferId;
        this.partnerId = partnerId;
    }

    @Override
    public Delivery content() {
        return content;
    }

    @Override
    public void content(Delivery content) {
        this.content = content;
        reference = content.reference();
        line = content.line();
        counted = content.counted();
    }
}
