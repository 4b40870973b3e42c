package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.daylight.rules.facts.FactList;
import org.jspecify.annotations.Nullable;

/**
 * What a revision may spend on going through the lists of one line, counted before it begins: elements times parts, and that
 * times the days that are tried for a next change. Counted rather than timed, so that every machine gives the same answer.
 */
public final class Effort {

    static final String TOO_MUCH = "the lists of this line are too long for what the rule asks of each element";

    /** Some milliseconds; two lists of 500, one within the other, with two comparisons. */
    private static final long MOST_STEPS = 2_000_000;

    /** With the days that are tried: a tenth of a second. */
    static final long MOST_TRIED = 20_000_000;

    /** A comparison with an imprecise date may change around four days, on each of three. */
    private static final int TRIED = 12;

    private final List<Pass> passes = new ArrayList<>();
    private int days;

    /** A list that is gone through by itself, not for each element of another. */
    public void add(Pass pass) {
        passes.add(pass);
    }

    /** So many more parts outside of lists move with asOf. */
    public void moves(int parts) {
        days += parts;
    }

    /** Whether what goes through a list is in error about this line. */
    public boolean isTooMuch(Frame frame) {
        return isTooMuch(sizes(frame));
    }

    /** Whether no list of so many elements is too long. */
    boolean allows(int elements) {
        return !isTooMuch(_ -> elements);
    }

    /** How many steps one look at a line takes. */
    long steps(Frame frame) {
        return steps(sizes(frame));
    }

    private static IntUnaryOperator sizes(Frame frame) {
        return slot -> size(frame.value(slot));
    }

    /** A list that is not known is asked about once, for what else it would need. */
    private static int size(@Nullable Object value) {
        return value instanceof FactList list ? list.size() : value == null ? 1 : 0;
    }

    private long steps(IntUnaryOperator sizes) {
        var steps = 0L;
        for (var pass : passes) {
            steps += pass.steps(sizes);
        }
        return steps;
    }

    /** Of the lists that it goes through, those inside of others included. */
    List<Integer> slots() {
        return passes.stream().flatMap(Pass::slots).toList();
    }

    private boolean isTooMuch(IntUnaryOperator sizes) {
        var steps = steps(sizes);
        long moving = days;
        for (var pass : passes) {
            moving += pass.moving(sizes);
        }
        return steps > MOST_STEPS || steps * (1 + TRIED * moving) > MOST_TRIED;
    }
}
