package org.daylight.registry.objectives;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.kit.recording.ContentRow;
import org.daylight.kit.recording.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An objective as it is stored. */
@Entity
@Table(name = "objective")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class ObjectiveRow extends RecordedEntity implements ContentRow<Objective> {

    private String reference;

    private String status;

    @Column(name = "partner_id")
    private @Nullable UUID partnerId;

    @Column(name = "authority_id")
    private @Nullable UUID authorityId;

    @JdbcTypeCode(SqlTypes.JSON)
    private Objective content;

    @SuppressWarnings("NullAway.Init")
    protected ObjectiveRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID authorityId) {
        this.partnerId = partnerId;
        this.authorityId = authorityId;
    }

    @Override
    public Objective content() {
        return content;
    }

    @Override
    public void content(Objective content) {
        this.content = content;
        reference = content.reference();
        status = content.status().name();
    }
}
