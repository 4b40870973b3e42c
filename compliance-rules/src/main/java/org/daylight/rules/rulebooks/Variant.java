package org.daylight.rules.rulebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.daylight.kit.json.Json;
import org.daylight.rules.revisions.Revision;
import org.jspecify.annotations.Nullable;

/** Puts what is proposed into the content of a rulebook: in the place of the rule of the same key, or beside the others. */
final class Variant {

    private Variant() {}

    static void put(ObjectNode content, List<Revision> bills) {
        var proposed = content.putArray("proposed");
        for (var bill : bills) {
            var label = bill.bill() == null ? "proposed by " + bill.proposedBy() : bill.bill();
            proposed.addObject()
                    .put("key", bill.key())
                    .put("digest", bill.digest())
                    .put("bill", label);
            var standing = standing(content, bill.key());
            if (standing == null) {
                content.withArray("/rules")
                        .add(Json.mapper()
                                .createObjectNode()
                                .put("key", bill.key())
                                .set(
                                        "revisions",
                                        Json.mapper().createArrayNode().add(bill.digest())));
            } else {
                standing.putArray("revisions").add(bill.digest());
            }
        }
    }

    private static @Nullable ObjectNode standing(JsonNode content, String key) {
        for (var rule : content.path("rules")) {
            if (rule instanceof ObjectNode object && rule.path("key").asText().equals(key)) {
                return object;
            }
        }
        return null;
    }
}
