package org.daylight.rules.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** Fact lines read together, each kind of subject into columns of its own. */
public final class FactBatch {

    /** A line that cannot be read, and why. */
    public record Unreadable(int line, String why) {}

    /** Gives the columns for a type of subject and a number of lines. */
    public interface Room extends BiFunction<SubjectType, Integer, Columns> {}

    /** No line that names its subject, type and day has fewer bytes. */
    private static final int SHORTEST = 40;

    private final List<ScannedLine> lines = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    private FactBatch() {}

    /**
     * Reads lines that end with a line feed; empty ones are left out.
     *
     * @param mostLines it stops when one more was read
     * @param mostUnreadable after so many it stops
     */
    public static FactBatch read(Vocabulary vocabulary, byte[] bytes, Room room, int mostLines, int mostUnreadable) {
        var batch = new FactBatch();
        var capacity = Math.min(mostLines, bytes.length / SHORTEST) + 1;
        var scanner = new LineScanner(vocabulary, type -> room.apply(type, capacity));
        var number = 0;
        for (var start = 0;
                start < bytes.length && batch.unreadable.size() < mostUnreadable && batch.lines.size() <= mostLines; ) {
            if (bytes[start] == '\n') {
                start++;
            } else {
                start = batch.read(vocabulary, bytes, start, ++number, scanner) + 1;
            }
        }
        scanner.finish();
        return batch;
    }

    /** Lines that are not empty. */
    public static int count(byte[] bytes) {
        var lines = 0;
        for (var start = 0; start < bytes.length; ) {
            var end = Bytes.endOfLine(bytes, start);
            lines += end > start ? 1 : 0;
            start = end + 1;
        }
        return lines;
    }

    /** Gives where the line ends. */
    private int read(Vocabulary vocabulary, byte[] bytes, int from, int number, LineScanner scanner) {
        var line = scanner.scan(bytes, from);
        if (line != null) {
            lines.add(line);
            return scanner.end();
        }
        var to = Bytes.endOfLine(bytes, from);
        try {
            lines.add(scanner.put(FactLine.read(vocabulary, Arrays.copyOfRange(bytes, from, to))));
        } catch (FactLineException e) {
            unreadable.add(new Unreadable(number, String.valueOf(e.getMessage())));
        }
        return to;
    }

    /** In the order in which they came. */
    public List<ScannedLine> lines() {
        return lines;
    }

    public List<Unreadable> unreadable() {
        return unreadable;
    }
}
