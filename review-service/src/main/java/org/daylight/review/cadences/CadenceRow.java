package org.daylight.review.cadences;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.daylight.kit.recording.ContentRow;
import org.daylight.kit.recording.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A recorded cadence. */
@Entity
@Table(name = "cadence")
class CadenceRow extends RecordedEntity implements ContentRow<Cadence> {

    private String reference;

    @JdbcTypeCode(SqlTypes.JSON)
    private Cadence content;

    @SuppressWarnings("NullAway.Init")
    protected CadenceRow() {}

    String reference() {
        return reference;
    }

    @Override
    public Cadence content() {
        return content;
    }

    @Override
    public void content(Cadence content) {
        this.content = content;
        reference = content.reference();
    }
}
