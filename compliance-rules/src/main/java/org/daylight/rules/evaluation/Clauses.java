package org.daylight.rules.evaluation;

import java.util.List;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.FactList;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** The clauses a condition is built from. */
public final class Clauses {

    /** Of either(d, e) nothing is missing: both days are meant. */
    private static final String OF_TWO_DAYS = "it holds of one of the days that are meant and not of the other";

    private Clauses() {}

    /** Whether a leaf has a value. */
    public static Condition has(int slot, String leaf, Place place) {
        return new Clause(place) {
            @Override
            public Truth test(Frame frame) {
                var value = frame.value(slot);
                return value == null ? Truth.UNKNOWN : Truth.of(value != Absent.ABSENT);
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                if (frame.value(slot) == null) {
                    blame.missing(leaf);
                }
            }

            @Override
            public ColumnCondition inColumns(Columnar columnar) {
                columnar.slot(slot);
                return ColumnConditions.has(slot);
            }
        };
    }

    /** A leaf or parameter that is itself true or false. */
    public static Condition holds(Term flag, Place place) {
        return new Clause(place) {
            @Override
            public Truth test(Frame frame) {
                var value = flag.value(frame);
                if (value instanceof Boolean known) {
                    return Truth.of(known);
                }
                return value == null ? Truth.UNKNOWN : Truth.ERROR;
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                flag.blame(frame, blame);
            }

            @Override
            public @Nullable ColumnCondition inColumns(Columnar columnar) {
                return switch (flag.origin()) {
                    case Origin.Leaf(int slot, FactType _) -> {
                        columnar.slot(slot);
                        yield ColumnConditions.holds(slot);
                    }
                    case Origin.Parameter(int index) -> {
                        columnar.asksParameter(index);
                        yield ColumnConditions.holdsParameter(index);
                    }
                    case Origin.Constant _, Origin.Computed _ -> null;
                };
            }
        };
    }

    /** Compares numbers, dates, durations, amounts or strings. */
    public static Condition compare(Relation relation, Term left, Term right, Place place) {
        return new Clause(place) {
            @Override
            public Truth test(Frame frame) {
                var first = left.value(frame);
                var second = right.value(frame);
                if (first == null || second == null) {
                    return Truth.UNKNOWN;
                }
                return broken(first) || broken(second) ? Truth.ERROR : relation.test(first, second);
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                var mismatch = Amounts.mismatch(left.value(frame), right.value(frame));
                if (mismatch != null) {
                    blame.reason(mismatch);
                    blame.cause(Amounts.TWO);
                } else {
                    var found = new Blame();
                    blame(frame, found, left, right);
                    blame.add(found);
                    if (test(frame) == Truth.UNKNOWN && found.saysNothing()) {
                        blame.reason(OF_TWO_DAYS);
                        blame.cause("two days");
                    }
                }
            }

            @Override
            public ColumnBound.@Nullable Held held() {
                if (left.isElement()) {
                    return new ColumnBound.Held(relation, right);
                }
                return right.isElement() ? new ColumnBound.Held(relation.turned(), left) : null;
            }

            @Override
            public void changes(Frame frame, Changes changes) {
                left.changes(frame, changes);
                right.changes(frame, changes);
                if (left.slope() != 0 && right.value(frame) instanceof Span other) {
                    left.meetings(frame, other, changes);
                }
                if (right.slope() != 0 && left.value(frame) instanceof Span other) {
                    right.meetings(frame, other, changes);
                }
            }

            @Override
            public @Nullable ColumnCondition inColumns(Columnar columnar) {
                if (left.origin().isText() || right.origin().isText()) {
                    return left.origin().isText()
                            ? text(left, right, relation, columnar)
                            : text(right, left, relation, columnar);
                }
                var amounts = left.origin().isAmount() || right.origin().isAmount();
                var first = left.inColumns(columnar);
                var second = right.inColumns(columnar);
                var compared = ColumnComparison.of(relation, first, second, amounts);
                return ColumnMeetings.of(compared, first, left.slope(), second, right.slope());
            }
        };
    }

    /** Two leaves are compared line by line: columns know only the texts that rules name. */
    private static @Nullable ColumnCondition text(Term leaf, Term other, Relation relation, Columnar columnar) {
        var negated = relation == Relation.NOT_EQUAL;
        if (!(leaf.origin() instanceof Origin.Leaf(int slot, FactType _)) || (!negated && relation != Relation.EQUAL)) {
            return null;
        }
        columnar.slot(slot);
        return switch (other.origin()) {
            case Origin.Constant(String text) -> ColumnConditions.among(slot, List.of(text), negated, columnar);
            case Origin.Parameter(int index) -> {
                columnar.asksParameter(index);
                yield ColumnConditions.isParameter(slot, index, negated);
            }
            case Origin.Leaf _, Origin.Constant _, Origin.Computed _ -> null;
        };
    }

    /** Whether a string is in a list of strings. */
    public static Condition in(Term element, Term list, Place place) {
        return new Clause(place) {
            @Override
            public Truth test(Frame frame) {
                var value = element.value(frame);
                var among = list.value(frame);
                var unusable = unusable(value, among);
                if (unusable != null) {
                    return unusable;
                }
                if (!(among instanceof FactList texts)) {
                    return Truth.ERROR;
                }
                return Truth.decided(
                        texts.elements().contains(value), !texts.elements().contains(null));
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                blame(frame, blame, element, list);
            }

            @Override
            public @Nullable ColumnCondition inColumns(Columnar columnar) {
                var texts = list.origin().texts();
                return texts != null
                                && element.origin() instanceof Origin.Leaf(int slot, FactType type)
                                && type == FactType.STRING
                        ? ColumnConditions.among(slot, texts, false, columnar)
                        : null;
            }
        };
    }

    /** Whether a code is a member of a dated set on a date. */
    public static Condition inSet(Term code, MemberSet set, Term date, Place place) {
        return new Clause(place) {
            @Override
            public Truth test(Frame frame) {
                var member = code.value(frame);
                var on = date.value(frame);
                var unusable = unusable(member, on);
                if (unusable != null) {
                    return unusable;
                }
                return member instanceof String known && on instanceof Span day
                        ? set.contains(known, day)
                        : Truth.ERROR;
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                blame(frame, blame, code, date);
                if (code.value(frame) instanceof String known && date.value(frame) instanceof Span day) {
                    set.blame(known, day, blame);
                }
            }

            @Override
            public void changes(Frame frame, Changes changes) {
                if (date.slope() != 0 && code.value(frame) instanceof String known) {
                    set.changes(known, changes);
                }
            }

            @Override
            public @Nullable ColumnCondition inColumns(Columnar columnar) {
                var on = date.inColumns(columnar);
                return on != null
                                && code.origin() instanceof Origin.Leaf(int slot, FactType type)
                                && type == FactType.STRING
                        ? ColumnSet.test(set, slot, on, date.slope() != 0, columnar)
                        : null;
            }
        };
    }

    /** Several conditions that a reader wrote, and is shown, as one. */
    public static Condition whole(Condition parts, Place place) {
        return new Clause(place) {
            @Override
            public Truth test(Frame frame) {
                return parts.test(frame);
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                parts.blame(frame, blame);
            }

            @Override
            public void changes(Frame frame, Changes changes) {
                parts.changes(frame, changes);
            }

            @Override
            public @Nullable ColumnCondition inColumns(Columnar columnar) {
                return parts.inColumns(columnar);
            }
        };
    }
}
