package org.daylight.registry.notifications;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.kit.recording.ContentRow;
import org.daylight.kit.recording.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A notification as it is stored. */
@Entity
@Table(name = "notification")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class NotificationRow extends RecordedEntity implements ContentRow<Notification> {

    private String reference;

    private String statute;

    private String kind;

    @Column(name = "partner_id")
    private @Nullable UUID partnerId;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    @JdbcTypeCode(SqlTypes.JSON)
    private Notification content;

    @SuppressWarnings("NullAway.Init")
    protected NotificationRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID transferId) {
        this.partnerId = partnerId;
        this.transferId = transferId;
    }

    @Override
    public Notification content() {
        return content;
    }

    @Override
    public void content(Notification content) {
        this.content = content;
        reference = content.reference();
        statute = content.statute();
        kind = content.kind().name();
    }
}
