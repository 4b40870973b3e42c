package org.daylight.registry.imports;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.daylight.kit.recording.ContentEntity;

/** A saved profile as it is stored. */
@Entity
@Table(name = "import_profile")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class ImportProfileRow extends ContentEntity<SavedProfile> {

    private String name;

    @SuppressWarnings("NullAway.Init")
    protected ImportProfileRow() {} // for Hibernate

    @Override
    public void content(SavedProfile content) {
        super.content(content);
        name = content.name();
    }
}
