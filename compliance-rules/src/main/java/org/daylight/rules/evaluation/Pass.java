package org.daylight.rules.evaluation;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * A list that an expression goes through.
 *
 * @param slot of the list
 * @param parts what is looked at for each element, lists inside left out
 * @param days how many of these parts move with asOf
 * @param inner the lists that are gone through for each element
 */
public record Pass(int slot, int parts, int days, List<Pass> inner) {

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
}
