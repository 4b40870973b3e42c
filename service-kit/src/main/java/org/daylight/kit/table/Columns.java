package org.daylight.kit.table;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Stated;
import org.daylight.kit.table.Column.Holds;

/**
 * The columns of a type: one for every value, in the order in which the type declares them, whatever the records say, so
 * that a table can be written while it is read. A list stays in one cell.
 */
public final class Columns {

    private final List<Column> columns;

    private Columns(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    public static Columns of(Class<?> type) {
        return of(Json.mapper().constructType(type));
    }

    public static Columns of(JavaType type) {
        var found = new ArrayList<Column>();
        fields("", described(type), found);
        return new Columns(found);
    }

    /**
     * Columns of lines that have no type.
     *
     * @param names the steps to the field, parted by dots; {@code []} behind it for a list
     */
    public static Columns named(List<String> names) {
        return new Columns(names.stream()
                .map(name -> name.endsWith("[]")
                        ? Column.of(name.substring(0, name.length() - 2), Holds.LIST)
                        : Column.of(name, Holds.VALUE))
                .toList());
    }

    /** The same columns with those of the other behind them. */
    public Columns and(Columns other) {
        var all = new ArrayList<>(columns);
        all.addAll(other.columns);
        return new Columns(all);
    }

    /** Those whose name is wanted. */
    public Columns only(Predicate<String> wanted) {
        return new Columns(
                columns.stream().filter(column -> wanted.test(column.name())).toList());
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    public List<String> cells(JsonNode content) {
        return columns.stream().map(column -> column.cell(content)).toList();
    }

    /** Cells as one line of a table, its end included. */
    public static String line(List<String> cells) {
        return cells.stream().map(TableCell::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static void fields(String prefix, BeanDescription type, List<Column> found) {
        type.findProperties().forEach(property -> field(prefix + property.getName(), property.getPrimaryType(), found));
    }

    private static void field(String path, JavaType type, List<Column> found) {
        var stated = type.hasRawClass(Stated.class);
        var value = stated ? type.containedTypeOrUnknown(0) : type;
        if (value.isCollectionLikeType()) {
            found.add(Column.of(path, Holds.LIST));
        } else if (value.isMapLikeType() && value.getKeyType().isEnumType()) {
            for (var key : value.getKeyType().getRawClass().getEnumConstants()) {
                fields(path + "." + key + ".", described(value.getContentType()), found);
            }
        } else if (value.getRawClass().isRecord() && described(value).findJsonValueAccessor() == null) {
            if (stated || mayBeEmpty(value.getRawClass())) {
                found.add(Column.of(path, Holds.OBJECT));
            }
            fields(path + ".", described(value), found);
        } else {
            found.add(Column.of(path, Holds.VALUE));
        }
    }

    private static BeanDescription described(JavaType type) {
        return Json.mapper().getSerializationConfig().introspect(type);
    }

    /** Whether an object of it can stand there and say nothing. */
    private static boolean mayBeEmpty(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getAccessor())
                .noneMatch(field -> field.isAnnotationPresent(NotNull.class)
                        || field.isAnnotationPresent(NotBlank.class)
                        || field.getReturnType().isPrimitive());
    }
}
