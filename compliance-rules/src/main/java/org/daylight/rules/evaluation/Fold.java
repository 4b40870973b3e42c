package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.daylight.rules.facts.FactList;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/**
 * A condition that is asked of every element of a list. A list that is not known leaves everything open; an element that is not
 * known leaves open what the others do not decide.
 */
public final class Fold {

    /** Of so many elements the doubts are put into words, those that raise no new one left out; of the others their number. */
    private static final int MOST_REASONS = 5;

    /** As many elements as an explanation shows. */
    private static final int MOST_SHOWN = 50;

    private final ListLeaf list;
    private final int depth;
    private final Effort effort;
    private final Condition condition;

    /**
     * Over a list of a line.
     *
     * @param depth how many other folds it stands in
     * @param condition asked with an element in the frame at that depth
     */
    public Fold(ListLeaf list, int depth, Condition condition, Effort effort) {
        this.list = list;
        this.depth = depth;
        this.condition = condition;
        this.effort = effort;
    }

    /** True as soon as it surely is of one element; of none it is false. */
    public Condition exists(Place place) {
        return new Over(place, false);
    }

    /** False as soon as it surely is of one element; of none it is true. */
    public Condition all(Place place) {
        return new Over(place, true);
    }

    /** Of how many elements it is true: from those of which it surely is to those of which it may be. */
    public Term count() {
        return new Term() {
            @Override
            public @Nullable Object value(Frame frame) {
                return counted(frame);
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                blameElements(frame, blame, Truth.UNKNOWN);
            }

            @Override
            public void changes(Frame frame, Changes changes) {
                changesOfElements(frame, changes);
            }
        };
    }

    private final class Over extends Clause {
        private final boolean all;

        Over(Place place, boolean all) {
            super(place);
            this.all = all;
        }

        @Override
        public Truth test(Frame frame) {
            return together(frame, Truth.of(all));
        }

        @Override
        public void blame(Frame frame, Blame blame) {
            if (isTooMuch(frame) && !isUnknown(frame)) {
                blame.reason(Effort.TOO_MUCH);
            } else {
                blameElements(frame, blame, test(frame));
            }
        }

        @Override
        public void changes(Frame frame, Changes changes) {
            changesOfElements(frame, changes);
        }

        @Override
        public @Nullable ColumnCondition inColumns(Columnar columnar) {
            var held = condition.held();
            return held == null || list.element() != FactType.DATE
                    ? null
                    : ColumnBound.of(list.slot(), all, held, columnar);
        }
    }

    /** Only the outermost fold counts: what is inside was counted with it. */
    private boolean isTooMuch(Frame frame) {
        return depth == 0 && effort.isTooMuch(frame);
    }

    private Truth test(Frame frame, @Nullable Object element) {
        frame.element(depth, element);
        return condition.test(frame);
    }

    /** @param none the value where there are no elements; the opposite of any element decides */
    private Truth together(Frame frame, Truth none) {
        var value = frame.value(list.slot());
        if (!(value instanceof FactList known)) {
            return value == null ? Truth.UNKNOWN : Truth.ERROR;
        }
        if (isTooMuch(frame)) {
            return Truth.ERROR;
        }
        var found = none;
        for (var element : known.elements()) {
            var next = test(frame, element);
            found = none == Truth.TRUE ? found.and(next) : found.or(next);
            if (found == none.not()) {
                return found;
            }
        }
        return found;
    }

    /** @param all whether it has to be so of all; otherwise of one */
    Truth comesTo(Frame frame, boolean all) {
        return together(frame, Truth.of(all));
    }

    private @Nullable Object counted(Frame frame) {
        var value = frame.value(list.slot());
        if (!(value instanceof FactList known)) {
            return value;
        }
        if (isTooMuch(frame)) {
            return new Defect(Effort.TOO_MUCH);
        }
        var surely = 0;
        var perhaps = 0;
        for (var element : known.elements()) {
            switch (test(frame, element)) {
                case TRUE -> surely++;
                case UNKNOWN -> perhaps++;
                case FALSE -> {}
                case ERROR -> {
                    return new Defect("what is counted in %s cannot be computed".formatted(list.name()));
                }
            }
        }
        return new Span(surely, surely + perhaps);
    }

    private void blameElements(Frame frame, Blame blame, Truth wanted) {
        var known = list.blamed(frame, blame);
        if (known == null) {
            if (isUnknown(frame) && !isTooMuch(frame) && test(frame, null) == Truth.UNKNOWN) {
                blame.addMissing(blamed(frame));
            }
            return;
        }
        var said = 0;
        var more = 0;
        for (var element : known.elements()) {
            if (test(frame, element) == wanted) {
                var one = blamed(frame);
                if (!blame.isAddedToBy(one)) {
                    blame.addMissing(one);
                } else if (said < MOST_REASONS) {
                    blame.add(one);
                    said++;
                } else {
                    blame.addMissing(one);
                    more++;
                }
            }
        }
        if (more > 0) {
            blame.reason("%d more %s of %s %s for other reasons"
                    .formatted(
                            more,
                            more == 1 ? "element" : "elements",
                            list.name(),
                            wanted == Truth.ERROR ? "cannot be computed" : more == 1 ? "is open" : "are open"));
        }
    }

    private Blame blamed(Frame frame) {
        var one = new Blame();
        condition.blame(frame, one);
        return one;
    }

    /** Then what is asked of an element is asked of one that is not known, for what else it would need. */
    private boolean isUnknown(Frame frame) {
        return frame.value(list.slot()) == null;
    }

    private void changesOfElements(Frame frame, Changes changes) {
        if (isTooMuch(frame)) {
            return;
        }
        if (isUnknown(frame)) {
            frame.element(depth, null);
            condition.changes(frame, changes);
        }
        if (!(frame.value(list.slot()) instanceof FactList known)) {
            return;
        }
        for (var element : known.elements()) {
            frame.element(depth, element);
            condition.changes(frame, changes);
        }
    }

    /**
     * The elements that decide what it comes to: those of which the condition is true or false as the whole is, and otherwise
     * those that leave it open, or are true, where they are counted.
     *
     * @param whole what a condition that goes through the list comes to; null = the elements are counted
     */
    List<Explanation.Element> seen(Frame frame, @Nullable Truth whole) {
        var seen = new ArrayList<Explanation.Element>();
        if (!(frame.value(list.slot()) instanceof FactList known) || isTooMuch(frame)) {
            return seen;
        }
        for (var index = 0; index < known.size() && seen.size() < MOST_SHOWN; index++) {
            var element = known.elements().get(index);
            var truth = test(frame, element);
            if (whole == null ? truth != Truth.FALSE : truth == whole) {
                seen.add(new Explanation.Element(
                        list.name(),
                        index + 1,
                        FactValue.text(list.element(), element),
                        truth.name().toLowerCase(Locale.ROOT)));
            }
        }
        return seen;
    }
}
