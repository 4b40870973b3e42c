package org.daylight.kit.recording;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A purge as it is stored. */
@Entity
@Table(name = "purge")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class PurgeRow extends ContentEntity<Purge> {

    private UUID record;

    @Column(name = "record_table")
    private String recordTable;

    private boolean open;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @SuppressWarnings("NullAway.Init")
    protected PurgeRow() {} // for Hibernate

    /** Which table it is about, and whether everybody could see the record. */
    void about(String table, boolean everybody) {
        recordTable = table;
        open = everybody;
    }

    @Override
    public void content(Purge content) {
        super.content(content);
        record = content.record();
        proposedBy = content.proposedBy();
        approvedBy = content.approvedBy();
    }
}
