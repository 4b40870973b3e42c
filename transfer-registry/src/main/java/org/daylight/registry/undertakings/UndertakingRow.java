package org.daylight.registry.undertakings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** An undertaking as it is stored. */
@Entity
@Table(name = "undertaking")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class UndertakingRow extends PartnerRecordRow<Undertaking> {

    private String nature;

    private String kind;

    @Column(name = "owed_by")
    private String owedBy;

    private @Nullable String origin;

    @Column(name = "objective_id")
    private @Nullable UUID objectiveId;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    @Column(name = "incident_id")
    private @Nullable UUID incidentId;

    @SuppressWarnings("NullAway.Init")
    protected UndertakingRow() {} // for Hibernate

    void names(
            @Nullable UUID partnerId,
            @Nullable UUID objectiveId,
            @Nullable UUID transferId,
            @Nullable UUID incidentId) {
        partner(partnerId);
        this.objectiveId = objectiveId;
        this.transferId = transferId;
        this.incidentId = incidentId;
    }

    @Override
    public void content(Undertaking content) {
        super.content(content);
        reference(content.reference());
        nature = content.nature().name();
        kind = content.kind();
        owedBy = content.owedBy().name();
        origin = content.origin();
    }
}
