package org.daylight.rules.evaluation;

import java.math.BigDecimal;
import java.util.Objects;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.Amount;
import org.daylight.rules.facts.FactList;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/**
 * A leaf that is a list, and what can be asked of it as a whole or of one of its elements.
 *
 * @param element the type of its elements
 */
public record ListLeaf(int slot, String name, FactType element) {

    /**
     * How many elements it has, those that are not known included.
     *
     * @param effort null = it stands in a fold, with which it was counted
     */
    public Term count(@Nullable Effort effort) {
        return new Whole(this, effort, false) {
            @Override
            Object of(FactList list) {
                return Span.of(list.size());
            }

            @Override
            public ColumnTerm inColumns(Columnar columnar) {
                columnar.slot(slot);
                return ColumnTerms.size(slot);
            }
        };
    }

    /**
     * What its elements come to, added up in their order. Unknown as soon as one is, or where two cannot be added; of none it is
     * nothing, which is less than, equal to or more than any amount as zero is.
     */
    public Term sum(@Nullable Effort effort) {
        return new Whole(this, effort, true) {
            @Override
            @Nullable
            Object of(FactList list) {
                return total(list);
            }
        };
    }

    private @Nullable Object total(FactList list) {
        if (list.elements().contains(null)) {
            return null;
        }
        var operation = operation();
        var total = nothing();
        for (var element : list.elements()) {
            total = operation.apply(total, Objects.requireNonNull(element));
            if (total == null || total instanceof Defect) {
                return total;
            }
        }
        return total;
    }

    private Operation operation() {
        return nothing() instanceof Span ? Operation.PLUS : Operation.AMOUNT_PLUS;
    }

    private Object nothing() {
        return switch (element) {
            case INT, DAYS -> Span.of(0);
            case DECIMAL -> new Amount(BigDecimal.ZERO, BigDecimal.ZERO, "", null);
            default -> Amount.NOTHING;
        };
    }

    /** Why its elements cannot be added; null if they can. */
    private @Nullable String mismatch(FactList list) {
        var operation = operation();
        var total = nothing();
        for (var element : list.elements()) {
            if (element instanceof Amount) {
                var mismatch = Amounts.mismatch(total, element);
                if (mismatch != null) {
                    return mismatch + " in " + name;
                }
                var more = operation.apply(total, element);
                total = more == null || more instanceof Defect ? element : more;
            }
        }
        return null;
    }

    /** The element that a fold at a depth looks at. */
    public Term element(int depth) {
        return new Term() {
            @Override
            public @Nullable Object value(Frame frame) {
                return frame.element(depth);
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                var value = frame.element(depth);
                if (value == null) {
                    blame.missing(name);
                    blame.reason("an element of %s is not known".formatted(name));
                } else if (FactValue.imprecise(value)) {
                    blame.roughly(name, "an element of " + name, element, value);
                }
            }

            @Override
            public boolean isElement() {
                return true;
            }
        };
    }

    /** The list, or null where it is not known or known to be absent; then the leaf is blamed. */
    @Nullable
    FactList blamed(Frame frame, Blame blame) {
        var value = frame.value(slot);
        if (value == null) {
            blame.missing(name);
        } else if (value == Absent.ABSENT) {
            blame.reason(name + " is recorded as absent");
        }
        return value instanceof FactList list ? list : null;
    }

    /** A value of the whole list. */
    private abstract static class Whole implements Term {
        private final ListLeaf leaf;
        private final @Nullable Effort effort;
        private final boolean adds;

        Whole(ListLeaf leaf, @Nullable Effort effort, boolean adds) {
            this.leaf = leaf;
            this.effort = effort;
            this.adds = adds;
        }

        abstract @Nullable Object of(FactList list);

        @Override
        public @Nullable Object value(Frame frame) {
            var value = frame.value(leaf.slot);
            if (!(value instanceof FactList list)) {
                return value;
            }
            return effort != null && effort.isTooMuch(frame) ? new Defect(Effort.TOO_MUCH) : of(list);
        }

        @Override
        public void blame(Frame frame, Blame blame) {
            var list = leaf.blamed(frame, blame);
            if (list == null || !adds) {
                return;
            }
            var mismatch = leaf.mismatch(list);
            if (mismatch != null) {
                blame.reason(mismatch);
                blame.cause(Amounts.TWO);
            }
            if (mismatch == null ? FactValue.imprecise(list) : list.elements().contains(null)) {
                blame.roughly(leaf.name, leaf.name, leaf.element.list().orElseThrow(), list);
            }
        }

        @Override
        public Origin origin() {
            return adds ? Origin.Computed.AMOUNTS : Origin.Computed.OTHER;
        }
    }
}
