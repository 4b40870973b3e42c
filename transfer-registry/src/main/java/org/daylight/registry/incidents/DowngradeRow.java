package org.daylight.registry.incidents;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.kit.recording.ContentEntity;
import org.jspecify.annotations.Nullable;

/** A downgrade as it is stored. */
@Entity
@Table(name = "incident_downgrade")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class DowngradeRow extends ContentEntity<Downgrade> {

    private String lowering;

    @Column(name = "incident_id")
    private UUID incidentId;

    @Column(name = "incident_version")
    private int incidentVersion;

    private String level;

    private boolean voids;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @SuppressWarnings("NullAway.Init")
    protected DowngradeRow() {} // for Hibernate

    @Override
    public void content(Downgrade content) {
        super.content(content);
        lowering = content.lowering();
        incidentId = content.incident();
        incidentVersion = content.incidentVersion();
        level = content.to().name();
        voids = Boolean.TRUE.equals(content.voids());
        proposedBy = content.proposedBy();
        approvedBy = content.approvedBy();
    }
}
