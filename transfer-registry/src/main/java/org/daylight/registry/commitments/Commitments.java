package org.daylight.registry.commitments;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with public commitments. */
@ApplicationScoped
public class Commitments extends RegistryLedger<CommitmentRow, Commitment> {

    private static final Shape<CommitmentRow, Commitment> SHAPE =
            shape(RecordKind.COMMITMENT, CommitmentRow.class, Commitment.class, CommitmentRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.COMMITMENT;
    }

    @Override
    protected Shape<CommitmentRow, Commitment> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Commitment content) {
        return content.reference();
    }

    @Override
    protected void resolve(CommitmentRow row, Commitment content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(partner, findings.named(RecordKind.OBJECTIVE, content.objective(), "objective", partner));
        findings.notNegative(content.ceiling().orNull(), "ceiling");
        findings.inOrder(content.madeOn(), content.expiresOn().orNull(), "expiresOn", "must not be before madeOn");
        findings.inOrder(content.madeOn(), content.withdrawnOn(), "withdrawnOn", "must not be before madeOn");
    }
}
