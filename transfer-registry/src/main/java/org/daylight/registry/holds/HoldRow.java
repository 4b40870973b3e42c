package org.daylight.registry.holds;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.kit.recording.ContentRow;
import org.daylight.kit.recording.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A hold as it is stored. */
@Entity
@Table(name = "hold")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class HoldRow extends RecordedEntity implements ContentRow<Hold> {

    private String reference;

    private @Nullable String origin;

    private String state;

    private String kind;

    @Column(name = "partner_id")
    private @Nullable UUID partnerId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "transfer_ids")
    private UUID[] transferIds;

    @JdbcTypeCode(SqlTypes.JSON)
    private Hold content;

    @SuppressWarnings("NullAway.Init")
    protected HoldRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, UUID[] transferIds) {
        this.partnerId = partnerId;
        this.transferIds = transferIds;
    }

    @Override
    public Hold content() {
        return content;
    }

    @Override
    public void content(Hold content) {
        this.content = content;
        reference = content.reference();
        origin = content.origin();
        state = content.state().name();
        kind = content.kind().name();
    }
}
