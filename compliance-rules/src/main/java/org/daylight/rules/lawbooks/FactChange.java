package org.daylight.rules.lawbooks;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.facts.FactValue;
import org.daylight.rules.facts.Vocabulary;

/** A leaf that is supposed to read differently on every line of a partner; a JSON null says known to be absent. */
public record FactChange(String partner, String leaf, JsonNode value) {

    /** Of two readings of one leaf only one would be looked at. */
    static void requireOneOfEach(List<FactChange> changes) {
        record Place(String partner, String leaf) {}
        var stated = new HashMap<Place, Integer>();
        for (var i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            var first = stated.putIfAbsent(new Place(change.partner, change.leaf), i);
            if (first != null && !change.saysAs(changes.get(first))) {
                throw INVALID_REQUEST.problem(
                        "%s of %s is supposed to read in two ways".formatted(change.leaf, change.partner),
                        otherwise(first, i),
                        otherwise(i, first));
            }
        }
    }

    private boolean saysAs(FactChange other) {
        return Vocabulary.standard().types().stream()
                .filter(type -> type.slot(leaf) != null)
                .allMatch(type -> FactValue.same(
                        RegisterLine.supposed(type, leaf, value), RegisterLine.supposed(type, leaf, other.value)));
    }

    private static Violation otherwise(int one, int other) {
        return new Violation(
                "/facts/%d/value".formatted(one),
                "must not differ from /facts/%d/value; ask about each by itself".formatted(other));
    }
}
