package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When the addressees of a notice received it, as far as that is recorded.
 *
 * @param addressees all that are named, sorted
 * @param on the days that are known
 * @param open how many there are of whom nothing is recorded
 * @param never whether one of them is known not to have received it
 */
public record Receipts(List<String> addressees, List<String> on, int open, boolean never) {

    /** Whether nothing is recorded of one of them, or nobody is named. */
    public boolean unknown() {
        return open > 0 || addressees.isEmpty();
    }

    public static Receipts of(Known notification) {
        var receipts = new TreeMap<String, @Nullable JsonNode>();
        for (var addressee : notification.content().path("addressees")) {
            receipts.put(addressee.asText(), null);
        }
        for (var receipt : notification.content().path("receipts")) {
            receipts.put(receipt.path("addressee").asText(), receipt.get("on"));
        }
        var dates = new ArrayList<String>();
        var open = 0;
        var never = false;
        for (var on : receipts.values()) {
            if (on == null) {
                open++;
            } else if (on.isNull()) {
                never = true;
            } else {
                dates.add(on.asText());
            }
        }
        return new Receipts(List.copyOf(receipts.keySet()), List.copyOf(dates), open, never);
    }
}
