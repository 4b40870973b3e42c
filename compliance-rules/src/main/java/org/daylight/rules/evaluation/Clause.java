package org.daylight.rules.evaluation;

import java.util.function.BiConsumer;
import org.daylight.rules.facts.Absent;
import org.jspecify.annotations.Nullable;

/** A condition without conditions inside: it is named when it decides. */
abstract class Clause implements Condition {

    private final Place place;

    Clause(Place place) {
        this.place = place;
    }

    @Override
    public void changes(Frame frame, Changes changes) {}

    @Override
    public final void decisive(Frame frame, BiConsumer<Place, Truth> visit) {
        visit.accept(place, test(frame));
    }

    /** The verdict if one of two values cannot be used; null if both can. */
    static @Nullable Truth unusable(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Truth.UNKNOWN;
        }
        return broken(left) || broken(right) ? Truth.ERROR : null;
    }

    static boolean broken(@Nullable Object value) {
        return value == Absent.ABSENT || value instanceof Defect;
    }

    /** Blames the terms that are unknown or broken, or else both for their imprecision. */
    static void blame(Frame frame, Blame blame, Term left, Term right) {
        var first = left.value(frame);
        var second = right.value(frame);
        var unknown = first == null || second == null;
        blame(frame, blame, left, first, unknown);
        blame(frame, blame, right, second, unknown);
    }

    private static void blame(Frame frame, Blame blame, Term term, @Nullable Object value, boolean unknown) {
        if (value instanceof Defect defect) {
            blame.reason(defect.message());
        } else if (!unknown || value == null) {
            term.blame(frame, blame);
        }
    }
}
