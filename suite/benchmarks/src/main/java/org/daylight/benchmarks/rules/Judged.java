package org.daylight.benchmarks.rules;

import java.util.ArrayList;
import java.util.List;
import org.daylight.benchmarks.byhand.ByHand;
import org.daylight.benchmarks.byhand.HandWritten;
import org.daylight.rules.evaluation.ColumnRules;
import org.daylight.rules.facts.Columns;

/** One batch of generated facts of each type of subject, in the same columns for both sides. */
final class Judged {

    /** As many lines as a batch may have. */
    static final int ROWS = 2_000;

    static final class OfType {
        final ColumnRules rules;
        final Columns columns;
        final GeneratedFacts facts;
        final ColumnRules.Batch ours;
        final ByHand byHand;
        final byte[][] letters;

        OfType(ColumnRules rules, UsPack pack) {
            this.rules = rules;
            columns = rules.columns(ROWS);
            facts = new GeneratedFacts(columns);
            ours = rules.batch(columns, row -> {
                throw new IllegalStateException("row %d does not fit into columns".formatted(row));
            });
            byHand = HandWritten.rules(columns, pack.sets());
            letters = new byte[rules.rules().size()][ROWS];
        }
    }

    final List<OfType> types = new ArrayList<>();

    Judged(UsPack pack) {
        for (var type : pack.types()) {
            var one = new OfType(pack.evaluator().columnRules(type), pack);
            var keys = one.rules.rules().stream().map(rule -> rule.key()).toList();
            if (!keys.equals(one.byHand.keys())) {
                throw new IllegalStateException("the rules by hand are about %s, those of the pack about %s"
                        .formatted(one.byHand.keys(), keys));
            }
            types.add(one);
        }
    }

    int facts() {
        return types.size() * ROWS;
    }

    int answers() {
        return types.stream().mapToInt(type -> type.rules.rules().size() * ROWS).sum();
    }

    void fill(long seed) {
        for (var type : types) {
            type.facts.fill(seed, ROWS);
        }
    }

    void ours() {
        for (var index = 0; index < types.size(); index++) {
            types.get(index).ours.judge();
        }
    }

    void byHand() {
        for (var index = 0; index < types.size(); index++) {
            var type = types.get(index);
            type.byHand.judge(type.letters);
        }
    }
}
