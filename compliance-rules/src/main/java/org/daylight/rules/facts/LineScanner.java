package org.daylight.rules.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain fact lines from bytes into columns, without an object per fact. It understands what suppliers write and nothing
 * else: whatever is unusual (an escape in a text, an odd number, an error) it leaves to {@link FactLineReader}, which gives the
 * same facts more slowly, or says what is wrong. One thread's own.
 */
final class LineScanner {

    private static final int NONE = -1;

    private final Vocabulary vocabulary;
    private final Function<SubjectType, Columns> made;
    private final Map<SubjectType, LineTarget> targets = new HashMap<>();
    private final List<LineTarget> seen = new ArrayList<>();
    private final JsonCursor in = new JsonCursor();
    private final LeafScanner leaves = new LeafScanner(in);

    private @Nullable LineTarget target;
    private int subjectFrom;
    private int subjectTo;
    private int partnerFrom;
    private int partnerTo;
    private long asOf;

    /** @param made columns for a type of subject, with room for all lines */
    LineScanner(Vocabulary vocabulary, Function<SubjectType, Columns> made) {
        this.vocabulary = vocabulary;
        this.made = made;
    }

    /** Reads the line that begins here; null if it is for the other reader. A line feed is found as the end where it comes. */
    @Nullable
    ScannedLine scan(byte[] all, int from, int end) {
        in.begin(all, from, end);
        target = null;
        subjectFrom = NONE;
        partnerFrom = NONE;
        asOf = Long.MIN_VALUE;
        try {
            object();
        } catch (JsonCursor.Unusual e) {
            if (target != null) {
                target.columns.forget(target.rows);
            }
            return null;
        }
        if (target == null || subjectFrom == NONE || asOf == Long.MIN_VALUE) {
            return null;
        }
        target.columns.asOf(target.rows, asOf);
        return new ScannedLine(
                target.columns,
                target.rows++,
                all,
                subjectFrom,
                subjectTo,
                partnerFrom,
                partnerTo,
                asOf,
                target.starts);
    }

    /** Where the line that was read ends: at its line feed, or at the end of all. */
    int end() {
        return in.at;
    }

    /** Puts a line that the other reader has read. */
    ScannedLine put(FactLine line) {
        var into = target(line.type());
        into.columns.put(into.rows, line);
        return new ScannedLine(into.columns, into.rows++, line);
    }

    /** Begins again with the first row of each of the columns. */
    void begin() {
        targets.values().forEach(LineTarget::begin);
    }

    /** Says how many rows there are in each of the columns. */
    void finish() {
        targets.values().forEach(each -> each.columns.end(each.rows));
    }

    private LineTarget target(SubjectType type) {
        return targets.computeIfAbsent(type, asked -> {
            var added = new LineTarget(made.apply(asked));
            seen.add(added);
            return added;
        });
    }

    private void object() {
        in.blanks();
        in.expect('{');
        in.blanks();
        if (in.peek() == '}') {
            throw new JsonCursor.Unusual();
        }
        while (true) {
            field();
            if (in.isBeforeNextField()) {
                in.at++;
                continue;
            }
            in.blanks();
            var next = in.next();
            if (next == '}') {
                break;
            }
            if (next != ',') {
                throw new JsonCursor.Unusual();
            }
            in.blanks();
        }
        in.blanks();
        if (in.at < in.end && in.bytes[in.at] != '\n') {
            throw new JsonCursor.Unusual();
        }
    }

    private void field() {
        in.expect('"');
        var from = in.at;
        var reading = target;
        if (reading != null) {
            // Lines of a type name their leaves in the same order.
            var slot = reading.names.following(in.bytes, from, in.end);
            if (slot != NONE) {
                in.at = from + reading.names.length(slot);
                in.blanks();
                leaves.leaf(reading, slot);
                return;
            }
        }
        in.text();
        var to = in.at - 1;
        colon();
        named(from, to);
    }

    private void colon() {
        in.blanks();
        in.expect(':');
        in.blanks();
    }

    private void named(int from, int to) {
        if (in.is(from, to, "subject")) {
            in.expect('"');
            subjectFrom = in.at;
            in.text();
            subjectTo = in.at - 1;
        } else if (in.is(from, to, "partner")) {
            partner();
        } else if (in.is(from, to, "asOf")) {
            in.expect('"');
            var start = in.at;
            in.text();
            asOf = PlainValues.day(in.bytes, start, in.at - 1);
            if (asOf == PlainValues.NO_DAY) {
                throw new JsonCursor.Unusual();
            }
        } else if (in.is(from, to, "type")) {
            type();
        } else {
            other(from, to);
        }
    }

    private void partner() {
        if (in.peek() == 'n') {
            in.word("null");
            partnerFrom = NONE;
            return;
        }
        in.expect('"');
        partnerFrom = in.at;
        in.text();
        partnerTo = in.at - 1;
    }

    private void type() {
        in.expect('"');
        var from = in.at;
        in.text();
        if (target != null) {
            throw new JsonCursor.Unusual();
        }
        var found = found(from, in.at - 1);
        found.starts = new int[found.type.leaves().size()];
        target = found;
        found.names.begin();
    }

    private LineTarget found(int from, int to) {
        for (var index = 0; index < seen.size(); index++) {
            var one = seen.get(index);
            if (Arrays.equals(one.id, 0, one.id.length, in.bytes, from, to)) {
                return one;
            }
        }
        var id = new String(in.bytes, from, to - from, UTF_8);
        return target(vocabulary.type(id).filter(type -> type.id().equals(id)).orElseThrow(JsonCursor.Unusual::new));
    }

    private void other(int from, int to) {
        var dotted = false;
        for (var i = from; i < to; i++) {
            dotted |= in.bytes[i] == '.';
        }
        if (!dotted) {
            leaves.skip();
            return;
        }
        var reading = target;
        if (reading == null) {
            throw new JsonCursor.Unusual();
        }
        var slot = reading.names.slot(in.bytes, from, to);
        if (slot == NONE) {
            leaves.skip();
        } else {
            leaves.leaf(reading, slot);
        }
    }
}
