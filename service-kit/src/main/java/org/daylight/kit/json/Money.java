package org.daylight.kit.json;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount of money on a stated basis. Amounts of different currencies or bases are never added or compared.
 *
 * @param amount a decimal, written as text
 * @param currency ISO 4217
 * @param basis what the amount means, such as CONTRACT or ANNOUNCED_MAXIMUM
 */
public record Money(
        @NotNull @Schema(examples = "12.50") BigDecimal amount,

        @NotNull
        @Pattern(regexp = "[A-Z]{3}", message = "must be a currency code of ISO 4217, such as USD")
        @Schema(examples = "USD")
        String currency,

        @NotNull
        @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}", message = "must say what the amount means, such as CONTRACT")
        @Schema(examples = "CONTRACT")
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
