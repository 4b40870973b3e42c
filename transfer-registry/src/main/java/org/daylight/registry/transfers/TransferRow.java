package org.daylight.registry.transfers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A transfer as it is stored. */
@Entity
@Table(name = "transfer")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class TransferRow extends PartnerRecordRow<Transfer> {

    private String channel;

    private String status;

    @Column(name = "supplier_id")
    private @Nullable UUID supplierId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "objective_ids")
    private UUID[] objectiveIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "authority_ids")
    private UUID[] authorityIds;

    @SuppressWarnings("NullAway.Init")
    protected TransferRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID supplierId, UUID[] objectiveIds, UUID[] authorityIds) {
        partner(partnerId);
        this.supplierId = supplierId;
        this.objectiveIds = objectiveIds;
        this.authorityIds = authorityIds;
    }

    @Override
    public void content(Transfer content) {
        super.content(content);
        reference(content.reference());
        channel = content.channel().name();
        status = content.status().name();
    }
}
