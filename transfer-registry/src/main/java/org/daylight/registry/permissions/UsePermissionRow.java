package org.daylight.registry.permissions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** A use permission as it is stored. */
@Entity
@Table(name = "use_permission")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class UsePermissionRow extends PartnerRecordRow<UsePermission> {

    private String change;

    @Column(name = "supersedes_id")
    private @Nullable UUID supersedesId;

    @SuppressWarnings("NullAway.Init")
    protected UsePermissionRow() {} // for Hibernate

    void names(@Nullable UUID partnerId, @Nullable UUID supersedesId) {
        partner(partnerId);
        this.supersedesId = supersedesId;
    }

    @Override
    public void content(UsePermission content) {
        super.content(content);
        reference(content.reference());
        change = content.change().name();
    }
}
