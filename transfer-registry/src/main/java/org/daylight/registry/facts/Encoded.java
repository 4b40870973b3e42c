package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How money, quantities and decimals are written in a fact line. */
public final class Encoded {

    private Encoded() {}

    /** {@code 950000000 USD ANNOUNCED_MAXIMUM}. */
    public static @Nullable String money(@Nullable JsonNode money) {
        if (money == null || !money.hasNonNull("amount")) {
            return null;
        }
        return money(
                amount(money),
                money.path("currency").asText(),
                money.path("basis").asText());
    }

    public static String money(BigDecimal amount, String currency, String basis) {
        return plain(amount) + " " + currency + " " + basis;
    }

    /** {@code 12 EACH}, {@code 12.. EACH}, {@code ..12 EACH}; null for "about", which says no bound to compare with. */
    public static @Nullable String quantity(@Nullable JsonNode quantity) {
        if (quantity == null || !quantity.hasNonNull("amount")) {
            return null;
        }
        var amount = plain(amount(quantity));
        var unit = quantity.path("unit").asText();
        return switch (quantity.path("bound").asText("")) {
            case "AT_LEAST" -> amount + ".. " + unit;
            case "AT_MOST" -> ".." + amount + " " + unit;
            case "ABOUT" -> null;
            default -> amount + " " + unit;
        };
    }

    public static BigDecimal amount(JsonNode moneyOrQuantity) {
        return new BigDecimal(moneyOrQuantity.path("amount").asText());
    }

    /** The same number always reads the same: no exponent, no trailing zeros. */
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
