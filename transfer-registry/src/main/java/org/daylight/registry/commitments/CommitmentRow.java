package org.daylight.registry.commitments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.kit.recording.ContentRow;
import org.daylight.kit.recording.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A commitment as it is stored. */
@Entity
@Table(name = "commitment")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class CommitmentRow extends RecordedEntity implements ContentRow<Commitment> {

    private String reference;

    @Column(name = "partner_id")
    private @Nullable UUID partnerId;

    @Column(name = "objective_id")
    private @Nullable UUID objectiveId;

    @JdbcTypeCode(SqlTypes.JSON)
    private Commitment content;

    @SuppressWarnings("NullAway.Init")
    protected CommitmentRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID objectiveId) {
        this.partnerId = partnerId;
        this.objectiveId = objectiveId;
    }

    @Override
    public Commitment content() {
        return content;
    }

    @Override
    public void content(Commitment content) {
        this.content = content;
        reference = content.reference();
    }
}
