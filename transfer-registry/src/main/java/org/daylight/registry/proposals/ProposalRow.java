package org.daylight.registry.proposals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** A proposal as it is stored. */
@Entity
@Table(name = "proposal")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class ProposalRow extends PartnerRecordRow<Proposal> {

    private String kind;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    @Column(name = "notification_id")
    private @Nullable UUID notificationId;

    @SuppressWarnings("NullAway.Init")
    protected ProposalRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID transferId, @Nullable UUID notificationId) {
        partner(partnerId);
        this.transferId = transferId;
        this.notificationId = notificationId;
    }

    @Override
    public void content(Proposal content) {
        super.content(content);
        reference(content.reference());
        kind = content.kind().name();
    }
}
