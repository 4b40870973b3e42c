package org.daylight.registry.schedules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The transfers that the reader sees, so that no objective or partner looks through those of all others for its own. */
final class TransferIndex {

    private final Map<UUID, Served> byId = new HashMap<>();
    private final Map<String, List<Served>> byObjective = new HashMap<>();
    private final Map<String, List<Served>> byPartner = new HashMap<>();

    void add(Served served) {
        byId.put(served.known().id(), served);
        byPartner.computeIfAbsent(served.partner(), _ -> new ArrayList<>()).add(served);
        for (var objective : new HashSet<>(served.objectives())) {
            byObjective.computeIfAbsent(objective, _ -> new ArrayList<>()).add(served);
        }
    }

    Map<UUID, Served> byId() {
        return byId;
    }

    /** Each once, however often it names the objective. */
    List<Served> ofObjective(String reference) {
        return byObjective.getOrDefault(reference, List.of());
    }

    List<Served> ofPartner(String code) {
        return byPartner.getOrDefault(code, List.of());
    }
}
