package org.daylight.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Stated;
import org.daylight.kit.table.TableCell;
import org.jspecify.annotations.Nullable;

/** Builds the content of a record out of cells, each under the dotted name of its column. */
final class CellTree {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern INDEX = Pattern.compile("\\d{1,3}");

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final JavaType content;
    private final Map<String, Class<?>> types;

    /** @param types what was found out about columns, shared by all rows of a table */
    CellTree(JavaType content, Map<String, Class<?>> types) {
        this.content = content;
        this.types = types;
    }

    ObjectNode root() {
        return root;
    }

    /** Takes a cell as it stands in the file; an empty one says nothing. */
    void put(String column, String raw) throws RefusedLine {
        var text = TableCell.marked(raw);
        var cell = text.orElse(raw.strip());
        if (text.isEmpty() && cell.isEmpty()) {
            return;
        }
        var many = column.endsWith("[]");
        var steps = (many ? column.substring(0, column.length() - 2) : column).split("\\.", -1);
        JsonNode at = root;
        for (var i = 0; i < steps.length - 1; i++) {
            at = child(at, steps[i], INDEX.matcher(steps[i + 1]).matches());
            if (!at.isContainerNode()) {
                throw new RefusedLine("/" + String.join("/", steps), "two columns speak of the same field");
            }
        }
        var last = steps[steps.length - 1];
        if (text.isPresent()) {
            set(at, last, JsonNodeFactory.instance.textNode(cell));
        } else {
            set(at, last, many ? several(cell, column) : value(cell, column));
        }
    }

    private static JsonNode several(String cell, String column) throws RefusedLine {
        if (cell.startsWith("[")) {
            return json(cell, column);
        }
        var list = JsonNodeFactory.instance.arrayNode();
        for (var part : cell.split(";", -1)) {
            if (!part.isBlank()) {
                list.add(part.strip());
            }
        }
        return list;
    }

    /** Cells have no types: what the field takes as a number or as yes or no is turned into one, all else stays text. */
    private JsonNode value(String cell, String column) throws RefusedLine {
        if (cell.equals(TableCell.ABSENT)) {
            return JsonNodeFactory.instance.nullNode();
        }
        var type = type(column);
        if (cell.startsWith("{") && type != String.class) {
            return json(cell, column);
        }
        if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
            return WHOLE.matcher(cell).matches()
                    ? JsonNodeFactory.instance.numberNode(Long.parseLong(cell))
                    : JsonNodeFactory.instance.textNode(cell);
        }
        if (type == Boolean.class || type == boolean.class) {
            return switch (cell) {
                case "true" -> JsonNodeFactory.instance.booleanNode(true);
                case "false" -> JsonNodeFactory.instance.booleanNode(false);
                default -> JsonNodeFactory.instance.textNode(cell);
            };
        }
        return JsonNodeFactory.instance.textNode(cell);
    }

    private static JsonNode json(String cell, String column) throws RefusedLine {
        try {
            return Json.mapper().readTree(cell);
        } catch (JsonProcessingException e) {
            throw RefusedLine.unreadable(CsvLines.pointer(column), e);
        }
    }

    private static JsonNode child(JsonNode at, String step, boolean list) {
        if (at instanceof ArrayNode array) {
            var index = INDEX.matcher(step).matches() ? Integer.parseInt(step) : array.size();
            while (array.size() <= index) {
                array.addObject();
            }
            return array.get(index);
        }
        var object = (ObjectNode) at;
        var found = object.get(step);
        if (found != null) {
            return found;
        }
        return list ? object.putArray(step) : object.putObject(step);
    }

    private static void set(JsonNode at, String step, JsonNode value) throws RefusedLine {
        if (at instanceof ObjectNode object) {
            object.set(step, value);
        } else if (at instanceof ArrayNode array) {
            array.add(value);
        } else {
            throw new RefusedLine("/" + step, "two columns speak of the same field");
        }
    }

    private @Nullable Class<?> type(String column) {
        var found = types.computeIfAbsent(column, _ -> found(column));
        return found == Void.class ? null : found;
    }

    private Class<?> found(String column) {
        var mapper = Json.mapper();
        JavaType at = content;
        for (var step : column.split("\\.", -1)) {
            if (at.isMapLikeType() || at.isCollectionLikeType()) {
                at = at.getContentType();
                continue;
            }
            var field = fields(mapper, at).get(step);
            if (field == null) {
                return Void.class;
            }
            at = field.hasRawClass(Stated.class) ? field.containedTypeOrUnknown(0) : field;
        }
        return at.getRawClass();
    }

    private static Map<String, JavaType> fields(ObjectMapper mapper, JavaType type) {
        var fields = new HashMap<String, JavaType>();
        mapper.getSerializationConfig()
                .introspect(type)
                .findProperties()
                .forEach(property -> fields.put(property.getName(), property.getPrimaryType()));
        return fields;
    }
}
