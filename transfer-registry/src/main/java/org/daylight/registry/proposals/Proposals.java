package org.daylight.registry.proposals;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with proposals. */
@ApplicationScoped
public class Proposals extends RegistryLedger<ProposalRow, Proposal> {

    private static final Shape<ProposalRow, Proposal> SHAPE =
            shape(RecordKind.PROPOSAL, ProposalRow.class, Proposal.class, ProposalRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.PROPOSAL;
    }

    @Override
    protected Shape<ProposalRow, Proposal> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Proposal content) {
        return content.reference();
    }

    @Override
    protected void resolve(ProposalRow row, Proposal content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(
                partner,
                findings.named(RecordKind.TRANSFER, content.transfer(), "transfer", partner),
                findings.named(RecordKind.NOTIFICATION, content.notification().orNull(), "notification", partner));
        if (content.line() != null && content.transfer() == null) {
            findings.invalid("line", "must come with the transfer whose line it is");
        }
        findings.inOrder(content.on(), content.endsOn(), "endsOn", "must not be before on");
    }
}
