package org.daylight.registry.judgements;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** A judgement as it is stored. */
@Entity
@Table(name = "judgement")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class JudgementRow extends PartnerRecordRow<Judgement> {

    private String question;

    @Column(name = "incident_id")
    private @Nullable UUID incidentId;

    @Column(name = "proposal_id")
    private @Nullable UUID proposalId;

    @SuppressWarnings("NullAway.Init")
    protected JudgementRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID incidentId, @Nullable UUID proposalId) {
        partner(partnerId);
        this.incidentId = incidentId;
        this.proposalId = proposalId;
    }

    @Override
    public void content(Judgement content) {
        super.content(content);
        reference(content.reference());
        question = content.question().name();
    }
}
