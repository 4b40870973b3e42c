package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.daylight.registry.facts.Encoded;
import org.daylight.registry.facts.StoredDelivery;
import org.daylight.registry.facts.StoredDelivery.Amount;
import org.jspecify.annotations.Nullable;

/** What of a partner arrived on one day: sums, and a few of the transfers they came under. */
final class Day {

    /** A line names so many at most, so that no schedule grows with the register. */
    private static final int NAMED = 5;

    /** So many are counted, that others are at hand when some are taken away again. */
    private static final int COUNTED = 16;

    private final Sum sum;
    private final Parts exact = new Parts();
    private final TreeMap<String, Integer> transfers = new TreeMap<>();
    private int otherwise;

    /** The first transfer that is not counted, and none behind it is; null = all are. */
    private @Nullable String uncounted;

    Day() {
        this(new Sum());
    }

    private Day(Sum sum) {
        this.sum = sum;
    }

    /** @param times 1, or -1 for what was added before and is taken away again */
    void add(int times, StoredDelivery delivery, String transfer) {
        sum.add(times, null, delivery.value);
        var quantity = delivery.quantity;
        if (isExact(quantity)) {
            exact.add(times, quantity.unit.text(), Encoded.amount(quantity));
        } else {
            otherwise += times;
        }
        if (uncounted == null || transfer.compareTo(uncounted) < 0) {
            if (transfers.merge(transfer, times, Integer::sum) == 0) {
                transfers.remove(transfer);
            }
            if (transfers.size() > COUNTED) {
                uncounted = transfers.pollLastEntry().getKey();
            }
        }
    }

    private static boolean isExact(Amount quantity) {
        return quantity.amount.isStated() && quantity.bound.textOr("EXACT").equals("EXACT");
    }

    boolean isEmpty() {
        return sum.count() == 0;
    }

    /** Whether so many were taken away that it is not known any more which transfers to name. */
    boolean lacksNames() {
        return uncounted != null && transfers.size() <= NAMED;
    }

    /** What has no exact quantity is counted, and added to none. */
    void write(ObjectNode line) {
        line.put("value", sum.value()).put("count", sum.count());
        var quantities = line.putArray("quantities");
        for (var unit : exact.kinds()) {
            quantities.add(Encoded.plain(exact.amountOf(unit)) + " " + unit);
        }
        if (otherwise > 0) {
            line.put("withoutQuantity", otherwise);
        }
        var named = line.putArray("transfers");
        transfers.keySet().stream().limit(NAMED).forEach(named::add);
        if (transfers.size() > NAMED) {
            line.put("moreTransfers", true);
        }
    }

    /** To be {@link #read} again. */
    ObjectNode written() {
        var written = JsonNodeFactory.instance.objectNode();
        written.set("s", sum.written());
        written.set("e", exact.written());
        written.put("o", otherwise);
        var counted = written.putObject("t");
        transfers.forEach(counted::put);
        if (uncounted != null) {
            written.put("u", uncounted);
        }
        return written;
    }

    static Day read(JsonNode written) {
        var day = new Day(Sum.read(written.path("s")));
        day.exact.read(written.path("e"));
        day.otherwise = written.path("o").asInt();
        for (var each : written.path("t").properties()) {
            day.transfers.put(each.getKey(), each.getValue().asInt());
        }
        day.uncounted = written.path("u").asText(null);
        return day;
    }
}
