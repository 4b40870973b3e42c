package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the addressees of a notice received it, as far as that is recorded.
 *
 * @param on the days that are known
 * @param unknown whether nothing is recorded of one of them, or nobody is named
 * @param never whether one of them is known not to have received it
 */
public record Receipts(List<String> on, boolean unknown, boolean never) {

    public static Receipts of(Known notification) {
        var receipts = new HashMap<String, @Nullable JsonNode>();
        for (var addressee : notification.content().path("addressees")) {
            receipts.put(addressee.asText(), null);
        }
        for (var receipt : notification.content().path("receipts")) {
            receipts.put(receipt.path("addressee").asText(), receipt.get("on"));
        }
        var dates = new ArrayList<String>();
        var unknown = receipts.isEmpty();
        var never = false;
        for (var on : receipts.values()) {
            if (on == null) {
                unknown = true;
            } else if (on.isNull()) {
                never = true;
            } else {
                dates.add(on.asText());
            }
        }
        return new Receipts(List.copyOf(dates), unknown, never);
    }
}
