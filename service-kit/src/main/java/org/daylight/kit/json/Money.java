package org.daylight.kit.json;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount of money on a stated basis. Amounts of different currencies or bases are never added or compared.
 *
 * @param amount a decimal, written as text
 * @param currency ISO 4217
 * @param basis what the amount means
 */
public record Money(
        @NotNull @Schema(examples = "12.50") BigDecimal amount,

        @NotNull
        @CodeOf(value = CurrencyCode.class, message = "must be a currency code of ISO 4217, such as USD")
        @Schema(implementation = CurrencyCode.class, type = SchemaType.STRING, required = true)
        String currency,

        @NotNull
        @CodeOf(MoneyBasis.class)
        @Schema(implementation = MoneyBasis.class, type = SchemaType.STRING, required = true)
        String basis) {

    /** As fact lines carry it: {@code 950000000 USD ANNOUNCED_MAXIMUM}. */
    public String text() {
        return amount.toPlainString() + " " + currency + " " + basis;
    }

    public boolean comparableWith(Money other) {
        return currency.equals(other.currency) && basis.equals(other.basis);
    }

    @Override
    public String toString() {
        return text();
    }
}
