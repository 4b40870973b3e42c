package org.daylight.benchmarks.peers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.benchmarks.rules.GeneratedFacts;
import org.daylight.benchmarks.rules.Lines;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Columns;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.Words;

/**
 * Ten thousand generated proposals in the form that each side reads. Engines of two values get what is not known as if it were
 * not there, and of a date that is known only to a month its first day.
 */
final class Facts {

    static final int BATCHES = 5;
    static final int ROWS = 2_000;
    static final int ALL = BATCHES * ROWS;
    private static final long DOLLAR = 1_000_000;

    final List<Columns> batches = new ArrayList<>();
    final List<FactLine> lines = new ArrayList<>();

    /** By leaf; a leaf that is absent or unknown is not in it. */
    final List<Map<String, Object>> known = new ArrayList<>();

    Facts(Subset rules) {
        for (var seed = 0; seed < BATCHES; seed++) {
            var generated = rules.wholePack().columns(ROWS);
            new GeneratedFacts(generated).fill(seed, ROWS);
            var columns = rules.columnRules().columns(ROWS);
            columns.start(ROWS);
            var written = new Lines(generated).all(seed);
            for (var row = 0; row < ROWS; row++) {
                columns.put(row, written.get(row));
                known.add(known(columns, row));
            }
            batches.add(columns);
            lines.addAll(written);
        }
    }

    private static Map<String, Object> known(Columns columns, int row) {
        var facts = new HashMap<String, Object>();
        for (var slot = 0; slot < columns.type().leaves().size(); slot++) {
            var column = columns.column(slot);
            if (column != null && column.state[row] == Column.KNOWN) {
                var leaf = columns.type().leaf(slot);
                facts.put(
                        leaf.name(),
                        switch (leaf.type()) {
                            case BOOL -> column.truth[row] == 1;
                            case DATE -> LocalDate.ofEpochDay(column.low[row]);
                            case MONEY -> column.low[row] / DOLLAR;
                            case STRING -> text(columns, column.code[row]);
                            default -> throw new IllegalStateException(leaf.name());
                        });
            }
        }
        return facts;
    }

    private static String text(Columns columns, int code) {
        return code == Words.OTHER ? "OTHER" : columns.words().text(code);
    }
}
