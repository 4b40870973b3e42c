package org.daylight.registry.expectations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An expectation as it is stored. */
@Entity
@Table(name = "expectation")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class ExpectationRow extends PartnerRecordRow<Expectation> {

    private String kind;

    @Column(name = "objective_id")
    private @Nullable UUID objectiveId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "transfer_ids")
    private UUID[] transferIds;

    @SuppressWarnings("NullAway.Init")
    protected ExpectationRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID objectiveId, UUID[] transferIds) {
        partner(partnerId);
        this.objectiveId = objectiveId;
        this.transferIds = transferIds;
    }

    @Override
    public void content(Expectation content) {
        super.content(content);
        reference(content.reference());
        kind = content.kind().name();
    }
}
