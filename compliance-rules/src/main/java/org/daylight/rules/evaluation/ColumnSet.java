package org.daylight.rules.evaluation;

import java.util.Arrays;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Span;
import org.daylight.rules.facts.Words;

/** A dated set asked by the codes of texts: between two of a member's days nothing changes, so the truth is looked up. */
final class ColumnSet implements ColumnCondition {

    /** One text: the days on which anything changes, and the truth by the stretches in which an interval begins and ends. */
    private static final class Member {
        private final long[] starts;
        private final byte[] truths;

        Member(long[] starts, byte[] truths) {
            this.starts = starts;
            this.truths = truths;
        }

        byte truth(long low, long high) {
            return truths[stretch(low) * (starts.length + 1) + stretch(high)];
        }

        boolean changesAfter(long day) {
            return starts.length > 0 && starts[starts.length - 1] > day;
        }

        private int stretch(long day) {
            var found = 0;
            while (found < starts.length && starts[found] <= day) {
                found++;
            }
            return found;
        }
    }

    /** No text of a fact line: whoever is not named in the set. */
    static final String NOBODY = "\0";

    private final int slot;
    private final ColumnTerm date;
    private final boolean moves;
    private Member[] members = {};

    private ColumnSet(int slot, ColumnTerm date, boolean moves) {
        this.slot = slot;
        this.date = date;
        this.moves = moves;
    }

    /** @param moves whether the date moves with asOf */
    static ColumnSet test(MemberSet set, int slot, ColumnTerm date, boolean moves, Columnar columnar) {
        columnar.slot(slot);
        set.codes().forEach(columnar::word);
        var test = new ColumnSet(slot, date, moves);
        columnar.whenKnown(words -> {
            test.members = new Member[words.size()];
            Arrays.fill(test.members, member(set, NOBODY));
            set.codes().forEach(code -> test.members[words.code(code)] = member(set, code));
        });
        return test;
    }

    private static Member member(MemberSet set, String code) {
        var changes = new Changes();
        changes.reset(Long.MIN_VALUE);
        set.changes(code, changes);
        var starts = Arrays.stream(changes.sorted()).distinct().toArray();
        var stretches = starts.length + 1;
        var truths = new byte[stretches * stretches];
        for (var from = 0; from < stretches; from++) {
            for (var to = from; to < stretches; to++) {
                var low = from == 0 ? Span.OPEN_START : starts[from - 1];
                var high = to == stretches - 1 ? Span.OPEN_END : starts[to] - 1;
                truths[from * stretches + to] =
                        set.contains(code, new Span(low, high)).code();
            }
        }
        return new Member(starts, truths);
    }

    @Override
    public void test(Work work, int[] rows, int count, byte[] truths) {
        var mark = work.mark();
        var on = work.values();
        date.value(work, rows, count, on);
        var codes = ColumnConditions.column(work, slot).code;
        for (var i = 0; i < count; i++) {
            var row = rows[i];
            var place = row & on.mask;
            var code = codes[row];
            var state = on.state[place];
            if (code == Words.UNKNOWN || state == Column.UNKNOWN) {
                truths[row] = Kleene.UNKNOWN;
            } else if (code == Words.ABSENT || state != Column.KNOWN) {
                truths[row] = Kleene.ERROR;
            } else {
                truths[row] = members[code].truth(on.low[place], on.high[place]);
            }
        }
        work.release(mark);
    }

    @Override
    public void mayChange(Work work, int[] rows, int count, byte[] marks) {
        if (!moves) {
            return;
        }
        var codes = ColumnConditions.column(work, slot).code;
        var asOf = work.columns.asOf();
        for (var i = 0; i < count; i++) {
            var row = rows[i];
            var code = codes[row];
            if (code != Words.UNKNOWN && code != Words.ABSENT && members[code].changesAfter(asOf[row])) {
                marks[row] = 1;
            }
        }
    }
}
