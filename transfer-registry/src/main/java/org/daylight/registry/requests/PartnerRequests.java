package org.daylight.registry.requests;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with partners' requests. */
@ApplicationScoped
public class PartnerRequests extends RegistryLedger<PartnerRequestRow, PartnerRequest> {

    private static final Shape<PartnerRequestRow, PartnerRequest> SHAPE =
            shape(RecordKind.PARTNER_REQUEST, PartnerRequestRow.class, PartnerRequest.class, PartnerRequestRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.PARTNER_REQUEST;
    }

    @Override
    protected Shape<PartnerRequestRow, PartnerRequest> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(PartnerRequest content) {
        return content.reference();
    }

    @Override
    protected void resolve(PartnerRequestRow row, PartnerRequest content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(
                partner,
                findings.named(RecordKind.OBJECTIVE, content.objective(), "objective", partner),
                findings.named(RecordKind.TRANSFER, content.transfer(), "transfer", partner));
        findings.notNegative(content.value(), "value");
        findings.inOrder(
                content.asked().isEmpty() ? null : content.asked().getFirst().on(),
                content.withdrawnOn(),
                "withdrawnOn",
                "must not be before it was asked for");
        for (var i = 1; i < content.asked().size(); i++) {
            findings.inOrder(
                    content.asked().get(i - 1).on(),
                    content.asked().get(i).on(),
                    "asked/%d/on".formatted(i),
                    "must not be before the one above");
        }
        findings.inOrder(
                content.asked().isEmpty() ? null : content.asked().getFirst().on(),
                content.answers().isEmpty()
                        ? null
                        : content.answers().getFirst().on(),
                "answers/0/on",
                "must not be before it was asked for");
        for (var i = 1; i < content.answers().size(); i++) {
            findings.inOrder(
                    content.answers().get(i - 1).on(),
                    content.answers().get(i).on(),
                    "answers/%d/on".formatted(i),
                    "must not be before the one above");
        }
    }
}
