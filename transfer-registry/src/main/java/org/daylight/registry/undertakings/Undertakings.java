package org.daylight.registry.undertakings;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.daylight.registry.records.RuleWords;

/** What a caller can do with undertakings. */
@ApplicationScoped
public class Undertakings extends RegistryLedger<UndertakingRow, Undertaking> {

    private static final Shape<UndertakingRow, Undertaking> SHAPE =
            shape(RecordKind.UNDERTAKING, UndertakingRow.class, Undertaking.class, UndertakingRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.UNDERTAKING;
    }

    @Override
    protected Shape<UndertakingRow, Undertaking> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Undertaking content) {
        return content.reference();
    }

    @Override
    protected void resolve(UndertakingRow row, Undertaking content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(
                partner,
                findings.named(RecordKind.OBJECTIVE, content.objective(), "objective", partner),
                findings.named(RecordKind.TRANSFER, content.transfer(), "transfer", partner),
                findings.named(RecordKind.INCIDENT, content.incident(), "incident", partner));
        RuleWords.OF_UNDERTAKINGS.refuseOtherSpellings(content.kind(), "kind", findings);
        findings.inOrder(content.startedOn(), content.fulfilledOn(), "fulfilledOn", "must not be before startedOn");
    }
}
