package org.daylight.rules.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.Amount;
import org.daylight.rules.facts.FactList;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** The terms a clause is built from. */
public final class Terms {

    private Terms() {}

    public static Term constant(Object value) {
        return new Term() {
            @Override
            public Object value(Frame frame) {
                return value;
            }

            @Override
            public void blame(Frame frame, Blame blame) {}

            @Override
            public @Nullable ColumnTerm inColumns(Columnar columnar) {
                var constant = Values.constant(value, columnar);
                return constant == null ? null : ColumnTerms.constant(constant);
            }

            @Override
            public Origin origin() {
                return new Origin.Constant(value);
            }
        };
    }

    /** That there is no such day. */
    public static Term never() {
        return new Term() {
            @Override
            public Object value(Frame frame) {
                return Absent.ABSENT;
            }

            @Override
            public void blame(Frame frame, Blame blame) {}
        };
    }

    public static Term leaf(int slot, String name, FactType type) {
        return new Term() {
            @Override
            public @Nullable Object value(Frame frame) {
                return frame.value(slot);
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                var value = frame.value(slot);
                if (value == null) {
                    blame.missing(name);
                } else if (value == Absent.ABSENT) {
                    blame.reason(name + " is recorded as absent");
                } else if (FactValue.imprecise(value)) {
                    blame.roughly(name, name, type, value);
                }
            }

            @Override
            public ColumnTerm inColumns(Columnar columnar) {
                columnar.slot(slot);
                return ColumnTerms.leaf(slot);
            }

            @Override
            public Origin origin() {
                return new Origin.Leaf(slot, type);
            }
        };
    }

    public static Term parameter(int index) {
        return new Term() {
            @Override
            public @Nullable Object value(Frame frame) {
                return frame.parameter(index).value();
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                var choice = frame.parameter(index);
                if (choice.value() == null) {
                    blame.reason("no value of params." + choice.name() + " is stated for the date");
                    blame.cause("params." + choice.name());
                }
            }

            @Override
            public ColumnTerm inColumns(Columnar columnar) {
                columnar.asksParameter(index);
                return ColumnTerms.parameter(index);
            }

            @Override
            public Origin origin() {
                return new Origin.Parameter(index);
            }
        };
    }

    /** A parameter whose values are dated by another leaf than the rule: not the same for a whole stretch of the rule's days. */
    public static Term parameterByOtherDate(int index) {
        var parameter = parameter(index);
        return new Term() {
            @Override
            public @Nullable Object value(Frame frame) {
                return parameter.value(frame);
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                parameter.blame(frame, blame);
            }
        };
    }

    public static Term asOf() {
        return new Term() {
            @Override
            public Object value(Frame frame) {
                return Span.of(frame.asOf());
            }

            @Override
            public void blame(Frame frame, Blame blame) {}

            @Override
            public int slope() {
                return 1;
            }

            @Override
            public ColumnTerm inColumns(Columnar columnar) {
                columnar.asksAsOf();
                return ColumnTerms.asOf();
            }
        };
    }

    /** A list of strings: one that is not known leaves it open, whatever is broken beside it. */
    public static Term list(List<Term> elements) {
        return new Term() {
            @Override
            public @Nullable Object value(Frame frame) {
                var values = new ArrayList<Object>(elements.size());
                Object broken = null;
                for (var element : elements) {
                    var value = element.value(frame);
                    if (value == null) {
                        return null;
                    }
                    broken = broken == null && Clause.broken(value) ? value : broken;
                    values.add(value);
                }
                return broken == null ? FactList.of(values) : broken;
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                elements.forEach(element -> element.blame(frame, blame));
            }

            @Override
            public Origin origin() {
                var texts = new ArrayList<String>();
                for (var element : elements) {
                    if (!(element.origin() instanceof Origin.Constant(String text))) {
                        return Origin.Computed.OTHER;
                    }
                    texts.add(text);
                }
                return new Origin.Constant(FactList.of(texts));
            }
        };
    }

    public static Term choose(Condition condition, Term then, Term otherwise) {
        return new Term() {
            @Override
            public @Nullable Object value(Frame frame) {
                return switch (condition.test(frame)) {
                    case TRUE -> then.value(frame);
                    case FALSE -> otherwise.value(frame);
                    case ERROR -> new Defect("the condition of a choice cannot be computed");
                    case UNKNOWN -> open(then.value(frame), otherwise.value(frame));
                };
            }

            /**
             * Which of them counts is not known: of days and numbers it lies from one to the other, and that there may be none
             * takes no day away.
             */
            private @Nullable Object open(@Nullable Object first, @Nullable Object second) {
                if (first instanceof Span one && second instanceof Span other) {
                    return Operation.EITHER.apply(one, other);
                }
                if (first == Absent.ABSENT || second == Absent.ABSENT) {
                    return first == Absent.ABSENT ? second : first;
                }
                return first != null && !Clause.broken(first) && first.equals(second) ? first : null;
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                switch (condition.test(frame)) {
                    case TRUE -> then.blame(frame, blame);
                    case FALSE -> otherwise.blame(frame, blame);
                    case UNKNOWN, ERROR -> condition.blame(frame, blame);
                }
            }
        };
    }

    /** A function of two known values. */
    public static Term of(Term left, Term right, Operation operation) {
        return new Term() {
            @Override
            public @Nullable Object value(Frame frame) {
                var first = left.value(frame);
                var second = right.value(frame);
                if (first == null || second == null) {
                    return null;
                }
                if (Clause.broken(first)) {
                    return first;
                }
                return Clause.broken(second) ? second : operation.apply(first, second);
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                var mismatch = operation.adds() ? Amounts.mismatch(left.value(frame), right.value(frame)) : null;
                if (mismatch != null) {
                    blame.reason(mismatch);
                    blame.cause(Amounts.TWO);
                } else {
                    Clause.blame(frame, blame, left, right);
                }
            }

            @Override
            public int slope() {
                return operation == Operation.DAYS_BETWEEN ? right.slope() - left.slope() : 0;
            }

            @Override
            public @Nullable ColumnTerm inColumns(Columnar columnar) {
                return ColumnTerms.of(left.inColumns(columnar), right.inColumns(columnar), operation);
            }

            @Override
            public Origin origin() {
                return operation.adds() || operation == Operation.AMOUNT_TIMES
                        ? Origin.Computed.AMOUNTS
                        : Origin.Computed.OTHER;
            }
        };
    }

    /** The fiscal year a date lies in, from 1 October of the year before. */
    public static Term fiscalYear(Term date) {
        return of(date, constant(Span.of(3)), Operation.YEAR_AFTER_MONTHS);
    }

    /** The last day of the calendar year a date lies in. */
    public static Term endOfYear(Term date) {
        return of(date, constant(Span.of(0)), Operation.END_OF_YEAR);
    }

    static @Nullable BigDecimal exact(Amount amount) {
        return amount.exact() ? amount.low() : null;
    }
}
