package org.daylight.registry.requests;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** A partner's request as it is stored. */
@Entity
@Table(name = "partner_request")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class PartnerRequestRow extends PartnerRecordRow<PartnerRequest> {

    private @Nullable String answer;

    @Column(name = "objective_id")
    private @Nullable UUID objectiveId;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    @SuppressWarnings("NullAway.Init")
    protected PartnerRequestRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID objectiveId, @Nullable UUID transferId) {
        partner(partnerId);
        this.objectiveId = objectiveId;
        this.transferId = transferId;
    }

    @Override
    public void content(PartnerRequest content) {
        super.content(content);
        reference(content.reference());
        answer = content.answers().isEmpty()
                ? null
                : content.answers().getLast().answer().name();
    }
}
