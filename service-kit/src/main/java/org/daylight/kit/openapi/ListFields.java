package org.daylight.kit.openapi;

import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.kit.page.Page;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.kit.recording.Recorded;
import org.daylight.kit.recording.Sortable;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
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

    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final DotName RECORDED = DotName.createSimple(Recorded.class);
    private static final DotName SORTABLE = DotName.createSimple(Sortable.class);
    private static final List<DotName> LISTS =
            List.of(DotName.createSimple(Page.class), DotName.createSimple(List.class));

    private final IndexView index;
    private final Map<String, Fields> byOperation = new HashMap<>();

    ListFields(IndexView index) {
        this.index = index;
        for (var path : index.getAnnotations(PATH)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                var resource = path.target().asClass();
                for (var method : resource.methods()) {
                    var fields = listed(method.returnType());
                    if (fields != null) {
                        byOperation.put(Declared.operation(resource, method), fields);
                    }
                }
            }
        }
    }

    private record Fields(List<String> all, List<String> sorts, List<String> dates) {}

    /** Of what a method answers with, where that is a list of records or of anything else that has fields. */
    private @Nullable Fields listed(Type answer) {
        var list = answer.kind() == Type.Kind.PARAMETERIZED_TYPE && !LISTS.contains(answer.name())
                ? answer.asParameterizedType().arguments().getFirst()
                : answer;
        if (list.kind() != Type.Kind.PARAMETERIZED_TYPE || !LISTS.contains(list.name())) {
            return null;
        }
        var item = list.asParameterizedType().arguments().getFirst();
        if (item.kind() == Type.Kind.PARAMETERIZED_TYPE && RECORDED.equals(item.name())) {
            return ofRecords(item.asParameterizedType().arguments().getFirst().name());
        }
        var type = index.getClassByName(item.name());
        return type == null || !type.isRecord() ? null : ofItems(type);
    }

    private static Fields ofItems(ClassInfo type) {
        var sorts = type.recordComponents().stream()
                .filter(component -> component.annotations().stream().anyMatch(found -> SORTABLE.equals(found.name())))
                .map(RecordComponentInfo::name)
                .toList();
        var all = sorts.isEmpty()
                ? List.<String>of()
                : type.recordComponents().stream()
                        .map(RecordComponentInfo::name)
                        .toList();
        return new Fields(all, sorts, List.of());
    }

    void describe(Operation operation) {
        var fields = byOperation.get(String.valueOf(operation.getOperationId()));
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

    private @Nullable Fields ofRecords(DotName type) {
        if (index.getClassByName(type) == null) {
            return null;
        }
        var all = new ArrayList<String>();
        var sorts = new ArrayList<>(List.of("recordedAt"));
        var dates = new ArrayList<String>();
        for (var component : index.getClassByName(type).recordComponents()) {
            var name = component.name();
            var value = value(component.type());
            all.add(name);
            if (DATES.contains(value.name())) {
                dates.add(name);
            } else if (TEXT.equals(value.name()) || constants(value.name()) != null) {
                if (component.annotations().stream().noneMatch(found -> MAY_BE_HIDDEN.equals(found.name()))) {
                    sorts.add(name);
                }
            } else if (MAP.equals(value.name()) && value.kind() == Type.Kind.PARAMETERIZED_TYPE) {
                var keys = constants(
                        value.asParameterizedType().arguments().getFirst().name());
                if (keys != null) {
                    keys.forEach(key -> dates.add(name + "." + key));
                }
            }
        }
        sorts.addAll(dates);
        return new Fields(all, sorts, dates);
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
