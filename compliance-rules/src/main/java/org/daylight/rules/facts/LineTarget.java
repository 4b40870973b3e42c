package org.daylight.rules.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Where lines of a type are read to. */
final class LineTarget {
    final SubjectType type;
    final Columns columns;
    final byte[] id;
    final LeafNames names;
    final FactType[] types;
    final boolean[] mayBeAbsent;
    int rows;

    /** Where each leaf of the line that is being read begins; 0 = nothing was said of it. */
    int[] starts = {};

    LineTarget(Columns columns) {
        this.columns = columns;
        begin();
        type = columns.type();
        id = type.id().getBytes(UTF_8);
        names = new LeafNames(type);
        types = new FactType[type.leaves().size()];
        mayBeAbsent = new boolean[types.length];
        for (var slot = 0; slot < types.length; slot++) {
            types[slot] = type.leaf(slot).type();
            mayBeAbsent[slot] = type.leaf(slot).mayBeAbsent();
        }
    }

    void begin() {
        columns.start(columns.capacity());
        rows = 0;
    }
}
