package org.daylight.kit.recording;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Which fields are shown: of a record those of its content, for what is about the record itself always is; of any other item its own. */
public record Selection(Set<String> names) {

    public Selection {
        names = Set.copyOf(names);
    }

    /** Reads names parted by commas; null = everything is shown. */
    static @Nullable Selection of(@Nullable String asked, Class<?> content) {
        return of(asked, ContentFields.of(content).names());
    }

    /**
     * Reads names parted by commas; null = everything is shown.
     *
     * @param fields those that an item has
     */
    public static @Nullable Selection of(@Nullable String asked, Collection<String> fields) {
        if (asked == null) {
            return null;
        }
        var known = fields.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
        var names = new LinkedHashSet<String>();
        var violations = new ArrayList<Violation>();
        for (var name : asked.split(",", -1)) {
            if (known.containsKey(name.strip())) {
                names.add(name.strip());
            } else {
                violations.add(new Violation("query:fields", "%s %s".formatted(name, Order.unknown(name, known))));
            }
        }
        if (!violations.isEmpty()) {
            throw INVALID_REQUEST.problem("There are no such fields", violations);
        }
        return new Selection(names);
    }

    ObjectNode of(Recorded<?> record) {
        ObjectNode tree = Json.mapper().valueToTree(record);
        ((ObjectNode) tree.path("content")).retain(List.copyOf(names));
        return tree;
    }

    /** An item that is no record. */
    public ObjectNode retained(Object item) {
        return Json.mapper().<ObjectNode>valueToTree(item).retain(List.copyOf(names));
    }

    /** Whether a column of a table, such as {@code quantity.amount} or {@code transfers[]}, belongs to them. */
    public boolean shows(String column) {
        return names.contains(column.split("[.\\[]", 2)[0]);
    }
}
