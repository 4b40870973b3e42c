package org.daylight.registry.controls;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.controls.ControlTotal.Entry;
import org.daylight.registry.controls.ControlTotal.Measure;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.jspecify.annotations.Nullable;

/** What a caller can do with control totals. */
@ApplicationScoped
public class ControlTotals extends RegistryLedger<ControlTotalRow, ControlTotal> {

    private static final Shape<ControlTotalRow, ControlTotal> SHAPE =
            shape(RecordKind.CONTROL_TOTAL, ControlTotalRow.class, ControlTotal.class, ControlTotalRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.CONTROL_TOTAL;
    }

    @Override
    protected Shape<ControlTotalRow, ControlTotal> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(ControlTotal content) {
        return content.reference();
    }

    @Override
    protected void resolve(ControlTotalRow row, ControlTotal content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(
                partner,
                findings.named(RecordKind.PARTNER, content.supplier(), "supplier"),
                findings.named(RecordKind.TRANSFER, content.transfer(), "transfer", partner));
        stated(content.quantity(), content, Measure.UNITS, "quantity", findings);
        stated(content.value(), content, Measure.VALUE, "value", findings);
        stated(content.records(), content, Measure.RECORDS, "records", findings);
        findings.inOrder(content.from(), content.to(), "to", "must not be before from");
        var keys = new HashSet<String>();
        var named = new HashMap<String, Integer>();
        for (var i = 0; i < content.entries().size(); i++) {
            var entry = content.entries().get(i);
            var first = named.putIfAbsent(entry.names(), i);
            if (!keys.add(entry.key())) {
                findings.invalid("entries/%d/key".formatted(i), "is taken by an entry above; state each once");
            } else if (first != null) {
                findings.invalid(
                        "entries/%d/%s".formatted(i, entry.delivery() == null ? "key" : "delivery"),
                        "names the delivery %s, as entries/%d does; state one entry for each delivery, with what they are together"
                                .formatted(entry.names(), first));
            }
            findings.found(RecordKind.DELIVERY, entry.delivery(), "entries/%d/delivery".formatted(i));
            comparable(content, entry, "entries/" + i, findings);
        }
    }

    /** What an entry states is held against the same of a delivery, and nothing is converted. */
    private static void comparable(ControlTotal total, Entry entry, String field, Findings findings) {
        if (total.quantity() != null && entry.quantity() != null) {
            same(total.quantity().unit(), entry.quantity().unit(), field + "/quantity/unit", findings);
        }
        if (total.value() != null && entry.value() != null) {
            same(total.value().currency(), entry.value().currency(), field + "/value/currency", findings);
            same(total.value().basis(), entry.value().basis(), field + "/value/basis", findings);
        }
    }

    private static void same(Object ofTotal, Object ofEntry, String field, Findings findings) {
        if (!ofTotal.equals(ofEntry)) {
            findings.invalid(
                    field,
                    "must be that of the total, %s: nothing is converted; leave the amount out to name the delivery alone"
                            .formatted(ofTotal));
        }
    }

    private static void stated(
            @Nullable Object total, ControlTotal content, Measure measure, String field, Findings findings) {
        if ((total != null) != (content.measure() == measure)) {
            findings.invalid(
                    field,
                    total == null
                            ? "must be stated where the measure is " + measure
                            : "must be left out where the measure is " + content.measure());
        }
    }
}
