package org.daylight.registry.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.daylight.registry.transfers.Transfers;

/** What a caller can do with deliveries. */
@ApplicationScoped
public class Deliveries extends RegistryLedger<DeliveryRow, Delivery> {

    private static final Shape<DeliveryRow, Delivery> SHAPE =
            shape(RecordKind.DELIVERY, DeliveryRow.class, Delivery.class, DeliveryRow::new);

    private final Transfers transfers;

    Deliveries(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.DELIVERY;
    }

    @Override
    protected Shape<DeliveryRow, Delivery> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Delivery content) {
        return content.reference();
    }

    @Override
    protected void resolve(DeliveryRow row, Delivery content, Findings findings) {
        var before = before(row);
        if (before != null) {
            findings.fixed(before.transfer(), content.transfer(), "transfer", "the transfer of a delivery");
        }
        var transfer = findings.found(RecordKind.TRANSFER, content.transfer(), "transfer");
        if (transfer != null) {
            row.names(transfer.id(), transfer.partner());
            var line = content.line();
            if (line != null && !transfers.hasLine(transfer.id(), line)) {
                findings.conflict(
                        "line",
                        "the transfer %s has no line %d; add the line to the transfer first"
                                .formatted(content.transfer(), line));
            }
        }
        content.amountsBelowZero().forEach(place -> findings.invalid(place, "must not be negative"));
        var wrong = content.wrongInDroppedOn();
        if (wrong != null) {
            findings.invalid("droppedOn", wrong);
        }
        content.milestones().forEach((milestone, reached) -> {
            if (reached.on().isUnknown()) {
                findings.invalid(
                        "milestones/%s/on".formatted(milestone),
                        "must be a date, or null if it is known not to have happened; leave the milestone out if"
                                + " neither is known");
            }
        });
    }
}
