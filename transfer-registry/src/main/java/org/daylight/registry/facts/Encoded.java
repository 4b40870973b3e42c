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
        return plain(money.path("amount").asText()) + " "
                + money.path("currency").asText() + " "
                + money.path("basis").asText();
    }

    public static String money(BigDecimal amount, String currency, String basis) {
        return plain(amount) + " " + currency + " " + basis;
    }

    /** {@code 12 EACH}, {@code 12.. EACH}, {@code ..12 EACH}; null for "about", which says no bound to compare with. */
    public static @Nullable String quantity(@Nullable JsonNode quantity) {
        if (quantity == null || !quantity.hasNonNull("amount")) {
            return null;
        }
        var amount = plain(quantity.path("amount").asText());
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

    public static BigDecimal amount(StoredDelivery.Amount moneyOrQuantity) {
        return new BigDecimal(moneyOrQuantity.amount.text());
    }

    /** The same of a decimal as it is stored. Most are whole numbers or have some zeros behind their point. */
    static String plain(String decimal) {
        var point = -1;
        for (var i = 0; i < decimal.length(); i++) {
            var c = decimal.charAt(i);
            if (c == '.' && point < 0 && i > 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return plain(new BigDecimal(decimal));
            }
        }
        if (decimal.isEmpty() || decimal.charAt(0) == '0') {
            return plain(new BigDecimal(decimal));
        }
        var end = decimal.length();
        while (point > 0 && decimal.charAt(end - 1) == '0') {
            end--;
        }
        return decimal.substring(0, end == point + 1 ? point : end);
    }

    /** The same number always reads the same: no exponent, no trailing zeros. */
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
