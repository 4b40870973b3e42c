package org.daylight.registry.delinquency;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.daylight.registry.facts.Encoded;

/** What is owed of a group by one measure: by count, by the value of what has one on the same basis, or without a value. */
final class Figures {

    /** The reasons in the order of their columns. */
    static final List<Standing> WHY = List.of(
            Standing.FIRST_NOT_TAKEN,
            Standing.YEARLY_NOT_TAKEN,
            Standing.MONITORING_NOT_STATED,
            Standing.DISPOSITION_NOT_KNOWN,
            Standing.ARRIVAL_NOT_KNOWN,
            Standing.INVENTORY_NOT_KNOWN,
            Standing.DATE_NOT_PRECISE);

    private static final int PLACES = 4;

    private BigDecimal owed = BigDecimal.ZERO;
    private BigDecimal hostile = BigDecimal.ZERO;
    private final Map<Standing, BigDecimal> why = new EnumMap<>(Standing.class);

    /** What owes nothing is not added. */
    void add(Standing standing, BigDecimal amount, boolean inHostileSurroundings) {
        owed = owed.add(amount);
        if (standing != Standing.IN_TIME) {
            why.merge(standing, amount, BigDecimal::add);
        }
        if (standing.state() == Standing.State.OVERDUE && inHostileSurroundings) {
            hostile = hostile.add(amount);
        }
    }

    void write(ObjectNode line) {
        line.put("owed", Encoded.plain(owed));
        line.put("overdue", Encoded.plain(sum(Standing.State.OVERDUE)));
        line.put("unknown", Encoded.plain(sum(Standing.State.UNKNOWN)));
        if (owed.signum() > 0) {
            line.putObject("overdueShare").put("least", least()).put("most", most());
        }
        line.put("overdueInHostileSurroundings", Encoded.plain(hostile));
        var reasons = line.putObject("why");
        why.forEach((reason, amount) -> reasons.put(reason.name(), Encoded.plain(amount)));
    }

    List<String> cells() {
        var cells = new ArrayList<>(List.of(
                Encoded.plain(owed),
                Encoded.plain(sum(Standing.State.OVERDUE)),
                Encoded.plain(sum(Standing.State.UNKNOWN)),
                owed.signum() > 0 ? least() : "",
                owed.signum() > 0 ? most() : "",
                Encoded.plain(hostile)));
        for (var reason : WHY) {
            cells.add(Encoded.plain(why.getOrDefault(reason, BigDecimal.ZERO)));
        }
        return cells;
    }

    /** What is overdue for certain. */
    private String least() {
        return share(sum(Standing.State.OVERDUE));
    }

    /** The same if all that is unknown is overdue as well. */
    private String most() {
        return share(sum(Standing.State.OVERDUE).add(sum(Standing.State.UNKNOWN)));
    }

    private String share(BigDecimal part) {
        return part.divide(owed, PLACES, RoundingMode.HALF_UP).toPlainString();
    }

    private BigDecimal sum(Standing.State state) {
        return why.entrySet().stream()
                .filter(entry -> entry.getKey().state() == state)
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
