package org.daylight.registry.determinations;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Determined;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with determinations. */
@ApplicationScoped
public class Determinations extends RegistryLedger<DeterminationRow, Determination> {

    private static final Shape<DeterminationRow, Determination> SHAPE =
            shape(RecordKind.DETERMINATION, DeterminationRow.class, Determination.class, DeterminationRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.DETERMINATION;
    }

    @Override
    protected Shape<DeterminationRow, Determination> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Determination content) {
        return content.reference();
    }

    @Override
    protected void resolve(DeterminationRow row, Determination content, Findings findings) {
        row.names(
                findings.named(RecordKind.PARTNER, content.partner(), "partner"),
                findings.allNamed(RecordKind.TRANSFER, content.transfers(), "transfers", null),
                findings.allNamed(RecordKind.NOTIFICATION, content.notifications(), "notifications", null),
                findings.allNamed(RecordKind.PARTNER, content.partners(), "partners", null));
        var determined = content.determined();
        var emergency = content.kind() == Determination.Kind.EMERGENCY;
        if (determined != null && emergency != (determined == Determined.EMERGENCY)) {
            findings.invalid("determined", "must be EMERGENCY where the kind is EMERGENCY, and only there");
        }
        findings.inOrder(content.on(), content.until().orNull(), "until", "must not be before on");
    }
}
