package org.daylight.registry.items;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with items. */
@ApplicationScoped
public class Items extends RegistryLedger<ItemRow, Item> {

    private static final Shape<ItemRow, Item> SHAPE = shape(RecordKind.ITEM, ItemRow.class, Item.class, ItemRow::new);

    private static final String ENDS_BEFORE = "must not be before from";

    @Override
    public RecordKind kind() {
        return RecordKind.ITEM;
    }

    @Override
    protected Shape<ItemRow, Item> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Item content) {
        return content.reference();
    }

    @Override
    protected void resolve(ItemRow row, Item content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(
                partner,
                findings.named(RecordKind.TRANSFER, content.transfer(), "transfer", partner),
                findings.named(RecordKind.DELIVERY, content.delivery(), "delivery", partner),
                findings.named(RecordKind.ITEM, content.predecessor(), "predecessor"));
        findings.notNegative(content.value(), "value");
        var before = before(row);
        if (before != null) {
            findings.fixed(before.partner(), content.partner(), "partner", "the holder of an item");
            findings.fixed(before.type(), content.type(), "type", "the type of an item");
            findings.fixed(before.serial(), content.serial(), "serial", "the serial number of an item");
        }
        var earlier = content.predecessor() == null
                ? null
                : find(content.predecessor()).orElse(null);
        if (earlier != null
                && !(earlier.content().type().equals(content.type())
                        && earlier.content().serial().equals(content.serial()))) {
            findings.conflict(
                    "predecessor",
                    "%s is another article: type and serial number stay the same from holder to holder"
                            .formatted(content.predecessor()));
        }
        for (var i = 0; i < content.custody().size(); i++) {
            var said = content.custody().get(i);
            findings.inOrder(said.from(), said.to(), "custody/%d/to".formatted(i), ENDS_BEFORE);
        }
        for (var i = 0; i < content.surroundings().size(); i++) {
            var said = content.surroundings().get(i);
            findings.inOrder(said.from(), said.to(), "surroundings/%d/to".formatted(i), ENDS_BEFORE);
        }
    }
}
