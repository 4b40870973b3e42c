package org.daylight.rules.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind of subject and the leaves its fact lines may carry; a leaf's place in the list is its slot. */
public final class SubjectType {

    private final String name;
    private final int version;
    private final String id;
    private final List<Leaf> leaves;
    private final Map<String, Integer> slots = new HashMap<>();

    SubjectType(String name, int version, List<Leaf> leaves) {
        this.name = name;
        this.version = version;
        this.id = name + "/" + version;
        this.leaves = List.copyOf(leaves);
        for (var slot = 0; slot < leaves.size(); slot++) {
            if (slots.put(leaves.get(slot).name(), slot) != null) {
                throw new IllegalArgumentException(
                        name + " names " + leaves.get(slot).name() + " twice");
            }
        }
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }

    /** As fact lines name it: "delivery/1". */
    public String id() {
        return id;
    }

    public List<Leaf> leaves() {
        return leaves;
    }

    public Leaf leaf(int slot) {
        return leaves.get(slot);
    }

    /** The leaf's slot, or null if this subject has no such leaf. */
    public @Nullable Integer slot(String leaf) {
        return slots.get(leaf);
    }
}
