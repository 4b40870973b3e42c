package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.daylight.kit.json.Stated;

/**
 * JSON with {@code {names}} of values in its texts. A text that is one name is the value itself; what is unknown is left
 * out; an object or list of which every named value is unknown is left out whole, so that no empty quantity and no
 * milestone without a date comes about.
 */
final class Template {

    /** In an object: the value without which the object says nothing. */
    static final String ONLY_IF = "onlyIf";

    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Template() {}

    /** The names in a text, in their order. */
    static List<String> names(String text) {
        return NAME.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** The names in a whole document. */
    static Stream<String> names(JsonNode node) {
        return node.isTextual()
                ? names(node.asText()).stream()
                : Stream.of(node).flatMap(JsonNode::valueStream).flatMap(Template::names);
    }

    /** Whether a text is one name and nothing else. */
    static boolean isOne(String text) {
        return NAME.matcher(text).matches();
    }

    static Stated<JsonNode> fill(JsonNode template, RowValues row) {
        return switch (template) {
            case ObjectNode object -> object(object, row);
            case ArrayNode array -> array(array, row);
            default -> template.isTextual() ? text(template.asText(), row) : Stated.of(template);
        };
    }

    /** The value of one name, or a text out of several; unknown as soon as one of several is. */
    static Stated<JsonNode> text(String text, RowValues row) {
        if (isOne(text)) {
            return row.get(text.substring(1, text.length() - 1));
        }
        if (names(text).stream().anyMatch(name -> !row.isKnown(name))) {
            return Stated.unknown();
        }
        var filled = NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(row.text(found.group(1))));
        return Stated.of(NODES.textNode(filled));
    }

    private static Stated<JsonNode> object(ObjectNode template, RowValues row) {
        var condition = template.path(ONLY_IF);
        if (condition.isTextual() && !row.isKnown(condition.asText())) {
            return Stated.unknown();
        }
        var filled = NODES.objectNode();
        template.properties().forEach(field -> {
            var value = fill(field.getValue(), row);
            if (!value.isUnknown() && !field.getKey().equals(ONLY_IF)) {
                filled.set(field.getKey(), orNull(value));
            }
        });
        return saysNothing(template, row) ? Stated.unknown() : Stated.of(filled);
    }

    private static Stated<JsonNode> array(ArrayNode template, RowValues row) {
        var filled = new ArrayList<JsonNode>();
        for (var element : template) {
            var value = fill(element, row).orNull();
            if (value != null) {
                filled.add(value);
            }
        }
        var saysNone = filled.isEmpty() && names(template).findAny().isPresent();
        return saysNone ? Stated.unknown() : Stated.of(NODES.arrayNode().addAll(filled));
    }

    private static boolean saysNothing(JsonNode template, RowValues row) {
        var names = names(template).toList();
        return !names.isEmpty() && names.stream().allMatch(name -> row.get(name).isUnknown());
    }

    private static JsonNode orNull(Stated<JsonNode> value) {
        var stated = value.orNull();
        return stated == null ? NODES.nullNode() : stated;
    }
}
