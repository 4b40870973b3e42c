package org.daylight.rules.evaluation;

import org.daylight.rules.facts.Amount;
import org.daylight.rules.facts.Span;

/** How two values are compared. */
public enum Relation {
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST,
    EQUAL,
    NOT_EQUAL;

    /** How the right stands to the left. */
    Relation turned() {
        return switch (this) {
            case LESS -> MORE;
            case AT_MOST -> AT_LEAST;
            case MORE -> LESS;
            case AT_LEAST -> AT_MOST;
            case EQUAL, NOT_EQUAL -> this;
        };
    }

    /** Of two spans or amounts: whether every value of one stands so to every value of the other, none does, or some. */
    public Truth test(Object left, Object right) {
        if (left instanceof Span first && right instanceof Span second) {
            return spans(first, second);
        }
        if (left instanceof Amount first && right instanceof Amount second) {
            return Amounts.mismatch(first, second) == null ? amounts(first, second) : Truth.UNKNOWN;
        }
        return switch (this) {
            case EQUAL -> Truth.of(left.equals(right));
            case NOT_EQUAL -> Truth.of(!left.equals(right));
            case LESS, AT_MOST, MORE, AT_LEAST -> Truth.ERROR;
        };
    }

    private Truth spans(Span left, Span right) {
        return switch (this) {
            case LESS -> Truth.decided(left.high() < right.low(), left.low() >= right.high());
            case AT_MOST -> Truth.decided(left.high() <= right.low(), left.low() > right.high());
            case MORE -> LESS.spans(right, left);
            case AT_LEAST -> AT_MOST.spans(right, left);
            case EQUAL ->
                Truth.decided(
                        left.exact() && left.equals(right), left.high() < right.low() || left.low() > right.high());
            case NOT_EQUAL -> EQUAL.spans(left, right).not();
        };
    }

    private Truth amounts(Amount left, Amount right) {
        return switch (this) {
            case LESS -> Truth.decided(Amounts.below(left, right), Amounts.notAbove(right, left));
            case AT_MOST -> Truth.decided(Amounts.notAbove(left, right), Amounts.below(right, left));
            case MORE -> LESS.amounts(right, left);
            case AT_LEAST -> AT_MOST.amounts(right, left);
            case EQUAL ->
                Truth.decided(
                        left.exact() && right.exact() && Amounts.notAbove(left, right) && Amounts.notAbove(right, left),
                        Amounts.below(left, right) || Amounts.below(right, left));
            case NOT_EQUAL -> EQUAL.amounts(left, right).not();
        };
    }
}
