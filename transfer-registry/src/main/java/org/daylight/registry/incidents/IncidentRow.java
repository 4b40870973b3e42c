package org.daylight.registry.incidents;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An incident as it is stored. */
@Entity
@Table(name = "incident")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class IncidentRow extends PartnerRecordRow<Incident> {

    private String kind;

    private String level;

    private String state;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "transfer_ids")
    private UUID[] transferIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "item_ids")
    private UUID[] itemIds;

    @SuppressWarnings("NullAway.Init")
    protected IncidentRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, UUID[] transferIds, UUID[] itemIds) {
        partner(partnerId);
        this.transferIds = transferIds;
        this.itemIds = itemIds;
    }

    @Override
    public void content(Incident content) {
        super.content(content);
        reference(content.reference());
        kind = content.kind().name();
        level = content.level().name();
        state = content.state().name();
    }
}
