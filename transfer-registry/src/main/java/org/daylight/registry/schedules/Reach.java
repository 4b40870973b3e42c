package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.registry.facts.Known;
import org.jspecify.annotations.Nullable;

/** Who may see a sum, and how it is marked: the groups of all that it sums up, and the highest of their markings. */
final class Reach {

    private final Set<String> groups = new TreeSet<>();
    private final Set<Marking> markings = new HashSet<>();

    static Reach of(Known... records) {
        var reach = new Reach();
        for (var record : records) {
            reach.add(record);
        }
        return reach;
    }

    void add(Known record) {
        add(record.accessGroup());
        add(record.partnerGroup());
        markings.add(record.marking());
    }

    void add(@Nullable String group) {
        if (group != null) {
            groups.add(group);
        }
    }

    void add(Marking marking) {
        markings.add(marking);
    }

    /** A line without a marking is not marked. */
    void write(ObjectNode line) {
        groups.forEach(line.putArray("accessGroups")::add);
        var marking = Marking.highest(markings);
        if (!marking.equals(Marking.UNMARKED)) {
            line.set("marking", Json.mapper().valueToTree(marking));
        }
    }
}
