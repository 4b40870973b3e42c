package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.Source;
import org.daylight.registry.records.RecordKind;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the records that a profile makes: fields that no record has, values that do not exist. */
final class RecordCheck {

    private static final List<String> HELD = List.of("custodian", "heldSince", "location");

    private final Profile profile;
    private final Map<String, Class<?>> contents;
    private final BiConsumer<String, String> wrong;
    private final Set<String> known;

    RecordCheck(Profile profile, Map<String, Class<?>> contents, BiConsumer<String, String> wrong) {
        this.profile = profile;
        this.contents = contents;
        this.wrong = wrong;
        known = new HashSet<>(profile.values().keySet());
        known.add("key");
        if (profile.gather() != null) {
            known.add("place");
        }
    }

    void check() {
        if (profile.records().isEmpty()) {
            wrong.accept("/records", "must say which records a row becomes");
        }
        for (var i = 0; i < profile.records().size(); i++) {
            record(profile.records().get(i), "/records/" + i);
        }
        text(profile.knownSince(), known, "/knownSince");
        if (profile.knownSince() != null && profile.knownSinceSource() == null) {
            wrong.accept("/knownSinceSource", "must say by whose word it was known then");
        }
        if (profile.sources() != null) {
            names(profile.sources(), known, "/sources");
            if (profile.sources() instanceof ArrayNode sources) {
                sources.forEach(source -> fields(source, Json.mapper().constructType(Source.class), "/sources"));
            } else {
                wrong.accept("/sources", "must be a list");
            }
        }
        if (profile.marking() != null) {
            fields(profile.marking(), Json.mapper().constructType(Marking.class), "/marking");
        }
    }

    private void record(RecordForm form, String at) {
        var content = contents.get(String.valueOf(form.type()));
        if (content == null) {
            wrong.accept(at + "/type", "must be one of " + String.join(", ", new TreeSet<>(contents.keySet())));
        }
        var names = new HashSet<>(known);
        if (form.each() != null) {
            var list = profile.values().get(form.each());
            if (list == null || !(list.meaning() instanceof Meaning.Several)) {
                wrong.accept(at + "/each", "names '%s', which is no list".formatted(form.each()));
            }
            names.add("item");
            names.add("number");
        }
        if (form.when() != null) {
            ValueCheck.condition(form.when(), names, profile.values(), at + "/when", wrong);
        }
        text(form.knownSince(), names, at + "/knownSince");
        again(form, content, names, at);
        if (!(form.content() instanceof ObjectNode object)) {
            wrong.accept(at + "/content", "must say what the record says");
            return;
        }
        names(object, names, at + "/content");
        if (!form.gathers().isEmpty()) {
            gathered(form, object, at);
        }
        if (content != null) {
            fields(object, Json.mapper().constructType(content), at + "/content");
        }
    }

    /** What becomes of a record that is there already. */
    private void again(RecordForm form, @Nullable Class<?> content, Set<String> names, String at) {
        if (form.otherwise() != null && !RecordForm.OTHERWISE.contains(form.otherwise())) {
            wrong.accept(at + "/otherwise", "must be one of " + String.join(", ", RecordForm.OTHERWISE));
        }
        if (form.otherwise() != null && form.when() == null) {
            wrong.accept(at + "/otherwise", "says what becomes of rows of which when does not hold; write when");
        }
        if (form.follows() && !form.gathers().isEmpty()) {
            wrong.accept(at + "/otherwise", "cannot follow with one record of several rows; leave it out");
        }
        var fields = content == null
                ? Set.<String>of()
                : properties(Json.mapper().constructType(content)).keySet();
        form.keeps().forEach((field, rows) -> {
            if (content != null && !fields.contains(field)) {
                wrong.accept(
                        at + "/keeps/" + field,
                        "does not exist; what exists: " + String.join(", ", new TreeSet<>(fields)));
            }
            ValueCheck.condition(rows, names, profile.values(), at + "/keeps/" + field, wrong);
        });
        if (form.held() != null) {
            held(form, form.held(), names, at + "/held");
        }
        if (!form.keeps().isEmpty()
                && (RecordKind.DELIVERY.word().equals(form.type())
                        || !form.gathers().isEmpty())) {
            wrong.accept(at + "/keeps", "is not for deliveries, nor for one record of several rows");
        }
    }

    private void held(RecordForm form, JsonNode held, Set<String> names, String at) {
        if (!RecordKind.ITEM.word().equals(form.type()) || !Boolean.TRUE.equals(form.onlyNew())) {
            wrong.accept(at, "is told of items that stay as they are: write onlyNew: true, or leave it out");
        }
        if (!(held instanceof ObjectNode object)) {
            wrong.accept(at, "must say custodian, location and heldSince, or some of them");
            return;
        }
        object.fieldNames().forEachRemaining(field -> {
            if (!HELD.contains(field)) {
                wrong.accept(at + "/" + field, "does not exist; what exists: " + String.join(", ", HELD));
            }
        });
        names(object, names, at);
    }

    /** Rows become one record only if they can say the same. */
    private void gathered(RecordForm form, ObjectNode content, String at) {
        if (profile.gather() == null) {
            wrong.accept(
                    at + "/gathers", "needs to be told which rows belong together: write gather, such as {agreement}");
        }
        if (form.each() != null) {
            wrong.accept(
                    at + "/gathers", "makes one record of several rows, each several of one; leave one of them out");
        }
        for (var list : form.gathers()) {
            if (!(content.path(list) instanceof ArrayNode)) {
                wrong.accept(at + "/gathers", "names '%s', which is no list of the content".formatted(list));
            }
        }
        content.properties().stream()
                .filter(field -> !form.gathers().contains(field.getKey()))
                .forEach(field -> Template.names(field.getValue())
                        .filter(name -> name.equals("key") || name.equals("place"))
                        .forEach(name -> wrong.accept(
                                at + "/content/" + field.getKey(),
                                "rests on '%s', which differs from row to row of one record".formatted(name))));
    }

    private void text(@Nullable String text, Set<String> names, String at) {
        if (text != null) {
            leaf(text, names, at);
        }
    }

    private void names(JsonNode node, Set<String> names, String at) {
        switch (node) {
            case ObjectNode object -> {
                var condition = object.path(Template.ONLY_IF);
                if (condition.isTextual() && !names.contains(condition.asText())) {
                    wrong.accept(at + "/onlyIf", "names '%s', which is no value".formatted(condition.asText()));
                }
                object.properties().forEach(field -> names(field.getValue(), names, at + "/" + field.getKey()));
            }
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    names(array.get(i), names, at + "/" + i);
                }
            }
            default -> {
                if (node.isTextual()) {
                    leaf(node.asText(), names, at);
                }
            }
        }
    }

    private void leaf(String text, Set<String> names, String at) {
        for (var name : Template.names(text)) {
            var value = profile.values().get(name);
            if (!names.contains(name)) {
                wrong.accept(at, "names '%s', which is no value".formatted(name));
            } else if (value != null && !value.meaning().isScalar() && !Template.isOne(text)) {
                wrong.accept(at, "'%s' is no single word; it cannot stand within a text".formatted(name));
            }
        }
    }

    /** Only objects that are written out have fields to be checked; the rest is checked row by row. */
    private void fields(JsonNode node, JavaType type, String at) {
        if (node instanceof ArrayNode array && type.isCollectionLikeType()) {
            for (var i = 0; i < array.size(); i++) {
                fields(array.get(i), type.getContentType(), at + "/" + i);
            }
        } else if (node instanceof ObjectNode object && type.isMapLikeType()) {
            object.properties()
                    .forEach(field -> fields(field.getValue(), type.getContentType(), at + "/" + field.getKey()));
        } else if (node instanceof ObjectNode object && type.getRawClass().isRecord()) {
            var fields = properties(type);
            object.properties().forEach(field -> {
                var found = fields.get(field.getKey());
                if (field.getKey().equals(Template.ONLY_IF)) {
                    return;
                }
                if (found == null) {
                    wrong.accept(
                            at + "/" + field.getKey(),
                            "does not exist; what exists: " + String.join(", ", new TreeSet<>(fields.keySet())));
                } else {
                    fields(field.getValue(), found, at + "/" + field.getKey());
                }
            });
        }
    }

    private static Map<String, JavaType> properties(JavaType type) {
        var fields = new HashMap<String, JavaType>();
        Json.mapper().getSerializationConfig().introspect(type).findProperties().forEach(property -> {
            var field = property.getPrimaryType();
            fields.put(property.getName(), field.hasRawClass(Stated.class) ? field.containedTypeOrUnknown(0) : field);
        });
        return fields;
    }
}
