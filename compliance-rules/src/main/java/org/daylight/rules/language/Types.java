package org.daylight.rules.language;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.SubjectType;
import org.jspecify.annotations.Nullable;

/** The types of the language: facts by group as structs, and opaque types for whatever is an interval. */
final class Types implements CelTypeProvider {

    static final CelType DATE = OpaqueType.create("date");
    static final CelType DAYS = OpaqueType.create("days");
    static final CelType MONEY = OpaqueType.create("money");
    static final CelType QUANTITY = OpaqueType.create("quantity");
    static final CelType DECIMAL = OpaqueType.create("decimal");
    static final CelType STRINGS = ListType.create(SimpleType.STRING);

    private static final String PREFIX = "facts.";

    private final ImmutableMap<String, StructType> structs;

    Types(SubjectType subject, Map<String, FactType> parameters) {
        var groups = new LinkedHashMap<String, Map<String, CelType>>();
        for (var leaf : subject.leaves()) {
            groups.computeIfAbsent(leaf.group(), group -> new LinkedHashMap<>()).put(leaf.field(), of(leaf.type()));
        }
        var types = new LinkedHashMap<String, CelType>();
        parameters.forEach((name, type) -> types.put(name, of(type)));
        groups.put(Parameters.GROUP, types);
        var all = ImmutableMap.<String, StructType>builder();
        groups.forEach((group, fields) -> all.put(group, struct(group, ImmutableMap.copyOf(fields))));
        structs = all.buildOrThrow();
    }

    private static StructType struct(String group, ImmutableMap<String, CelType> fields) {
        return StructType.create(PREFIX + group, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    /** Group to type, the parameters included. */
    Map<String, StructType> groups() {
        return structs;
    }

    @Override
    public ImmutableList<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return name.startsWith(PREFIX)
                ? Optional.ofNullable(structs.get(name.substring(PREFIX.length())))
                : Optional.empty();
    }

    static CelType of(FactType type) {
        return switch (type) {
            case BOOL -> SimpleType.BOOL;
            case INT -> SimpleType.INT;
            case STRING -> SimpleType.STRING;
            case DATE -> DATE;
            case DAYS -> DAYS;
            case MONEY -> MONEY;
            case QUANTITY -> QUANTITY;
            case DECIMAL -> DECIMAL;
            case STRING_LIST, BOOL_LIST, INT_LIST, DATE_LIST, DAYS_LIST, MONEY_LIST, QUANTITY_LIST, DECIMAL_LIST ->
                ListType.create(of(type.element().orElseThrow()));
        };
    }

    static @Nullable FactType factType(CelType type) {
        for (var candidate : FactType.values()) {
            if (of(candidate).equals(type)) {
                return candidate;
            }
        }
        return null;
    }

    /** The names of the facts that are lists. */
    List<String> lists() {
        return structs.entrySet().stream()
                .filter(group -> !group.getKey().equals(Parameters.GROUP))
                .flatMap(group -> group.getValue().fields().stream()
                        .filter(field -> field.type() instanceof ListType)
                        .map(field -> group.getKey() + "." + field.name()))
                .sorted()
                .toList();
    }

    List<String> fieldsOf(String group) {
        var struct = structs.get(group);
        return struct == null ? List.of() : new ArrayList<>(struct.fieldNames());
    }
}
