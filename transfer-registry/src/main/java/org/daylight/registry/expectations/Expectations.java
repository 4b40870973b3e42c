package org.daylight.registry.expectations;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with written expectations. */
@ApplicationScoped
public class Expectations extends RegistryLedger<ExpectationRow, Expectation> {

    private static final Shape<ExpectationRow, Expectation> SHAPE =
            shape(RecordKind.EXPECTATION, ExpectationRow.class, Expectation.class, ExpectationRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.EXPECTATION;
    }

    @Override
    protected Shape<ExpectationRow, Expectation> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Expectation content) {
        return content.reference();
    }

    @Override
    protected void resolve(ExpectationRow row, Expectation content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(
                partner,
                findings.named(RecordKind.OBJECTIVE, content.objective(), "objective", partner),
                findings.allNamed(RecordKind.TRANSFER, content.transfers(), "transfers", partner));
        findings.inOrder(content.sentOn(), content.acknowledgedOn(), "acknowledgedOn", "must not be before sentOn");
        findings.inOrder(content.validFrom(), content.validUntil(), "validUntil", "must not be before validFrom");
    }
}
