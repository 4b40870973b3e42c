package org.daylight.registry.proposals;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Knowing;
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
        // What comes from an export comes with its tasks, as far as they were not voided.
        return tasked(super.created(draft, id), id != null);
    }

    @Override
    protected Recorded<Proposal> changed(UUID id, @Nullable String ifMatch, Draft<Proposal> draft) {
        var before = wasConsented(id, draft);
        return tasked(super.changed(id, ifMatch, draft), before);
    }

    @Override
    public Recorded<Proposal> correct(UUID id, @Nullable String ifMatch, Draft<Proposal> draft) {
        var before = wasConsented(id, draft);
        return tasked(super.correct(id, ifMatch, draft), before);
    }

    /** Looked up only where the answer matters. */
    private boolean wasConsented(UUID id, Draft<Proposal> draft) {
        return RetransferTasks.isConsented(draft.content())
                && RetransferTasks.isConsented(get(id, Knowing.NOW).content());
    }

    /** A task names what the writer may see: a transfer that was kept for others is not told on. */
    private Recorded<Proposal> tasked(Recorded<Proposal> proposal, boolean consentedBefore) {
        if (!consentedBefore && RetransferTasks.isConsented(proposal.content())) {
            tasks.give(shown(List.of(proposal)).getFirst());
        }
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
        findings.notNegative(content.value().orNull(), "value");
        findings.notNegative(content.mdeValue().orNull(), "mdeValue");
        findings.notNegative(content.fiscalYearValue().orNull(), "fiscalYearValue");
        findings.inOrder(content.on(), content.endsOn(), "endsOn", "must not be before on");
    }
}
