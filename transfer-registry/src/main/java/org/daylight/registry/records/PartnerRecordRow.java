package org.daylight.registry.records;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.daylight.kit.recording.ContentEntity;
import org.jspecify.annotations.Nullable;

/** The columns of every record that has a reference and belongs to a partner. */
@MappedSuperclass
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
public abstract class PartnerRecordRow<B> extends ContentEntity<B> {

    private String reference;

    @Column(name = "partner_id")
    private @Nullable UUID partnerId;

    @SuppressWarnings("NullAway.Init")
    protected PartnerRecordRow() {} // for Hibernate

    /** How the record is called. */
    protected void reference(String stated) {
        reference = stated;
    }

    /** Whom it belongs to; null while nothing was found under the code that was stated. */
    protected void partner(@Nullable UUID found) {
        partnerId = found;
    }
}
