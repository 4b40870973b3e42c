package org.daylight.registry.determinations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A determination as it is stored. */
@Entity
@Table(name = "determination")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class DeterminationRow extends PartnerRecordRow<Determination> {

    private String statute;

    private String kind;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "transfer_ids")
    private UUID[] transferIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "notification_ids")
    private UUID[] notificationIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "partner_ids")
    private UUID[] partnerIds;

    @SuppressWarnings("NullAway.Init")
    protected DeterminationRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, UUID[] transferIds, UUID[] notificationIds, UUID[] partnerIds) {
        partner(partnerId);
        this.transferIds = transferIds;
        this.notificationIds = notificationIds;
        this.partnerIds = partnerIds;
    }

    @Override
    public void content(Determination content) {
        super.content(content);
        reference(content.reference());
        statute = content.statute();
        kind = content.kind().name();
    }
}
