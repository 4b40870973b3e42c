package org.daylight.registry.commitments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** A commitment as it is stored. */
@Entity
@Table(name = "commitment")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class CommitmentRow extends PartnerRecordRow<Commitment> {

    @Column(name = "objective_id")
    private @Nullable UUID objectiveId;

    @SuppressWarnings("NullAway.Init")
    protected CommitmentRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID objectiveId) {
        partner(partnerId);
        this.objectiveId = objectiveId;
    }

    @Override
    public void content(Commitment content) {
        super.content(content);
        reference(content.reference());
    }
}
