package org.daylight.rules.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import org.daylight.kit.json.StorableText;

/** What an author writes is kept whole, also where it is read by name only; the database has no place for some characters. */
final class Storable {

    private Storable() {}

    /** @throws NotUnderstood where a text stands that cannot be stored; of a field's name, at the object that has the field */
    static void require(JsonNode written) {
        require(written, "");
    }

    private static void require(JsonNode node, String pointer) {
        if (node.isTextual() && !StorableText.is(node.textValue())) {
            throw new NotUnderstood(pointer, StorableText.MEND);
        }
        node.properties().forEach(field -> {
            if (!StorableText.is(field.getKey())) {
                throw new NotUnderstood(pointer, "has a field whose name " + StorableText.MEND);
            }
            require(
                    field.getValue(),
                    pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"));
        });
        if (node.isArray()) {
            for (var index = 0; index < node.size(); index++) {
                require(node.get(index), pointer + "/" + index);
            }
        }
    }
}
