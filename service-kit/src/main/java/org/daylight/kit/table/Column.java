package org.daylight.kit.table;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One column of a table.
 *
 * @param name the steps to the field, parted by dots; {@code []} behind it for a list
 */
record Column(String name, JsonPointer place, Holds holds) {

    /** What its cells hold. */
    enum Holds {
        VALUE,
        LIST,
        /** Only whether there is an object; the object's fields have columns of their own. */
        OBJECT
    }

    static Column of(String path, Holds holds) {
        return new Column(
                holds == Holds.LIST ? path + "[]" : path, JsonPointer.compile("/" + path.replace('.', '/')), holds);
    }

    String cell(JsonNode content) {
        var node = content.at(place);
        if (node.isMissingNode()) {
            return "";
        }
        if (node.isNull()) {
            return TableCell.ABSENT;
        }
        return switch (holds) {
            case LIST -> list(node);
            case OBJECT -> node.isEmpty() ? "{}" : "";
            case VALUE ->
                node.isContainerNode()
                        ? node.toString()
                        : node.isTextual() ? TableCell.of(node.asText()) : node.asText();
        };
    }

    /** Parted by semicolons if that reads the same again, else as JSON. */
    private static String list(JsonNode list) {
        if (list.isEmpty()) {
            return "";
        }
        var joined = new StringBuilder();
        for (var item : list) {
            var text = item.asText();
            if (!item.isTextual() || text.indexOf(';') >= 0 || text.startsWith("[") || TableCell.isAmbiguous(text)) {
                return list.toString();
            }
            joined.append(joined.isEmpty() ? "" : ";").append(text);
        }
        return joined.toString();
    }
}
