package org.daylight.registry.proposals;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Recorded;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.daylight.registry.transfers.Transfers;
import org.jspecify.annotations.Nullable;

/** What a caller can do with proposals. */
@ApplicationScoped
public class Proposals extends RegistryLedger<ProposalRow, Proposal> {

    private static final Shape<ProposalRow, Proposal> SHAPE =
            shape(RecordKind.PROPOSAL, ProposalRow.class, Proposal.class, ProposalRow::new);

    private final Transfers transfers;
    private final RetransferTasks tasks;

    Proposals(Transfers transfers, RetransferTasks tasks) {
        this.transfers = transfers;
        this.tasks = tasks;
    }

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
    protected Recorded<Proposal> created(Draft<Proposal> draft, @Nullable UUID id) {
        return tasked(super.created(draft, id));
    }

    @Override
    protected Recorded<Proposal> changed(UUID id, @Nullable String ifMatch, Draft<Proposal> draft) {
        return tasked(super.changed(id, ifMatch, draft));
    }

    @Override
    public Recorded<Proposal> correct(UUID id, @Nullable String ifMatch, Draft<Proposal> draft) {
        return tasked(super.correct(id, ifMatch, draft));
    }

    private Recorded<Proposal> tasked(Recorded<Proposal> proposal) {
        tasks.give(proposal);
        return proposal;
    }

    @Override
    protected void resolve(ProposalRow row, Proposal content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        var transfer = findings.named(RecordKind.TRANSFER, content.transfer(), "transfer", partner);
        row.names(
                partner,
                transfer,
                findings.named(RecordKind.NOTIFICATION, content.notification().orNull(), "notification", partner));
        if (content.line() != null && content.transfer() == null) {
            findings.invalid("line", "must come with the transfer whose line it is");
        }
        if (transfer != null && content.line() != null && !transfers.hasLine(transfer, content.line())) {
            findings.conflict(
                    "line",
                    "the transfer %s has no line %d; add the line to the transfer first"
                            .formatted(content.transfer(), content.line()));
        }
        findings.inOrder(content.on(), content.endsOn(), "endsOn", "must not be before on");
    }
}
