package org.daylight.registry.permissions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.kit.recording.ContentRow;
import org.daylight.kit.recording.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A use permission as it is stored. */
@Entity
@Table(name = "use_permission")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class UsePermissionRow extends RecordedEntity implements ContentRow<UsePermission> {

    private String reference;

    private String change;

    @Column(name = "partner_id")
    private @Nullable UUID partnerId;

    @JdbcTypeCode(SqlTypes.JSON)
    private UsePermission content;

    @SuppressWarnings("NullAway.Init")
    protected UsePermissionRow() {} // for Hibernate

    void names(@Nullable UUID partnerId) {
        this.partnerId = partnerId;
    }

    @Override
    public UsePermission content() {
        return content;
    }

    @Override
    public void content(UsePermission content) {
        this.content = content;
        reference = content.reference();
        change = content.change().name();
    }
}
