package org.daylight.registry.checks;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.jspecify.annotations.Nullable;

/** What a caller can do with end-use checks. */
@ApplicationScoped
public class EndUseChecks extends RegistryLedger<EndUseCheckRow, EndUseCheck> {

    private static final Shape<EndUseCheckRow, EndUseCheck> SHAPE =
            shape(RecordKind.END_USE_CHECK, EndUseCheckRow.class, EndUseCheck.class, EndUseCheckRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.END_USE_CHECK;
    }

    @Override
    protected Shape<EndUseCheckRow, EndUseCheck> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(EndUseCheck content) {
        return content.reference();
    }

    @Override
    protected void resolve(EndUseCheckRow row, EndUseCheck content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(
                partner,
                findings.named(RecordKind.ITEM, content.item(), "item", partner),
                findings.named(RecordKind.UNIT, content.unit(), "unit", partner),
                findings.named(RecordKind.DELIVERY, content.delivery(), "delivery", partner));
        switch (content.kind()) {
            case SERIAL_INVENTORY, LOSS -> named(content.item(), "item", content, findings);
            case UNIT_VETTING -> named(content.unit(), "unit", content, findings);
            default -> {}
        }
        findings.inOrder(content.on(), content.reportedOn(), "reportedOn", "must not be before on");
    }

    private static void named(@Nullable String key, String field, EndUseCheck content, Findings findings) {
        if (key == null) {
            findings.invalid(field, "must be named in a check of the kind " + content.kind());
        }
    }
}
