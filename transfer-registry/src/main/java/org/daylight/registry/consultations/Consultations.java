package org.daylight.registry.consultations;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with consultations. */
@ApplicationScoped
public class Consultations extends RegistryLedger<ConsultationRow, Consultation> {

    private static final Shape<ConsultationRow, Consultation> SHAPE =
            shape(RecordKind.CONSULTATION, ConsultationRow.class, Consultation.class, ConsultationRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.CONSULTATION;
    }

    @Override
    protected Shape<ConsultationRow, Consultation> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Consultation content) {
        return content.reference();
    }

    @Override
    protected void resolve(ConsultationRow row, Consultation content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(partner, findings.named(RecordKind.OBJECTIVE, content.objective(), "objective", partner));
    }
}
