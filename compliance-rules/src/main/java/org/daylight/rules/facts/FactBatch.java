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
    private final int mostUnreadable;
    private final LineScanner scanner;
    private final List<ScannedLine> lines = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private byte[] bytes = {};
    private int group;

    /** Where the lines end that are there whole. */
    private int end;

    private int looked;
    private int at;
    private int count;

    /**
     * Lines that end with a line feed; empty ones are left out. None has arrived yet.
     *
     * @param group so many of them are read at a time
     * @param mostUnreadable after so many that cannot be read no more are read at all, only counted
     */
    public FactBatch(Vocabulary vocabulary, Room room, int group, int mostUnreadable) {
        this.vocabulary = vocabulary;
        this.group = group;
        this.mostUnreadable = mostUnreadable;
        scanner = new LineScanner(vocabulary, type -> room.apply(type, this.group));
    }

    /**
     * What has arrived. A line whose line feed is not there yet waits for it, unless this is all.
     *
     * @param more what was there before, and more after it
     * @param length so many bytes of it
     */
    public void arrived(byte[] more, int length, boolean whole) {
        if (whole && end == 0) {
            // A few lines need little room.
            group = Math.min(group, length / SHORTEST + 1);
        }
        var last = Bytes.afterLastLine(more, looked, length);
        end = whole ? length : last > looked ? last : end;
        looked = length;
        bytes = more;
    }

    /** Reads the next group in place of the last one; false if no more lines are read. */
    public boolean next() {
        lines.clear();
        scanner.begin();
        var before = count;
        while (at < end && lines.size() < group && unreadable.size() < mostUnreadable) {
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
        var line = scanner.scan(bytes, from, end);
        if (line != null) {
            lines.add(line);
            return scanner.end();
        }
        var to = Bytes.endOfLine(bytes, from, end);
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

    /** How many lines have arrived, those that were not read included. */
    public int countAll() {
        var all = count;
        for (var start = at; start < end; ) {
            var next = Bytes.endOfLine(bytes, start, end);
            all += next > start ? 1 : 0;
            start = next + 1;
        }
        return all;
    }
}
