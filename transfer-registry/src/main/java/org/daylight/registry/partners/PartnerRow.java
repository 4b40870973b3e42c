package org.daylight.registry.partners;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.daylight.kit.recording.ContentEntity;

/** A partner as it is stored. */
@Entity
@Table(name = "partner")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class PartnerRow extends ContentEntity<Partner> {

    private String code;

    private String name;

    private String kind;

    @SuppressWarnings("NullAway.Init")
    protected PartnerRow() {} // for Hibernate

    @Override
    public void content(Partner content) {
        super.content(content);
        code = content.code();
        name = content.name();
        kind = content.kind().name();
    }
}
