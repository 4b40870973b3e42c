package org.daylight.rules.evaluation;

import java.math.BigDecimal;
import org.daylight.rules.facts.Amount;
import org.jspecify.annotations.Nullable;

/** Arithmetic and comparison of amounts: never across currencies, units or bases. */
final class Amounts {

    /** Named as what leaves an answer open. */
    static final String TWO = "two amounts";

    private Amounts() {}

    /** Why two amounts cannot be compared or added; null if they can, or are not two amounts. */
    static @Nullable String mismatch(@Nullable Object left, @Nullable Object right) {
        if (!(left instanceof Amount first && right instanceof Amount second)) {
            return null;
        }
        if (first.unit().isEmpty() || second.unit().isEmpty()) {
            return null; // two decimals, or one is nothing
        }
        if (!first.unit().equals(second.unit())) {
            var currencies = first.basis() != null || second.basis() != null;
            return (currencies ? "currencies" : "units") + " differ: " + first.unit() + " against " + second.unit();
        }
        return sameBasis(first.basis(), second.basis())
                ? null
                : "bases differ: " + stated(first.basis()) + " against " + stated(second.basis());
    }

    /** Every value of the left is below every value of the right. */
    static boolean below(Amount left, Amount right) {
        return left.high() != null && right.low() != null && left.high().compareTo(right.low()) < 0;
    }

    /** No value of the left is above any value of the right. */
    static boolean notAbove(Amount left, Amount right) {
        return left.high() != null && right.low() != null && left.high().compareTo(right.low()) <= 0;
    }

    static Amount plus(Amount left, Amount right) {
        var unit = left.unit().isEmpty() ? right.unit() : left.unit();
        return new Amount(sum(left.low(), right.low()), sum(left.high(), right.high()), unit, basis(left, right));
    }

    static Amount minus(Amount left, Amount right) {
        var negative = new Amount(negated(right.high()), negated(right.low()), right.unit(), right.basis());
        return plus(left, negative);
    }

    /** A share of an amount; the factor is exact. */
    static Amount times(Amount amount, BigDecimal factor) {
        var low = amount.low() == null ? null : amount.low().multiply(factor);
        var high = amount.high() == null ? null : amount.high().multiply(factor);
        return factor.signum() < 0
                ? new Amount(high, low, amount.unit(), amount.basis())
                : new Amount(low, high, amount.unit(), amount.basis());
    }

    private static boolean sameBasis(@Nullable String left, @Nullable String right) {
        if (Amount.ANY_BASIS.equals(left) || Amount.ANY_BASIS.equals(right)) {
            return true;
        }
        return left == null ? right == null : left.equals(right);
    }

    private static @Nullable String basis(Amount left, Amount right) {
        return Amount.ANY_BASIS.equals(left.basis()) ? right.basis() : left.basis();
    }

    private static String stated(@Nullable String basis) {
        return basis == null ? "none stated" : basis;
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        return left == null || right == null ? null : left.add(right);
    }

    private static @Nullable BigDecimal negated(@Nullable BigDecimal number) {
        return number == null ? null : number.negate();
    }
}
