package org.daylight.registry.notifications;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** A notification as it is stored. */
@Entity
@Table(name = "notification")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class NotificationRow extends PartnerRecordRow<Notification> {

    private String statute;

    private String kind;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    @SuppressWarnings("NullAway.Init")
    protected NotificationRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID transferId) {
        partner(partnerId);
        this.transferId = transferId;
    }

    @Override
    public void content(Notification content) {
        super.content(content);
        reference(content.reference());
        statute = content.statute();
        kind = content.kind().name();
    }
}
