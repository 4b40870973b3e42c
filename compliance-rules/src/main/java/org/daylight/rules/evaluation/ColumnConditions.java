package org.daylight.rules.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Words;
import org.jspecify.annotations.Nullable;

/** The conditions over columns: each a loop over the rows that its neighbours left open. */
final class ColumnConditions {

    private ColumnConditions() {}

    static @Nullable ColumnCondition and(@Nullable ColumnCondition left, @Nullable ColumnCondition right) {
        return left == null || right == null ? null : new Both(left, right, Kleene.FALSE, Kleene.AND);
    }

    static @Nullable ColumnCondition or(@Nullable ColumnCondition left, @Nullable ColumnCondition right) {
        return left == null || right == null ? null : new Both(left, right, Kleene.TRUE, Kleene.OR);
    }

    static @Nullable ColumnCondition same(@Nullable ColumnCondition left, @Nullable ColumnCondition right) {
        // No value of the left decides alone.
        return left == null || right == null ? null : new Both(left, right, (byte) -1, Kleene.SAME);
    }

    static @Nullable ColumnCondition not(@Nullable ColumnCondition condition) {
        if (condition == null) {
            return null;
        }
        return new Not(condition);
    }

    static ColumnCondition constant(Truth truth) {
        return (work, rows, count, truths) -> {
            for (var i = 0; i < count; i++) {
                truths[rows[i]] = truth.code();
            }
        };
    }

    static ColumnCondition has(int slot) {
        // The states of a column are numbered like the truths of has().
        return new Stands(slot, column -> column.state);
    }

    static ColumnCondition holds(int slot) {
        return new Stands(slot, column -> column.truth);
    }

    static ColumnCondition holdsParameter(int index) {
        return (work, rows, count, truths) -> {
            var truth = work.parameters[index].truth();
            for (var i = 0; i < count; i++) {
                truths[rows[i]] = truth;
            }
        };
    }

    /** Whether a text is one of several that stand in the rule. */
    static ColumnCondition among(int slot, Collection<String> texts, boolean negated, Columnar columnar) {
        columnar.slot(slot);
        texts.forEach(columnar::word);
        var test = new Among(slot);
        columnar.whenKnown(words -> test.table = table(words, texts, negated));
        return test;
    }

    private static byte[] table(Words words, Collection<String> texts, boolean negated) {
        var table = new byte[words.size()];
        Arrays.fill(table, negated ? Kleene.TRUE : Kleene.FALSE);
        texts.forEach(text -> table[words.code(text)] = negated ? Kleene.FALSE : Kleene.TRUE);
        table[Words.UNKNOWN] = Kleene.UNKNOWN;
        table[Words.ABSENT] = Kleene.ERROR;
        return table;
    }

    /** Whether the text of a leaf is that of a parameter. */
    static ColumnCondition isParameter(int slot, int index, boolean negated) {
        return (work, rows, count, truths) -> {
            var code = column(work, slot).code;
            var parameter = work.parameters[index];
            var state = parameter.state[0];
            var wanted = parameter.code[0];
            for (var i = 0; i < count; i++) {
                var one = code[rows[i]];
                if (one == Words.UNKNOWN || state == Column.UNKNOWN) {
                    truths[rows[i]] = Kleene.UNKNOWN;
                } else if (one == Words.ABSENT || state != Column.KNOWN) {
                    truths[rows[i]] = Kleene.ERROR;
                } else {
                    truths[rows[i]] = (one == wanted) != negated ? Kleene.TRUE : Kleene.FALSE;
                }
            }
        };
    }

    static ColumnCondition choose(ColumnCondition condition, ColumnCondition then, ColumnCondition otherwise) {
        return new Choose(condition, then, otherwise);
    }

    static Column column(Work work, int slot) {
        return Objects.requireNonNull(work.columns.column(slot));
    }

    /** Asks the right side about the rows only that the left has not decided. */
    private static final class Both implements ColumnCondition {
        private final ColumnCondition left;
        private final ColumnCondition right;
        private final byte decides;
        private final byte[] table;

        Both(ColumnCondition left, ColumnCondition right, byte decides, byte[] table) {
            this.left = left;
            this.right = right;
            this.decides = decides;
            this.table = table;
        }

        @Override
        public void test(Work work, int[] rows, int count, byte[] truths) {
            left.test(work, rows, count, truths);
            var mark = work.mark();
            var open = work.rows();
            var undecided = 0;
            for (var i = 0; i < count; i++) {
                open[undecided] = rows[i];
                undecided += truths[rows[i]] == decides ? 0 : 1;
            }
            if (undecided > 0) {
                var second = work.bytes();
                right.test(work, open, undecided, second);
                for (var i = 0; i < undecided; i++) {
                    var row = open[i];
                    truths[row] = table[(truths[row] << 2) | second[row]];
                }
            }
            work.release(mark);
        }

        @Override
        public void mayChange(Work work, int[] rows, int count, byte[] marks) {
            left.mayChange(work, rows, count, marks);
            right.mayChange(work, rows, count, marks);
        }

        @Override
        public byte everywhere(Work work) {
            var first = left.everywhere(work);
            if (first != Kleene.MIXED && first == decides) {
                return first;
            }
            var second = right.everywhere(work);
            if (second != Kleene.MIXED && second == decides) {
                return second;
            }
            return first == Kleene.MIXED || second == Kleene.MIXED ? Kleene.MIXED : table[(first << 2) | second];
        }
    }

    private record Not(ColumnCondition condition) implements ColumnCondition {
        @Override
        public void test(Work work, int[] rows, int count, byte[] truths) {
            condition.test(work, rows, count, truths);
            for (var i = 0; i < count; i++) {
                truths[rows[i]] = Kleene.NOT[truths[rows[i]]];
            }
        }

        @Override
        public void mayChange(Work work, int[] rows, int count, byte[] marks) {
            condition.mayChange(work, rows, count, marks);
        }

        @Override
        public byte everywhere(Work work) {
            var truth = condition.everywhere(work);
            return truth == Kleene.MIXED ? truth : Kleene.NOT[truth];
        }
    }

    /** A truth that stands in a column as it is. */
    private record Stands(int slot, Function<Column, byte[]> truthsOf) implements ColumnCondition {
        @Override
        public void test(Work work, int[] rows, int count, byte[] truths) {
            var recorded = truthsOf.apply(column(work, slot));
            for (var i = 0; i < count; i++) {
                truths[rows[i]] = recorded[rows[i]];
            }
        }

        @Override
        public byte everywhere(Work work) {
            var recorded = truthsOf.apply(column(work, slot));
            var rows = work.columns.rows();
            for (var row = 1; row < rows; row++) {
                if (recorded[row] != recorded[0]) {
                    return Kleene.MIXED;
                }
            }
            return rows == 0 ? Kleene.MIXED : recorded[0];
        }
    }

    private record Choose(ColumnCondition condition, ColumnCondition then, ColumnCondition otherwise)
            implements ColumnCondition {
        @Override
        public void test(Work work, int[] rows, int count, byte[] truths) {
            var mark = work.mark();
            var chosen = work.bytes();
            condition.test(work, rows, count, chosen);
            var either = work.rows();
            then.test(work, either, rowsNot(Kleene.FALSE, chosen, rows, count, either), truths);
            var second = work.bytes();
            otherwise.test(work, either, rowsNot(Kleene.TRUE, chosen, rows, count, either), second);
            for (var i = 0; i < count; i++) {
                var row = rows[i];
                switch (chosen[row]) {
                    case Kleene.TRUE -> {}
                    case Kleene.FALSE -> truths[row] = second[row];
                    case Kleene.ERROR -> truths[row] = Kleene.ERROR;
                    default -> {
                        if (truths[row] > Kleene.TRUE || truths[row] != second[row]) {
                            truths[row] = Kleene.UNKNOWN;
                        }
                    }
                }
            }
            work.release(mark);
        }

        @Override
        public void mayChange(Work work, int[] rows, int count, byte[] marks) {
            condition.mayChange(work, rows, count, marks);
            then.mayChange(work, rows, count, marks);
            otherwise.mayChange(work, rows, count, marks);
        }

        private static int rowsNot(byte truth, byte[] truths, int[] rows, int count, int[] into) {
            var found = 0;
            for (var i = 0; i < count; i++) {
                into[found] = rows[i];
                found += truths[rows[i]] == truth ? 0 : 1;
            }
            return found;
        }
    }

    private static final class Among implements ColumnCondition {
        private final int slot;
        private byte[] table = {};

        Among(int slot) {
            this.slot = slot;
        }

        @Override
        public void test(Work work, int[] rows, int count, byte[] truths) {
            var code = column(work, slot).code;
            var answers = table;
            for (var i = 0; i < count; i++) {
                truths[rows[i]] = answers[code[rows[i]]];
            }
        }

        @Override
        public byte everywhere(Work work) {
            var found = Kleene.MIXED;
            var there = work.words(slot);
            for (var code = there.nextSetBit(0); code >= 0; code = there.nextSetBit(code + 1)) {
                var truth = table[code];
                if (found != Kleene.MIXED && truth != found) {
                    return Kleene.MIXED;
                }
                found = truth;
            }
            return found;
        }
    }
}
