package org.daylight.registry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a register must answer, in memory and in the plainest way; shares no code with the register. */
final class RegisterModel {

    /** When something was written. */
    final List<Instant> instants = Collections.synchronizedList(new ArrayList<>());

    final List<ObjectiveSaid> objectives = new ArrayList<>();
    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());

    Entry entry(String partner, String key) {
        var entry = new Entry(partner, key);
        entries.add(entry);
        return entry;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What was known at a moment. */
    Snapshot known(Knowing knowing) {
        return new Snapshot(entries, objectives, knowing);
    }
}
