package org.daylight.rules.evaluation;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** And, or, not, choice and constants over conditions. */
public final class Logic {

    private Logic() {}

    public static Condition and(Condition left, Condition right) {
        return new Both(left, right, true);
    }

    public static Condition or(Condition left, Condition right) {
        return new Both(left, right, false);
    }

    public static Condition not(Condition condition) {
        return new Not(condition);
    }

    public static Condition choose(Condition condition, Condition then, Condition otherwise) {
        return new Choose(condition, then, otherwise);
    }

    /** Whether two conditions have the same value. */
    public static Condition same(Condition left, Condition right) {
        return new Same(left, right);
    }

    public static Condition constant(boolean value, Place place) {
        return new Constant(Truth.of(value), place);
    }

    private static final class Both implements Condition {
        private final Condition left;
        private final Condition right;
        private final boolean and;

        /** All that is put together in the same way, from the left: what is true of two at a time is of all. */
        private final Condition[] parts;

        Both(Condition left, Condition right, boolean and) {
            this.left = left;
            this.right = right;
            this.and = and;
            parts = Stream.of(left, right)
                    .flatMap(side ->
                            side instanceof Both both && both.and == and ? Stream.of(both.parts) : Stream.of(side))
                    .toArray(Condition[]::new);
        }

        @Override
        public Truth test(Frame frame) {
            var decides = and ? Truth.FALSE : Truth.TRUE;
            var value = and ? Truth.TRUE : Truth.FALSE;
            for (var part : parts) {
                var truth = part.test(frame);
                if (truth == decides) {
                    return truth;
                }
                value = and ? value.and(truth) : value.or(truth);
            }
            return value;
        }

        @Override
        public void blame(Frame frame, Blame blame) {
            // Each part is asked once: asked again for every two of them, every level would double the work below it.
            var value = and ? Truth.TRUE : Truth.FALSE;
            var truths = new Truth[parts.length];
            for (var index = 0; index < parts.length; index++) {
                truths[index] = parts[index].test(frame);
                value = and ? value.and(truths[index]) : value.or(truths[index]);
            }
            for (var index = 0; index < parts.length; index++) {
                if (truths[index] == value) {
                    parts[index].blame(frame, blame);
                }
            }
        }

        @Override
        public void changes(Frame frame, Changes changes) {
            for (var part : parts) {
                part.changes(frame, changes);
            }
        }

        @Override
        public void decisive(Frame frame, BiConsumer<Place, Truth> visit) {
            var value = test(frame);
            for (var part : parts) {
                if (part.test(frame) == value) {
                    part.decisive(frame, visit);
                }
            }
        }

        @Override
        public @Nullable ColumnCondition inColumns(Columnar columnar) {
            var first = left.inColumns(columnar);
            var second = right.inColumns(columnar);
            return and ? ColumnConditions.and(first, second) : ColumnConditions.or(first, second);
        }
    }

    private record Not(Condition condition) implements Condition {
        @Override
        public Truth test(Frame frame) {
            return condition.test(frame).not();
        }

        @Override
        public void blame(Frame frame, Blame blame) {
            condition.blame(frame, blame);
        }

        @Override
        public void changes(Frame frame, Changes changes) {
            condition.changes(frame, changes);
        }

        @Override
        public void decisive(Frame frame, BiConsumer<Place, Truth> visit) {
            condition.decisive(frame, visit);
        }

        @Override
        public @Nullable ColumnCondition inColumns(Columnar columnar) {
            return ColumnConditions.not(condition.inColumns(columnar));
        }
    }

    private record Choose(Condition condition, Condition then, Condition otherwise) implements Condition {
        @Override
        public Truth test(Frame frame) {
            return switch (condition.test(frame)) {
                case TRUE -> then.test(frame);
                case FALSE -> otherwise.test(frame);
                case ERROR -> Truth.ERROR;
                case UNKNOWN -> {
                    var first = then.test(frame);
                    var decided = first == Truth.TRUE || first == Truth.FALSE;
                    yield decided && first == otherwise.test(frame) ? first : Truth.UNKNOWN;
                }
            };
        }

        @Override
        public void blame(Frame frame, Blame blame) {
            switch (condition.test(frame)) {
                case TRUE -> then.blame(frame, blame);
                case FALSE -> otherwise.blame(frame, blame);
                case ERROR, UNKNOWN -> condition.blame(frame, blame);
            }
        }

        @Override
        public void changes(Frame frame, Changes changes) {
            condition.changes(frame, changes);
            then.changes(frame, changes);
            otherwise.changes(frame, changes);
        }

        @Override
        public void decisive(Frame frame, BiConsumer<Place, Truth> visit) {
            condition.decisive(frame, visit);
            switch (condition.test(frame)) {
                case TRUE -> then.decisive(frame, visit);
                case FALSE -> otherwise.decisive(frame, visit);
                case UNKNOWN -> {
                    if (test(frame) != Truth.UNKNOWN) {
                        then.decisive(frame, visit);
                        otherwise.decisive(frame, visit);
                    }
                }
                case ERROR -> {}
            }
        }

        @Override
        public @Nullable ColumnCondition inColumns(Columnar columnar) {
            var asked = condition.inColumns(columnar);
            var first = then.inColumns(columnar);
            var second = otherwise.inColumns(columnar);
            return asked == null || first == null || second == null
                    ? null
                    : ColumnConditions.choose(asked, first, second);
        }
    }

    private record Same(Condition left, Condition right) implements Condition {
        @Override
        public Truth test(Frame frame) {
            var first = left.test(frame);
            var second = right.test(frame);
            if (first == Truth.UNKNOWN || second == Truth.UNKNOWN) {
                return Truth.UNKNOWN;
            }
            var broken = first == Truth.ERROR || second == Truth.ERROR;
            return broken ? Truth.ERROR : Truth.of(first == second);
        }

        @Override
        public void blame(Frame frame, Blame blame) {
            deciding(frame, left, right).forEach(condition -> condition.blame(frame, blame));
        }

        @Override
        public void changes(Frame frame, Changes changes) {
            left.changes(frame, changes);
            right.changes(frame, changes);
        }

        @Override
        public void decisive(Frame frame, BiConsumer<Place, Truth> visit) {
            deciding(frame, left, right).forEach(condition -> condition.decisive(frame, visit));
        }

        @Override
        public @Nullable ColumnCondition inColumns(Columnar columnar) {
            return ColumnConditions.same(left.inColumns(columnar), right.inColumns(columnar));
        }

        private List<Condition> deciding(Frame frame, Condition... both) {
            var value = test(frame);
            return Stream.of(both)
                    .filter(one -> value == Truth.TRUE || value == Truth.FALSE || one.test(frame) == value)
                    .toList();
        }
    }

    private record Constant(Truth value, Place place) implements Condition {
        @Override
        public Truth test(Frame frame) {
            return value;
        }

        @Override
        public void blame(Frame frame, Blame blame) {}

        @Override
        public void changes(Frame frame, Changes changes) {}

        @Override
        public void decisive(Frame frame, BiConsumer<Place, Truth> visit) {
            visit.accept(place, value);
        }

        @Override
        public ColumnCondition inColumns(Columnar columnar) {
            return ColumnConditions.constant(value);
        }
    }
}
