package org.daylight.rules.evaluation;

import java.util.function.BiFunction;
import org.daylight.rules.facts.FactValue;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** The terms that count working days, by a calendar whose closed days may not all be known. */
public final class WorkingDayTerms {

    private WorkingDayTerms() {}

    /** Working days from one date to another; asOf may be one of them. */
    public static Term between(Term from, Term to, WorkingCalendar calendar) {
        return new Term() {
            @Override
            public @Nullable Object value(Frame frame) {
                return known(from, to, frame, calendar::between);
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                Clause.blame(frame, blame, from, to);
                doubt(frame, blame, this, from, to, calendar);
            }

            @Override
            public int slope() {
                return to.slope() - from.slope();
            }

            @Override
            public void meetings(Frame frame, Span other, Changes changes) {
                var since = slope() > 0 ? from : to;
                if (since.value(frame) instanceof Span day) {
                    calendar.changes(day, slope() * other.low(), frame.asOf(), changes);
                    calendar.changes(day, slope() * other.high(), frame.asOf(), changes);
                }
            }
        };
    }

    /** The working day that many working days after a date. */
    public static Term after(Term date, Term number, WorkingCalendar calendar) {
        return new Term() {
            @Override
            public @Nullable Object value(Frame frame) {
                return known(date, number, frame, calendar::add);
            }

            @Override
            public void blame(Frame frame, Blame blame) {
                Clause.blame(frame, blame, date, number);
                doubt(frame, blame, this, date, number, calendar);
            }
        };
    }

    private static void doubt(Frame frame, Blame blame, Term result, Term left, Term right, WorkingCalendar calendar) {
        var exact = !FactValue.imprecise(left.value(frame)) && !FactValue.imprecise(right.value(frame));
        if (exact && FactValue.imprecise(result.value(frame))) {
            blame.reason(calendar.doubt());
            blame.cause("set " + calendar.name());
        }
    }

    /** A function of two spans, or what stands for the one that has no value. */
    private static @Nullable Object known(Term left, Term right, Frame frame, BiFunction<Span, Span, Object> function) {
        var first = left.value(frame);
        var second = right.value(frame);
        if (first == null || second == null) {
            return null;
        }
        if (first instanceof Span one && second instanceof Span other) {
            return function.apply(one, other);
        }
        return Clause.broken(first) ? first : second;
    }
}
