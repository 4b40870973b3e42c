package org.daylight.registry.congress;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with congressional requests. */
@ApplicationScoped
public class CongressionalRequests extends RegistryLedger<CongressionalRequestRow, CongressionalRequest> {

    private static final Shape<CongressionalRequestRow, CongressionalRequest> SHAPE = shape(
            RecordKind.CONGRESSIONAL_REQUEST,
            CongressionalRequestRow.class,
            CongressionalRequest.class,
            CongressionalRequestRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.CONGRESSIONAL_REQUEST;
    }

    @Override
    protected Shape<CongressionalRequestRow, CongressionalRequest> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(CongressionalRequest content) {
        return content.reference();
    }

    @Override
    protected void resolve(CongressionalRequestRow row, CongressionalRequest content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(
                partner,
                findings.named(RecordKind.TRANSFER, content.transfer(), "transfer", partner),
                findings.named(RecordKind.UNDERTAKING, content.undertaking(), "undertaking", partner));
        findings.inOrder(content.receivedOn(), content.answeredOn(), "answeredOn", "must not be before receivedOn");
    }
}
