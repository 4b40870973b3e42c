package org.daylight.registry.expectations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.kit.recording.ContentRow;
import org.daylight.kit.recording.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An expectation as it is stored. */
@Entity
@Table(name = "expectation")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class ExpectationRow extends RecordedEntity implements ContentRow<Expectation> {

    private String reference;

    private String kind;

    @Column(name = "partner_id")
    private @Nullable UUID partnerId;

    @Column(name = "objective_id")
    private @Nullable UUID objectiveId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "transfer_ids")
    private UUID[] transferIds;

    @JdbcTypeCode(SqlTypes.JSON)
    private Expectation content;

    @SuppressWarnings("NullAway.Init")
    protected ExpectationRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID objectiveId, UUID[] transferIds) {
        this.partnerId = partnerId;
        this.objectiveId = objectiveId;
        this.transferIds = transferIds;
    }

    @Override
    public Expectation content() {
        return content;
    }

    @Override
    public void content(Expectation content) {
        this.content = content;
        reference = content.reference();
        kind = content.kind().name();
    }
}
