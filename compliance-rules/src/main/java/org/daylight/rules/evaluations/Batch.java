package org.daylight.rules.evaluations;

import static org.daylight.kit.problem.Problems.TOO_LARGE;
import static org.daylight.rules.problem.RuleProblems.FACT_LINE_NOT_READABLE;
import static org.daylight.rules.problem.RuleProblems.TOO_MANY_LINES;

import java.io.IOException;
import java.util.List;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.facts.FactBatch;
import org.daylight.rules.facts.ScannedLine;
import org.daylight.rules.facts.Vocabulary;

/** A batch of fact lines. If one of them cannot be read, or there are too many, all of it is refused. */
final class Batch {

    static final int MOST_BYTES = 8 * 1024 * 1024;
    static final int MOST_LINES = 2_000;

    /** With columns and answers so many take some hundred kilobytes, about what a core keeps to itself. */
    private static final int GROUP = 256;

    /** So much more is waited for at a time: some hundred lines are worth a worker's while, and few are left to do at the end. */
    private static final int STEP = 128 * 1024;

    private static final int MOST_VIOLATIONS = 20;

    /**
     * What has arrived.
     *
     * @param length so many of the bytes
     * @param whole whether that is all
     */
    record Part(byte[] bytes, int length, boolean whole) {}

    /** Bytes that arrive while those before them are read. */
    interface Source {

        /** What is there once there are so many bytes, or all. */
        Part upTo(int length) throws IOException;
    }

    private final FactBatch lines;
    private final Source source;
    private int arrived;
    private boolean whole;

    /** A batch that is read while it arrives. */
    Batch(Source source, FactBatch.Room room) {
        this.source = source;
        lines = new FactBatch(Vocabulary.standard(), room, GROUP, MOST_VIOLATIONS);
    }

    /** @param bytes one more than the most that is answered are enough to see that there are too many */
    static Batch of(byte[] bytes, FactBatch.Room room) {
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        var all = new Part(bytes, bytes.length, true);
        return new Batch(_ -> all, room);
    }

    static ProblemException tooLarge() {
        return TOO_LARGE.problem("A batch has at most %d bytes; send it in smaller ones".formatted(MOST_BYTES));
    }

    /** Reads some more lines, in the order in which they came; none if those were all. */
    List<ScannedLine> next() throws IOException {
        var more = read();
        if (!more || !lines.unreadable().isEmpty() || lines.count() > MOST_LINES) {
            requireWhole();
        }
        return lines.lines();
    }

    /** Reads a group of what is there, or waits for more. */
    private boolean read() throws IOException {
        var more = lines.next();
        while (!more && !whole) {
            arrive();
            more = lines.next();
        }
        return more;
    }

    private void arrive() throws IOException {
        var part = source.upTo(arrived + STEP);
        arrived = part.length();
        whole = part.whole();
        lines.arrived(part.bytes(), arrived, whole);
    }

    /** How many lines were read so far. */
    int count() {
        return lines.count();
    }

    /** What is wrong is said of the whole batch, so that it is mended at once; of endless wrong lines a few are enough. */
    private void requireWhole() throws IOException {
        var more = true;
        while (more && lines.count() <= MOST_LINES) {
            more = read();
        }
        while (!whole) {
            arrive();
        }
        var all = lines.countAll();
        if (all > MOST_LINES) {
            throw TOO_MANY_LINES.problem("The batch has %d lines, at most %d are answered; send it in smaller ones"
                    .formatted(all, MOST_LINES));
        }
        if (!lines.unreadable().isEmpty()) {
            var violations = lines.unreadable().stream()
                    .map(line -> new Violation("line:" + line.line(), line.why()))
                    .toList();
            throw FACT_LINE_NOT_READABLE.problem("Nothing was evaluated; mend the lines that are listed", violations);
        }
    }
}
