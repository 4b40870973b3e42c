package org.daylight.rules.evaluation;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * A list that an expression goes through.
 *
 * @param slot of the list
 * @param parts what is looked at for each element, lists inside left out
 * @param days how many of these parts move with asOf, on days that are other ones for each element
 * @param pairs how many move on days that are other ones for each element together with each of the list around it
 * @param inner the lists that are gone through for each element
 */
public record Pass(int slot, int parts, int days, int pairs, List<Pass> inner) {

    public Pass {
        inner = List.copyOf(inner);
    }

    Stream<Integer> slots() {
        return Stream.concat(Stream.of(slot), inner.stream().flatMap(Pass::slots));
    }

    /** @param sizes how many elements the list in a slot has */
    long steps(IntUnaryOperator sizes) {
        var size = sizes.applyAsInt(slot);
        var each = (long) parts;
        if (size > 0) {
            for (var pass : inner) {
                each += pass.steps(sizes);
            }
        }
        return size * each;
    }

    /**
     * How many parts move with asOf on days of their own: the elements of an inner list have the same days within each of the outer.
     *
     * @param sizes how many elements the list in a slot has
     */
    long moving(IntUnaryOperator sizes) {
        return moving(sizes, 0);
    }

    private long moving(IntUnaryOperator sizes, int around) {
        var size = sizes.applyAsInt(slot);
        if (size == 0) {
            return 0;
        }
        var each = days + (long) pairs * around;
        var within = 0L;
        for (var pass : inner) {
            within += pass.moving(sizes, size);
        }
        return size * each + within;
    }
}
