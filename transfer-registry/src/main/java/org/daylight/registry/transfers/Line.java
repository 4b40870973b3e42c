package org.daylight.registry.transfers;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.daylight.kit.json.CodeOf;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Quantity;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.UnrocaCategory;
import org.daylight.registry.records.UsmlCategory;
import org.daylight.registry.records.WassenaarCategory;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One item or service of a transfer. What is not known is left out.
 *
 * @param number how deliveries name it
 * @param mde major defense equipment
 * @param sme significant military equipment
 * @param classified whether the article is classified, under whatever category of the munitions list
 */
public record Line(
        @NotNull @Positive Integer number,
        @NotBlank @Size(max = 1000) String designation,

        @Nullable @CodeOf(UsmlCategory.class) @Schema(implementation = UsmlCategory.class, type = SchemaType.STRING)
        String usmlCategory,

        @Nullable @CodeOf(UnrocaCategory.class) @Schema(implementation = UnrocaCategory.class, type = SchemaType.STRING)
        String unrocaCategory,

        @Nullable
        @CodeOf(WassenaarCategory.class)
        @Schema(implementation = WassenaarCategory.class, type = SchemaType.STRING)
        String wassenaarCategory,

        @Nullable @Size(max = 100) String capabilityClass,
        @Nullable Boolean mde,
        @Nullable Boolean sme,
        @Nullable Boolean classified,
        @Nullable Boolean enhancedMonitoring,
        @Nullable @PositiveOrZero BigDecimal rangeKm,
        @Nullable @PositiveOrZero BigDecimal payloadKg,
        @Nullable @Valid Quantity quantity,
        List<@Valid Money> values,
        List<@Valid Index> indexes) {

    public Line {
        values = Given.list(values);
        indexes = Given.list(indexes);
    }

    /**
     * What one unit counts in an index of military value.
     *
     * @param name of the index, such as TIV
     * @param statedBy who says so
     */
    public record Index(
            @NotBlank @Size(max = 40) String name,
            @NotNull @PositiveOrZero BigDecimal perUnit,
            @NotBlank @Size(max = 300) String statedBy) {}
}
