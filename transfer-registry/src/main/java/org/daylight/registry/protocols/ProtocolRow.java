package org.daylight.registry.protocols;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.registry.records.PartnerRecordRow;
import org.jspecify.annotations.Nullable;

/** A protocol as it is stored. */
@Entity
@Table(name = "protocol")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class ProtocolRow extends PartnerRecordRow<Protocol> {

    private String kind;

    private String state;

    @SuppressWarnings("NullAway.Init")
    protected ProtocolRow() {} // for Hibernate

    void names(@Nullable UUID partnerId) {
        partner(partnerId);
    }

    @Override
    public void content(Protocol content) {
        super.content(content);
        reference(content.reference());
        kind = content.kind().name();
        state = content.state().name();
    }
}
