package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.daylight.registry.facts.Encoded;
import org.daylight.registry.facts.StoredDelivery;
import org.daylight.registry.facts.StoredDelivery.Amount;

/** What of a partner arrived on one day: sums, and a few of the transfers they came under. */
final class Day {

    /** A line names so many at most, so that no schedule grows with the register. */
    private static final int NAMED = 5;

    private final Tally.Sum sum = new Tally.Sum();
    private final Map<String, BigDecimal> exact = new TreeMap<>();
    private final TreeSet<String> transfers = new TreeSet<>();
    private int otherwise;
    private boolean more;

    void add(StoredDelivery delivery, String transfer) {
        sum.add(null, delivery.value);
        var quantity = delivery.quantity;
        if (isExact(quantity)) {
            exact.merge(quantity.unit.text(), Encoded.amount(quantity), BigDecimal::add);
        } else {
            otherwise++;
        }
        transfers.add(transfer);
        if (transfers.size() > NAMED) {
            transfers.pollLast();
            more = true;
        }
    }

    private static boolean isExact(Amount quantity) {
        return quantity.amount.isStated() && quantity.bound.textOr("EXACT").equals("EXACT");
    }

    /** What has no exact quantity is counted, and added to none. */
    void write(ObjectNode line) {
        line.put("value", sum.value()).put("count", sum.count());
        var quantities = line.putArray("quantities");
        exact.forEach((unit, amount) -> quantities.add(Encoded.plain(amount) + " " + unit));
        if (otherwise > 0) {
            line.put("withoutQuantity", otherwise);
        }
        transfers.forEach(line.putArray("transfers")::add);
        if (more) {
            line.put("moreTransfers", true);
        }
    }
}
