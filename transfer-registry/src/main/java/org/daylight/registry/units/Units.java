package org.daylight.registry.units;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with units. */
@ApplicationScoped
public class Units extends RegistryLedger<UnitRow, Unit> {

    private static final Shape<UnitRow, Unit> SHAPE = shape(RecordKind.UNIT, UnitRow.class, Unit.class, UnitRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.UNIT;
    }

    @Override
    protected Shape<UnitRow, Unit> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Unit content) {
        return content.reference();
    }

    @Override
    protected void resolve(UnitRow row, Unit content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(partner, findings.named(RecordKind.TRANSFER, content.transfer(), "transfer", partner));
        if (content.identified() && content.name() == null) {
            findings.invalid("name", "must be said of a unit that can be named");
        }
        findings.inOrder(
                content.exceptionOn(),
                content.exceptionReportedOn(),
                "exceptionReportedOn",
                "must not be before exceptionOn");
    }
}
