package org.daylight.registry.objectives;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** An objective as it is stored. */
@Entity
@Table(name = "objective")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class ObjectiveRow extends PartnerRecordRow<Objective> {

    private String status;

    @Column(name = "authority_id")
    private @Nullable UUID authorityId;

    @SuppressWarnings("NullAway.Init")
    protected ObjectiveRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID authorityId) {
        partner(partnerId);
        this.authorityId = authorityId;
    }

    @Override
    public void content(Objective content) {
        super.content(content);
        reference(content.reference());
        status = content.status().name();
    }
}
