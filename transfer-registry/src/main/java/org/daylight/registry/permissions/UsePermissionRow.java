package org.daylight.registry.permissions;

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

    @SuppressWarnings("NullAway.Init")
    protected UsePermissionRow() {} // for Hibernate

    void names(@Nullable UUID partnerId) {
        partner(partnerId);
    }

    @Override
    public void content(UsePermission content) {
        super.content(content);
        reference(content.reference());
        change = content.change().name();
    }
}
