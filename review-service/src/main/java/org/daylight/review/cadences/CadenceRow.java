package org.daylight.review.cadences;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.daylight.kit.recording.ContentEntity;

/** A recorded cadence. */
@Entity
@Table(name = "cadence")
class CadenceRow extends ContentEntity<Cadence> {

    private String reference;

    @SuppressWarnings("NullAway.Init")
    protected CadenceRow() {}

    String reference() {
        return reference;
    }

    @Override
    public void content(Cadence content) {
        super.content(content);
        reference = content.reference();
    }
}
