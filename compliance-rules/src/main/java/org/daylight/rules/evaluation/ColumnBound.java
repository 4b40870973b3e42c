package org.daylight.rules.evaluation;

import org.daylight.rules.facts.Column;
import org.jspecify.annotations.Nullable;

/**
 * Whether every date of a list, or one of them, stands before or after another date. The latest decides what all of them are
 * before and what one of them is after; the earliest the rest. That is so of intervals too: the bounds of the latest are the
 * greatest of all lower and of all upper bounds.
 */
final class ColumnBound implements ColumnCondition {

    /** The elements of the list on one side of a comparison, and on the other what is the same for all of them. */
    record Held(Relation relation, Term other) {}

    private final int slot;
    private final byte none;
    private final ColumnCondition compared;

    private ColumnBound(int slot, byte none, ColumnCondition compared) {
        this.slot = slot;
        this.none = none;
        this.compared = compared;
    }

    /**
     * Null if it has to be asked line by line.
     *
     * @param all whether it is asked of all elements, or whether there is one
     */
    static @Nullable ColumnCondition of(int slot, boolean all, Held held, Columnar columnar) {
        var least = switch (held.relation()) {
            case LESS, AT_MOST -> !all;
            case MORE, AT_LEAST -> all;
            case EQUAL, NOT_EQUAL -> false;
        };
        var ordered = held.relation() != Relation.EQUAL && held.relation() != Relation.NOT_EQUAL;
        // What moves with today is bounded by the length of the list, and that line by line.
        if (!ordered || held.other().slope() != 0) {
            return null;
        }
        columnar.slot(slot);
        var bound = least ? ColumnTerms.earliest(slot) : ColumnTerms.latest(slot);
        var compared = ColumnComparison.of(held.relation(), bound, held.other().inColumns(columnar), false);
        return compared == null ? null : new ColumnBound(slot, all ? Kleene.TRUE : Kleene.FALSE, compared);
    }

    @Override
    public void test(Work work, int[] rows, int count, byte[] truths) {
        compared.test(work, rows, count, truths);
        var list = ColumnConditions.column(work, slot);
        for (var i = 0; i < count; i++) {
            var row = rows[i];
            if (list.state[row] == Column.ABSENT) {
                truths[row] = Kleene.ERROR;
            } else if (list.state[row] == Column.KNOWN) {
                if (list.size[row] == 0) {
                    truths[row] = none;
                } else if (truths[row] == Kleene.ERROR && list.hasUnknown(row)) {
                    truths[row] = Kleene.UNKNOWN;
                }
            }
        }
    }
}
