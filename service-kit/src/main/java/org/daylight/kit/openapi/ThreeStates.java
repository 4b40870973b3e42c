package org.daylight.kit.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** Shows a field of three states as its value, as null, or as left out, which is how it travels. */
final class ThreeStates {

    private static final String PREFIX = "#/components/schemas/";
    private static final String MEANING = "null: known to be absent; left out: unknown.";

    private ThreeStates() {}

    static void unwrap(Components components) {
        var schemas = components.getSchemas();
        if (schemas == null) {
            return;
        }
        var values = new LinkedHashMap<String, Schema>();
        schemas.forEach((name, schema) -> {
            if (name.startsWith("Stated")
                    && schema.getProperties() != null
                    && schema.getProperties().containsKey("value")) {
                values.put(name, schema.getProperties().get("value"));
            }
        });
        var kept = new LinkedHashMap<>(schemas);
        values.keySet().forEach(kept::remove);
        kept.values().forEach(schema -> within(schema, values));
        components.setSchemas(kept);
    }

    private static void within(Schema schema, Map<String, Schema> values) {
        if (schema.getProperties() != null) {
            var shown = new LinkedHashMap<>(schema.getProperties());
            shown.replaceAll((name, property) -> replaced(property, values));
            schema.setProperties(shown);
            if (schema.getRequired() != null) {
                schema.setRequired(new ArrayList<>(schema.getRequired().stream()
                        .filter(name -> !isThreeState(shown.get(name)))
                        .toList()));
            }
        }
        if (schema.getItems() != null) {
            schema.setItems(replaced(schema.getItems(), values));
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            schema.setAdditionalPropertiesSchema(replaced(schema.getAdditionalPropertiesSchema(), values));
        }
    }

    private static boolean isThreeState(@Nullable Schema schema) {
        return schema != null
                && schema.getDescription() != null
                && schema.getDescription().endsWith(MEANING);
    }

    private static Schema replaced(Schema schema, Map<String, Schema> values) {
        var name = name(schema);
        if (name == null || !values.containsKey(name)) {
            within(schema, values);
            return schema;
        }
        return orNull(values.get(name));
    }

    private static @Nullable String name(Schema schema) {
        if (schema.getRef() != null) {
            return schema.getRef().startsWith(PREFIX) ? schema.getRef().substring(PREFIX.length()) : null;
        }
        // A reference with constraints beside it is wrapped once.
        return schema.getAllOf() != null && schema.getAllOf().size() == 1
                ? name(schema.getAllOf().getFirst())
                : null;
    }

    private static Schema orNull(Schema value) {
        if (value.getRef() == null && value.getAnyOf() == null && value.getType() != null) {
            var types = new ArrayList<>(value.getType());
            if (!types.contains(SchemaType.NULL)) {
                types.add(SchemaType.NULL);
            }
            var description = value.getDescription();
            return OASFactory.createSchema()
                    .type(types)
                    .format(value.getFormat())
                    .pattern(value.getPattern())
                    .enumeration(value.getEnumeration())
                    .items(value.getItems())
                    .examples(value.getExamples())
                    .description(description == null ? MEANING : description + " " + MEANING);
        }
        return OASFactory.createSchema()
                .anyOf(List.of(value, OASFactory.createSchema().addType(SchemaType.NULL)))
                .description(MEANING);
    }
}
