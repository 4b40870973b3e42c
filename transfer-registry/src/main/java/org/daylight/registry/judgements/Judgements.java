package org.daylight.registry.judgements;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.Findings.Found;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.jspecify.annotations.Nullable;

/** What a caller can do with judgements. */
@ApplicationScoped
public class Judgements extends RegistryLedger<JudgementRow, Judgement> {

    private static final Shape<JudgementRow, Judgement> SHAPE =
            shape(RecordKind.JUDGEMENT, JudgementRow.class, Judgement.class, JudgementRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.JUDGEMENT;
    }

    @Override
    protected Shape<JudgementRow, Judgement> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Judgement content) {
        return content.reference();
    }

    @Override
    protected void resolve(JudgementRow row, Judgement content, Findings findings) {
        var before = before(row);
        if (before != null) {
            findings.fixed(before.incident(), content.incident(), "incident", "what was judged");
            findings.fixed(before.proposal(), content.proposal(), "proposal", "what was judged");
            findings.fixed(before.question(), content.question(), "question", "what was judged");
        }
        var incident = findings.found(RecordKind.INCIDENT, content.incident(), "incident");
        var proposal = findings.found(RecordKind.PROPOSAL, content.proposal(), "proposal");
        var found = incident == null ? proposal : incident;
        row.names(found == null ? null : found.partner(), id(incident), id(proposal));
        if ((content.incident() == null) == (content.proposal() == null)) {
            findings.invalid("incident", "must be named, or a proposal, and not both");
        } else if (content.question().isOfIncident() != (content.incident() != null)) {
            findings.invalid(
                    "question",
                    content.incident() != null
                            ? "must be one that is asked of an incident: SUBSTANTIAL_VIOLATION, UNCONSENTED_TRANSFER,"
                                    + " LEGITIMATE_SELF_DEFENSE"
                            : "must be one that is asked of a proposal");
        }
    }

    private static @Nullable UUID id(@Nullable Found found) {
        return found == null ? null : found.id();
    }
}
