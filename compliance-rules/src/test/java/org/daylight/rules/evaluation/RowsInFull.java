package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds what a batch says of a row in full against what is found line by line: what is foretold above all. */
public final class RowsInFull {

    private RowsInFull() {}

    public static void same(ColumnRules.Batch batch, int row, SubjectResult alone, String where) {
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
    }
}
