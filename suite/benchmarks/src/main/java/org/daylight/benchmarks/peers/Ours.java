package org.daylight.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import org.daylight.rules.evaluation.ColumnRules;
import org.daylight.rules.evaluation.CompiledRule;
import org.daylight.rules.evaluation.Conditions;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.facts.FactLine;

/** The evaluator of compliance-rules. */
final class Ours {

    private Ours() {}

    static final class InColumns extends Peer {

        private final List<ColumnRules.Batch> batches = new ArrayList<>();

        InColumns(Subset rules, Facts facts) {
            super(rules, "ours, in columns", "ColumnRules.Batch.judge()", Answers.ALL);
            for (var columns : facts.batches) {
                batches.add(rules.columnRules().batch(columns, row -> {
                    throw new IllegalStateException("row %d does not fit into columns".formatted(row));
                }));
            }
        }

        @Override
        void judge() {
            batches.forEach(ColumnRules.Batch::judge);
        }

        /** Not part of what is measured: the letters stand in the batches. */
        void collect() {
            for (var batch = 0; batch < batches.size(); batch++) {
                for (var rule = 0; rule < letters.length; rule++) {
                    System.arraycopy(
                            batches.get(batch).letters(rule), 0, letters[rule], batch * Facts.ROWS, Facts.ROWS);
                }
            }
        }
    }

    static final class ByRow extends Peer {

        private final List<CompiledRule> rules;
        private final List<FactLine> lines;

        ByRow(Subset rules, Facts facts) {
            super(rules, "ours, row by row", "Evaluator.letter(rule, line)", Answers.ALL);
            this.rules = rules.columnRules().rules();
            lines = facts.lines;
        }

        @Override
        void judge() {
            for (var row = 0; row < lines.size(); row++) {
                for (var rule = 0; rule < letters.length; rule++) {
                    letters[rule][row] = (byte) Evaluator.letter(rules.get(rule), lines.get(row), Conditions.OWN);
                }
            }
        }
    }
}
