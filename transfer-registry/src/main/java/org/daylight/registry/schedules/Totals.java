package org.daylight.registry.schedules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/**
 * Cumulative statements: each says how much of its transfer, or of its line, had come in all by its day. So much is there
 * from then on, and no more than that was there before; what came after the last statement nobody says.
 */
final class Totals {

    private final Map<String, Map<Integer, List<Statement>>> stated = new HashMap<>();
    private final Set<String> alsoAdded = new HashSet<>();

    private record Statement(LocalDate earliest, LocalDate latest, Measure.Added total) {}

    /** @param line the line of the transfer; -1 = all of the transfer */
    void state(String transfer, int line, LocalDate earliest, LocalDate latest, Measure.Added total) {
        stated.computeIfAbsent(transfer, _ -> new HashMap<>())
                .computeIfAbsent(line, _ -> new ArrayList<>())
                .add(new Statement(earliest, latest, total));
    }

    /** Says that something of the transfer is added one by one: nobody can say whether a total holds it too. */
    void added(String transfer) {
        alsoAdded.add(transfer);
    }

    void addTo(Curve curve) {
        stated.forEach((transfer, lines) -> {
            var ofAll = lines.containsKey(-1);
            if (alsoAdded.contains(transfer) || (ofAll && lines.size() > 1)) {
                curve.most(ImpreciseDate.OPEN_START, null);
            } else {
                lines.values().forEach(statements -> addTo(curve, statements));
            }
        });
    }

    private static void addTo(Curve curve, List<Statement> statements) {
        statements.sort(Comparator.comparing(Statement::latest));
        var there = BigDecimal.ZERO;
        for (var statement : statements) {
            var least = statement.total().least().max(there);
            curve.least(statement.latest(), least.subtract(there));
            there = least;
        }
        statements.sort(Comparator.comparing(Statement::earliest));
        var from = ImpreciseDate.OPEN_START;
        var before = BigDecimal.ZERO;
        for (var i = 0; i < statements.size(); i++) {
            var most = lowest(statements.subList(i, statements.size()));
            if (most == null) {
                break;
            }
            curve.most(from, most.subtract(before));
            before = most;
            from = statements.get(i).earliest().plusDays(1);
        }
        curve.most(from, null);
    }

    /** No more than the smallest total that was stated for this day or a later one. */
    private static @Nullable BigDecimal lowest(List<Statement> statements) {
        BigDecimal lowest = null;
        for (var statement : statements) {
            var most = statement.total().most();
            if (most != null) {
                lowest = lowest == null ? most : lowest.min(most);
            }
        }
        return lowest;
    }
}
