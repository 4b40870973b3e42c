package org.daylight.rules.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money, a quantity or a plain decimal, somewhere from low to high, both included.
 *
 * @param low null = no lower bound is known
 * @param high null = no upper bound is known
 * @param unit currency or unit; empty for a plain decimal
 * @param basis how money was valued; null = not stated, or not money
 */
public record Amount(
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        String unit,
        @Nullable String basis) {

    /** The basis of a parameter or literal that is to be compared with amounts on every basis. */
    public static final String ANY_BASIS = "ANY";

    /** What no amounts come to: zero of whatever it is held against. No fact line can state it. */
    public static final Amount NOTHING = new Amount(BigDecimal.ZERO, BigDecimal.ZERO, "", ANY_BASIS);

    /** The register's amounts have up to 44: a sign, 30 digits, a point, 12 places. Two multiplied have 86, sums some more. */
    private static final int MOST_CHARACTERS = 128;

    /**
     * Reads a plain decimal: "0.1", "0.067..0.08".
     *
     * @throws IllegalArgumentException with a sentence that says how to mend the text
     */
    public static Amount decimal(String text) {
        return ranged(text, text, "0.1", "", null);
    }

    /**
     * Reads money: "14000000 USD CONTRACT".
     *
     * @throws IllegalArgumentException with a sentence that says how to mend the text
     */
    public static Amount money(String text) {
        var first = text.indexOf(' ');
        var second = first < 0 ? -1 : text.indexOf(' ', first + 1);
        var currency = first < 0 ? "" : text.substring(first + 1, second < 0 ? text.length() : second);
        if (currency.length() != 3 || !isCapital(currency, 0) || !isCapital(currency, 1) || !isCapital(currency, 2)) {
            throw new IllegalArgumentException(
                    "'%s' is not money; write 14000000 USD CONTRACT (amount, currency, basis)".formatted(text));
        }
        return ranged(text.substring(0, first), text, "12", currency, second < 0 ? null : text.substring(second + 1));
    }

    private static boolean isCapital(String text, int at) {
        return text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
    }

    /**
     * Reads a quantity: "12 EACH", "300000.. EACH".
     *
     * @throws IllegalArgumentException with a sentence that says how to mend the text
     */
    public static Amount quantity(String text) {
        var space = text.indexOf(' ');
        if (space < 1 || space == text.length() - 1) {
            throw new IllegalArgumentException(
                    "'%s' is not a quantity; write 12 EACH, 300000.. EACH, ..300000 EACH or 10..12 EACH"
                            .formatted(text));
        }
        return ranged(text.substring(0, space), text, "12", text.substring(space + 1), null);
    }

    public boolean exact() {
        return low != null && high != null && low.compareTo(high) == 0;
    }

    public Amount onBasis(String stated) {
        return new Amount(low, high, unit, stated);
    }

    /** With bounds that are written without trailing zeros. */
    Amount plain() {
        return new Amount(
                low == null ? null : low.stripTrailingZeros(),
                high == null ? null : high.stripTrailingZeros(),
                unit,
                basis);
    }

    @Override
    public String toString() {
        var number = exact() ? plain(low) : plain(low) + ".." + plain(high);
        return unit.isEmpty() ? number : number + " " + unit + (basis == null ? "" : " " + basis);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static Amount ranged(String number, String text, String like, String unit, @Nullable String basis) {
        var dots = number.indexOf("..");
        if (dots < 0) {
            var exact = number(number, text, like);
            return new Amount(exact, exact, unit, basis);
        }
        var low = dots == 0 ? null : number(number.substring(0, dots), text, like);
        var high = dots + 2 == number.length() ? null : number(number.substring(dots + 2), text, like);
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw new IllegalArgumentException(
                    "'%s' ends below its start; write the lower bound first".formatted(text));
        }
        return new Amount(low, high, unit, basis);
    }

    private static BigDecimal number(String number, String text, String like) {
        if (number.length() <= MOST_CHARACTERS) {
            try {
                if (number.indexOf('e') < 0 && number.indexOf('E') < 0) {
                    return new BigDecimal(number);
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'%s' holds no number; write it like %s".formatted(text, like), e);
            }
        }
        throw new IllegalArgumentException("'%s' holds no number; write it like %s".formatted(text, like));
    }
}
