package org.daylight.rules.evaluations;

import static org.daylight.kit.problem.Problems.TOO_LARGE;
import static org.daylight.rules.problem.RuleProblems.FACT_LINE_NOT_READABLE;
import static org.daylight.rules.problem.RuleProblems.TOO_MANY_LINES;

import org.daylight.kit.problem.Violation;
import org.daylight.rules.facts.FactBatch;
import org.daylight.rules.facts.Vocabulary;

/** A batch of fact lines, read whole before anything is answered. */
final class Batch {

    static final int MOST_BYTES = 8 * 1024 * 1024;
    static final int MOST_LINES = 2_000;
    private static final int MOST_VIOLATIONS = 20;

    private Batch() {}

    /** @param bytes one more than the most that is answered are enough to see that there are too many */
    static FactBatch of(byte[] bytes, FactBatch.Room room) {
        if (bytes.length > MOST_BYTES) {
            throw TOO_LARGE.problem("A batch has at most %d bytes; send it in smaller ones".formatted(MOST_BYTES));
        }
        var batch = FactBatch.read(Vocabulary.standard(), bytes, room, MOST_LINES, MOST_VIOLATIONS);
        if (!batch.unreadable().isEmpty() || batch.lines().size() > MOST_LINES) {
            var lines = FactBatch.count(bytes);
            if (lines > MOST_LINES) {
                throw TOO_MANY_LINES.problem("The batch has %d lines, at most %d are answered; send it in smaller ones"
                        .formatted(lines, MOST_LINES));
            }
            var violations = batch.unreadable().stream()
                    .map(line -> new Violation("line:" + line.line(), line.why()))
                    .toList();
            throw FACT_LINE_NOT_READABLE.problem("Nothing was evaluated; mend the lines that are listed", violations);
        }
        return batch;
    }
}
