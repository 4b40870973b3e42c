package org.daylight.registry.consultations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** A consultation as it is stored. */
@Entity
@Table(name = "consultation")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class ConsultationRow extends PartnerRecordRow<Consultation> {

    private String channel;

    private String rank;

    @Column(name = "objective_id")
    private @Nullable UUID objectiveId;

    @SuppressWarnings("NullAway.Init")
    protected ConsultationRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID objectiveId) {
        partner(partnerId);
        this.objectiveId = objectiveId;
    }

    @Override
    public void content(Consultation content) {
        super.content(content);
        reference(content.reference());
        channel = content.channel().name();
        rank = content.rank().name();
    }
}
