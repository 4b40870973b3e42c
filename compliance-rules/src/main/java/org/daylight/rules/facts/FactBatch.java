package org.daylight.rules.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Fact lines read in groups, each kind of subject into columns of its own, which the next group takes again: the lines and
 * columns of a group are still near when they are judged. One thread's own.
 */
public final class FactBatch {

    /** A line that cannot be read, and why. */
    public record Unreadable(int line, String why) {}

    /** Gives the columns for a type of subject and a number of lines. */
    public interface Room extends BiFunction<SubjectType, Integer, Columns> {}

    /** No line that names its subject, type and day has fewer bytes. */
    private static final int SHORTEST = 40;

    private final Vocabulary vocabulary;
    private final byte[] bytes;
    private final int group;
    private final int mostUnreadable;
    private final LineScanner scanner;
    private final List<ScannedLine> lines = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private int at;
    private int count;

    /**
     * Lines that end with a line feed; empty ones are left out.
     *
     * @param group so many of them are read at a time
     * @param mostUnreadable after so many that cannot be read no more are read at all, only counted
     */
    public FactBatch(Vocabulary vocabulary, byte[] bytes, Room room, int group, int mostUnreadable) {
        this.vocabulary = vocabulary;
        this.bytes = bytes;
        this.group = Math.min(group, bytes.length / SHORTEST + 1);
        this.mostUnreadable = mostUnreadable;
        scanner = new LineScanner(vocabulary, type -> room.apply(type, this.group));
    }

    /** Reads the next group in place of the last one; false if no more lines are read. */
    public boolean next() {
        lines.clear();
        scanner.begin();
        var before = count;
        while (at < bytes.length && lines.size() < group && unreadable.size() < mostUnreadable) {
            if (bytes[at] == '\n') {
                at++;
            } else {
                count++;
                at = read(at) + 1;
            }
        }
        scanner.finish();
        return count > before;
    }

    /** Gives where the line ends. */
    private int read(int from) {
        var line = scanner.scan(bytes, from);
        if (line != null) {
            lines.add(line);
            return scanner.end();
        }
        var to = Bytes.endOfLine(bytes, from);
        try {
            lines.add(scanner.put(FactLine.read(vocabulary, Arrays.copyOfRange(bytes, from, to))));
        } catch (FactLineException e) {
            unreadable.add(new Unreadable(count, String.valueOf(e.getMessage())));
        }
        return to;
    }

    /** Those of the last group that could be read, in the order in which they came. */
    public List<ScannedLine> lines() {
        return lines;
    }

    /** Of all groups so far. */
    public List<Unreadable> unreadable() {
        return unreadable;
    }

    /** How many lines there were so far. */
    public int count() {
        return count;
    }

    /** How many lines there are, those that were not read included. */
    public int countAll() {
        var all = count;
        for (var start = at; start < bytes.length; ) {
            var end = Bytes.endOfLine(bytes, start);
            all += end > start ? 1 : 0;
            start = end + 1;
        }
        return all;
    }
}
