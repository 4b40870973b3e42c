package org.daylight.registry.holds;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A hold as it is stored. */
@Entity
@Table(name = "hold")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class HoldRow extends PartnerRecordRow<Hold> {

    private @Nullable String origin;

    private String state;

    private String kind;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "transfer_ids")
    private UUID[] transferIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "objective_ids")
    private UUID[] objectiveIds;

    @SuppressWarnings("NullAway.Init")
    protected HoldRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, UUID[] transferIds, UUID[] objectiveIds) {
        partner(partnerId);
        this.transferIds = transferIds;
        this.objectiveIds = objectiveIds;
    }

    @Override
    public void content(Hold content) {
        super.content(content);
        reference(content.reference());
        origin = content.origin();
        state = content.state().name();
        kind = content.kind().name();
    }
}
