package org.daylight.registry.congress;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** A congressional request as it is stored. */
@Entity
@Table(name = "congressional_request")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class CongressionalRequestRow extends PartnerRecordRow<CongressionalRequest> {

    private String kind;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    @Column(name = "undertaking_id")
    private @Nullable UUID undertakingId;

    @SuppressWarnings("NullAway.Init")
    protected CongressionalRequestRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID transferId, @Nullable UUID undertakingId) {
        partner(partnerId);
        this.transferId = transferId;
        this.undertakingId = undertakingId;
    }

    @Override
    public void content(CongressionalRequest content) {
        super.content(content);
        reference(content.reference());
        kind = content.kind().name();
    }
}
