package org.daylight.rules.evaluations;

import static org.daylight.kit.problem.Problems.TOO_LARGE;
import static org.daylight.rules.problem.RuleProblems.FACT_LINE_NOT_READABLE;
import static org.daylight.rules.problem.RuleProblems.TOO_MANY_LINES;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.FactLineException;
import org.daylight.rules.facts.Vocabulary;

/** A batch of fact lines, read whole before anything is answered. */
record Batch(List<FactLine> lines) {

    static final int MOST_BYTES = 8 * 1024 * 1024;
    static final int MOST_LINES = 2_000;
    private static final int MOST_VIOLATIONS = 20;

    static Batch read(InputStream body, Vocabulary vocabulary) throws IOException {
        var bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw TOO_LARGE.problem("A batch has at most %d bytes; send it in smaller ones".formatted(MOST_BYTES));
        }
        var lines = split(bytes);
        var read = new ArrayList<FactLine>(lines.size());
        var violations = new ArrayList<Violation>();
        for (var i = 0; i < lines.size() && violations.size() < MOST_VIOLATIONS; i++) {
            try {
                read.add(FactLine.read(vocabulary, lines.get(i)));
            } catch (FactLineException e) {
                violations.add(new Violation("line:" + (i + 1), String.valueOf(e.getMessage())));
            }
        }
        if (!violations.isEmpty()) {
            throw FACT_LINE_NOT_READABLE.problem("Nothing was evaluated; mend the lines that are listed", violations);
        }
        return new Batch(read);
    }

    private static List<byte[]> split(byte[] bytes) {
        var lines = new ArrayList<byte[]>();
        var start = 0;
        for (var i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                if (i > start) {
                    lines.add(Arrays.copyOfRange(bytes, start, i));
                }
                start = i + 1;
            }
        }
        if (lines.size() > MOST_LINES) {
            throw TOO_MANY_LINES.problem("The batch has %d lines, at most %d are answered; send it in smaller ones"
                    .formatted(lines.size(), MOST_LINES));
        }
        return lines;
    }
}
