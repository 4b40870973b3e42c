package org.daylight.kit.json;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How much of something.
 *
 * @param amount a decimal, written as text
 * @param unit what is counted, such as EACH or ROUND
 * @param bound how the amount is meant; left out for exactly that much
 */
public record Quantity(
        @NotNull @PositiveOrZero @Schema(examples = "12") BigDecimal amount,

        @NotNull
        @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}", message = "must be a unit in capitals, such as EACH")
        @Schema(examples = "EACH")
        String unit,

        @Nullable Bound bound) {

    public enum Bound {
        EXACT,
        ABOUT,
        AT_LEAST,
        AT_MOST
    }

    public static Quantity of(BigDecimal amount, String unit) {
        return new Quantity(amount, unit, null);
    }

    public Bound meant() {
        return bound == null ? Bound.EXACT : bound;
    }

    /** As fact lines carry it: {@code 12 EACH}, {@code 300000.. EACH}, {@code ..300000 EACH}, {@code ~12 EACH}. */
    public String text() {
        var number = amount.toPlainString();
        return switch (meant()) {
                    case EXACT -> number;
                    case ABOUT -> "~" + number;
                    case AT_LEAST -> number + "..";
                    case AT_MOST -> ".." + number;
                }
                + " "
                + unit;
    }

    @Override
    public String toString() {
        return text();
    }
}
