package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.daylight.rules.facts.FactLine;

/** Holds what a batch says of a row in full against what is found line by line: what is foretold above all. */
public final class RowsInFull {

    private RowsInFull() {}

    /**
     * Compares one row.
     *
     * @param alone what is found of its line on its own
     */
    public static void same(
            ColumnRules rules, ColumnRules.Batch batch, int row, FactLine line, SubjectResult alone, String where) {
        var found = batch.result(row, 0, SecondLook.NONE);
        assertThat(found.nextChangeOn()).as("%s, row %d", where, row).isEqualTo(alone.nextChangeOn());
        assertThat(found.nextChangeRule()).as("%s, row %d", where, row).isEqualTo(alone.nextChangeRule());
        assertThat(found.answers()).as("%s, row %d", where, row).isEqualTo(alone.answers());
        assertThat(found.metApplicabilityUnknown()).isEqualTo(alone.metApplicabilityUnknown());
        for (var answer : Answer.values()) {
            assertThat(found.count(answer))
                    .as("%s, row %d: %s", where, row, answer)
                    .isEqualTo(alone.counts().get(answer));
        }
        noChangeIsOverlooked(rules, batch, row, line, where);
    }

    /** Of a line only the earliest change is told: a rule whose later one is overlooked would not be noticed above. */
    private static void noChangeIsOverlooked(
            ColumnRules rules, ColumnRules.Batch batch, int row, FactLine line, String where) {
        for (var index = 0; index < rules.rules().size(); index++) {
            var rule = rules.rules().get(index);
            var frame = new Frame(line);
            var change = NextChange.of(rule, frame, Judge.judge(rule, frame));
            if (change != null && !batch.mayChange(index, row)) {
                throw new AssertionError("%s, row %d: the change of %s on %s is not looked for"
                        .formatted(where, row, rule.key(), change));
            }
        }
    }
}
