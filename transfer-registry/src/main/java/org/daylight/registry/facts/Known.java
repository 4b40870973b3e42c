package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.jspecify.annotations.Nullable;

/** One version of a record as it was read: what it says, which groups may see it (its own, its partner's), its marking. */
public record Known(
        UUID id, @Nullable String accessGroup, @Nullable String partnerGroup, Marking marking, JsonNode content) {

    public @Nullable JsonNode get(String field) {
        return content.get(field);
    }

    /** The text of a field, or null if it is not there or null. */
    public @Nullable String text(String field) {
        var value = content.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    /** True if the list of texts under the field names the key. */
    public boolean names(String field, String key) {
        for (var item : content.path(field)) {
            if (item.asText().equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** Who may see it and its marking, when its content is not needed any more. */
    public Known withoutContent() {
        return new Known(id, accessGroup, partnerGroup, marking, MissingNode.getInstance());
    }
}
