package org.daylight.kit.openapi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.kit.recording.RecordResource;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/** Says at each list of records which fields it can be sorted by, cut by and reduced to. */
final class ListFields {

    private static final List<DotName> DATES =
            List.of(DotName.createSimple(ImpreciseDate.class), DotName.createSimple(LocalDate.class));
    private static final DotName TEXT = DotName.createSimple(String.class);
    private static final DotName STATED = DotName.createSimple(Stated.class);
    private static final DotName MAY_BE_HIDDEN = DotName.createSimple(MayBeHidden.class);
    private static final DotName MAP = DotName.createSimple(Map.class);

    private final IndexView index;
    private final Map<String, Fields> byResource = new HashMap<>();

    ListFields(IndexView index) {
        this.index = index;
        for (var resource : index.getAllKnownSubclasses(DotName.createSimple(RecordResource.class))) {
            var content = resource.superClassType();
            if (content.kind() == Type.Kind.PARAMETERIZED_TYPE) {
                var type = content.asParameterizedType().arguments().getFirst().name();
                byResource.put(resource.simpleName(), fields(type));
            }
        }
    }

    private record Fields(List<String> all, List<String> texts, List<String> dates) {

        List<String> sorts() {
            var sorts = new ArrayList<>(List.of("recordedAt"));
            sorts.addAll(texts);
            sorts.addAll(dates);
            return sorts;
        }
    }

    void describe(Operation operation) {
        var id = operation.getOperationId();
        var fields = id == null ? null : byResource.get(id.replaceFirst("_.*", ""));
        if (fields == null || operation.getParameters() == null) {
            return;
        }
        for (var parameter : operation.getParameters()) {
            var names = switch (String.valueOf(parameter.getName())) {
                case "sort" -> fields.sorts();
                case "dated" -> fields.dates();
                case "fields" -> fields.all();
                default -> List.<String>of();
            };
            if (!names.isEmpty()) {
                parameter.setDescription(parameter.getDescription() + " One of: " + String.join(", ", names) + ".");
            }
        }
    }

    private Fields fields(DotName type) {
        var fields = new Fields(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var component : index.getClassByName(type).recordComponents()) {
            var name = component.name();
            var value = value(component.type());
            fields.all().add(name);
            if (DATES.contains(value.name())) {
                fields.dates().add(name);
            } else if (TEXT.equals(value.name()) || constants(value.name()) != null) {
                if (component.annotations().stream().noneMatch(found -> MAY_BE_HIDDEN.equals(found.name()))) {
                    fields.texts().add(name);
                }
            } else if (MAP.equals(value.name()) && value.kind() == Type.Kind.PARAMETERIZED_TYPE) {
                var keys = constants(
                        value.asParameterizedType().arguments().getFirst().name());
                if (keys != null) {
                    keys.forEach(key -> fields.dates().add(name + "." + key));
                }
            }
        }
        return fields;
    }

    private static Type value(Type type) {
        return STATED.equals(type.name())
                ? type.asParameterizedType().arguments().getFirst()
                : type;
    }

    private @Nullable List<String> constants(DotName type) {
        var found = index.getClassByName(type);
        return found == null || !found.isEnum()
                ? null
                : found.enumConstants().stream()
                        .map(constant -> constant.name())
                        .toList();
    }
}
