package org.daylight.rules.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import org.daylight.kit.json.StorableText;

/** A text, or the name of a field, of a definition that the database has no place for. */
final class NotStorable extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    private NotStorable(String pointer, String what) {
        super((pointer.isEmpty() ? "the definition" : pointer) + ": " + what + StorableText.MEND);
        this.pointer = pointer;
    }

    /** Where it stands (RFC 6901); of a field's name, the object that has the field. */
    String pointer() {
        return pointer;
    }

    /** What an author writes is kept whole, also where it is read by name only. */
    static void refuseIn(JsonNode written) {
        refuseIn(written, "");
    }

    private static void refuseIn(JsonNode node, String pointer) {
        if (node.isTextual() && !StorableText.is(node.textValue())) {
            throw new NotStorable(pointer, "");
        }
        node.properties().forEach(field -> {
            if (!StorableText.is(field.getKey())) {
                throw new NotStorable(pointer, "the name of a field ");
            }
            refuseIn(
                    field.getValue(),
                    pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"));
        });
        if (node.isArray()) {
            for (var index = 0; index < node.size(); index++) {
                refuseIn(node.get(index), pointer + "/" + index);
            }
        }
    }
}
