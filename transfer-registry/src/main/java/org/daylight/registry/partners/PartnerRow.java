package org.daylight.registry.partners;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.daylight.kit.recording.ContentRow;
import org.daylight.kit.recording.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A partner as it is stored. */
@Entity
@Table(name = "partner")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class PartnerRow extends RecordedEntity implements ContentRow<Partner> {

    private String code;

    private String name;

    private String kind;

    @JdbcTypeCode(SqlTypes.JSON)
    private Partner content;

    @SuppressWarnings("NullAway.Init")
    protected PartnerRow() {} // for Hibernate

    @Override
    public Partner content() {
        return content;
    }

    @Override
    public void content(Partner content) {
        this.content = content;
        code = content.code();
        name = content.name();
        kind = content.kind().name();
    }
}
