package org.daylight.registry.protocols;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with protocols. */
@ApplicationScoped
public class Protocols extends RegistryLedger<ProtocolRow, Protocol> {

    private static final Shape<ProtocolRow, Protocol> SHAPE =
            shape(RecordKind.PROTOCOL, ProtocolRow.class, Protocol.class, ProtocolRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.PROTOCOL;
    }

    @Override
    protected Shape<ProtocolRow, Protocol> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Protocol content) {
        return content.reference();
    }

    @Override
    protected void resolve(ProtocolRow row, Protocol content, Findings findings) {
        row.names(findings.named(RecordKind.PARTNER, content.partner(), "partner"));
        var written = content.state() == Protocol.State.WRITTEN || content.state() == Protocol.State.EXERCISED;
        if (written && (content.text() == null || content.text().isBlank())) {
            findings.invalid("text", "must be said of a protocol that is written");
        }
        if (!content.steps().isEmpty() && content.steps().getLast().state() != content.state()) {
            findings.invalid("state", "must be the state of the last step");
        }
        for (var i = 1; i < content.steps().size(); i++) {
            findings.inOrder(
                    content.steps().get(i - 1).on(),
                    content.steps().get(i).on(),
                    "steps/%d/on".formatted(i),
                    "must not be before the step above");
        }
    }
}
