package org.daylight.rules.language;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.rules.evaluation.Relation;
import org.daylight.rules.evaluation.Truth;
import org.daylight.rules.facts.Amount;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** What a value can be, whatever the facts: numbers and days from … to …, an amount from … to …, or one of some texts. */
sealed interface Interval {

    /** A whole number, days or a date. */
    record Numbers(Span span) implements Interval {}

    /** Money, a quantity or a decimal. */
    record Amounts(Amount amount) implements Interval {}

    record Texts(Set<String> among) implements Interval {}

    static @Nullable Interval of(@Nullable Object value) {
        return switch (value) {
            case Span span -> new Numbers(span);
            case Amount amount -> new Amounts(amount);
            case String text -> new Texts(Set.of(text));
            case null, default -> null;
        };
    }

    /** Where both can be; null if they cannot be put together. */
    static @Nullable Interval hull(Interval one, Interval other) {
        return switch (one) {
            case Numbers(var a)
            when other instanceof Numbers(var b) ->
                new Numbers(new Span(Math.min(a.low(), b.low()), Math.max(a.high(), b.high())));
            case Amounts(var a)
            when other instanceof Amounts(var b) && sameKind(a, b) ->
                new Amounts(new Amount(
                        a.low() == null || b.low() == null ? null : a.low().min(b.low()),
                        a.high() == null || b.high() == null ? null : a.high().max(b.high()),
                        a.unit(),
                        a.basis()));
            case Texts(var a)
            when other instanceof Texts(var b) -> {
                var among = new TreeSet<>(a);
                among.addAll(b);
                yield new Texts(among);
            }
            case Numbers _, Amounts _, Texts _ -> null;
        };
    }

    /** Whether every value of one stands so to every value of the other, none does, or some. */
    static Truth compare(Relation relation, Interval one, Interval other) {
        return switch (one) {
            case Numbers(var a) when other instanceof Numbers(var b) -> relation.test(a, b);
            case Amounts(var a) when other instanceof Amounts(var b) && sameKind(a, b) -> relation.test(a, b);
            case Texts(var a) when other instanceof Texts(var b) -> texts(relation, a, b);
            case Numbers _, Amounts _, Texts _ -> Truth.UNKNOWN;
        };
    }

    /** What is left of a value (null = it can be anything) that stands so to another. */
    static @Nullable Interval narrowed(@Nullable Interval value, Relation relation, Interval other) {
        var bound = bound(relation, other);
        if (value == null || bound == null) {
            return value == null ? bound : value;
        }
        return switch (value) {
            case Numbers(var a)
            when bound instanceof Numbers(var b) ->
                a.high() < b.low() || b.high() < a.low()
                        ? value
                        : new Numbers(new Span(Math.max(a.low(), b.low()), Math.min(a.high(), b.high())));
            case Amounts(var a)
            when bound instanceof Amounts(var b) && sameKind(a, b) ->
                new Amounts(new Amount(
                        a.low() == null || b.low() == null
                                ? (a.low() == null ? b.low() : a.low())
                                : a.low().max(b.low()),
                        a.high() == null || b.high() == null
                                ? (a.high() == null ? b.high() : a.high())
                                : a.high().min(b.high()),
                        a.unit(),
                        a.basis()));
            case Texts(var a)
            when bound instanceof Texts(var b) -> {
                var among = new TreeSet<>(a);
                among.retainAll(b);
                yield among.isEmpty() ? value : new Texts(among);
            }
            case Numbers _, Amounts _, Texts _ -> value;
        };
    }

    private static @Nullable Interval bound(Relation relation, Interval other) {
        return switch (other) {
            case Numbers(var span) ->
                switch (relation) {
                    case LESS -> new Numbers(new Span(Long.MIN_VALUE, span.high() - 1));
                    case AT_MOST -> new Numbers(new Span(Long.MIN_VALUE, span.high()));
                    case MORE -> new Numbers(new Span(span.low() + 1, Long.MAX_VALUE));
                    case AT_LEAST -> new Numbers(new Span(span.low(), Long.MAX_VALUE));
                    case EQUAL -> other;
                    case NOT_EQUAL -> null;
                };
            case Amounts(var amount) ->
                switch (relation) {
                    case LESS, AT_MOST -> amounts(null, amount.high(), amount);
                    case MORE, AT_LEAST -> amounts(amount.low(), null, amount);
                    case EQUAL -> other;
                    case NOT_EQUAL -> null;
                };
            case Texts _ -> relation == Relation.EQUAL ? other : null;
        };
    }

    private static Interval amounts(@Nullable BigDecimal low, @Nullable BigDecimal high, Amount like) {
        return new Amounts(new Amount(low, high, like.unit(), like.basis()));
    }

    private static Truth texts(Relation relation, Set<String> one, Set<String> other) {
        var apart = one.stream().noneMatch(other::contains);
        var same = one.size() == 1 && one.equals(other);
        return switch (relation) {
            case EQUAL -> apart ? Truth.FALSE : same ? Truth.TRUE : Truth.UNKNOWN;
            case NOT_EQUAL -> apart ? Truth.TRUE : same ? Truth.FALSE : Truth.UNKNOWN;
            case LESS, AT_MOST, MORE, AT_LEAST -> Truth.UNKNOWN;
        };
    }

    private static boolean sameKind(Amount one, Amount other) {
        var anyBasis = Amount.ANY_BASIS.equals(one.basis()) || Amount.ANY_BASIS.equals(other.basis());
        return one.unit().equals(other.unit())
                && (anyBasis || String.valueOf(one.basis()).equals(String.valueOf(other.basis())));
    }

    /** For a reader: "15 days to 30 days", "at most 3". */
    default String text(@Nullable FactType type) {
        return switch (this) {
            case Numbers(var span) -> numbers(span, type);
            case Amounts(var amount) -> amount.toString();
            case Texts(var among) -> String.join(" or ", among);
        };
    }

    private static String numbers(Span span, @Nullable FactType type) {
        var shown = type == FactType.DATE || type == FactType.DAYS ? type : FactType.INT;
        var low = FactValue.text(shown, Span.of(Math.max(span.low(), Span.OPEN_START)));
        var high = FactValue.text(shown, Span.of(Math.min(span.high(), Span.OPEN_END)));
        if (span.exact()) {
            return low;
        }
        if (span.low() == Long.MIN_VALUE) {
            return (type == FactType.DATE ? "up to " : "at most ") + high;
        }
        return span.high() == Long.MAX_VALUE
                ? (type == FactType.DATE ? "from " + low + " on" : "at least " + low)
                : low + " to " + high;
    }
}
