package org.daylight.review.drift;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/** What was delivered since somebody last decided: under which transfers, how much in each unit, worth what on which basis. */
final class Meanwhile {

    /** A record names so many transfers at most; what is behind it names all. */
    static final int NAMED = 20;

    private final TreeSet<String> transfers = new TreeSet<>();
    private final Map<String, BigDecimal> quantities = new TreeMap<>();
    private final Map<String, Money> values = new TreeMap<>();
    private int withoutQuantity;
    private int withoutValue;
    private boolean more;

    /**
     * Takes an entry that counts.
     *
     * @param added what it added, where it is exactly known
     */
    void add(Delivered entry, @Nullable BigDecimal added, @Nullable Money value) {
        if (!entry.transfer().isEmpty()) {
            transfers.add(entry.transfer());
        }
        transfers.addAll(entry.named());
        more |= entry.more();
        for (var quantity : entry.quantities()) {
            var space = quantity.indexOf(' ');
            add(new BigDecimal(quantity.substring(0, space)), quantity.substring(space + 1));
        }
        if (entry.unit() != null && added != null) {
            add(added, entry.unit());
        } else if (entry.quantities().isEmpty() && entry.withoutQuantity() == 0) {
            withoutQuantity += entry.count();
        }
        withoutQuantity += entry.withoutQuantity();
        if (value == null) {
            withoutValue += entry.count();
        } else {
            values.merge(
                    value.currency() + ' ' + value.basis(),
                    value,
                    (one, other) -> new Money(one.amount().add(other.amount()), one.currency(), one.basis()));
        }
    }

    private void add(BigDecimal amount, String unit) {
        quantities.merge(unit, amount, BigDecimal::add);
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        var named = json.putArray("transfers");
        List.copyOf(transfers).stream().limit(NAMED).forEach(named::add);
        json.put("moreTransfers", more || transfers.size() > NAMED);
        var sums = json.putArray("quantities");
        quantities.forEach((unit, amount) -> sums.add(amount.toPlainString() + ' ' + unit));
        json.put("withoutQuantity", withoutQuantity);
        var worth = json.putArray("values");
        values.values()
                .forEach(value -> worth.add(
                        "%s %s %s".formatted(value.amount().toPlainString(), value.currency(), value.basis())));
        json.put("withoutValue", withoutValue);
        return json;
    }
}
