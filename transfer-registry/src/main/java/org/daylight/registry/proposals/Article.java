package org.daylight.registry.proposals;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.daylight.kit.json.CodeOf;
import org.daylight.kit.json.Stated;
import org.daylight.registry.records.UnrocaCategory;
import org.daylight.registry.records.UsmlCategory;
import org.daylight.registry.records.WassenaarCategory;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the article is, where the line of a transfer does not say it.
 *
 * @param classified whether it is classified, under whatever category of the munitions list
 * @param cluster whether it is a cluster munition
 * @param functioningShare the share that functions as tested, 0 to 1
 * @param unexplodedShare the share left unexploded, across the intended environments, 0 to 1
 */
public record Article(
        @Nullable @Size(min = 1, max = 1000) String designation,

        @Nullable @CodeOf(UsmlCategory.class) @Schema(implementation = UsmlCategory.class, type = SchemaType.STRING)
        String usmlCategory,

        @Nullable @CodeOf(UnrocaCategory.class) @Schema(implementation = UnrocaCategory.class, type = SchemaType.STRING)
        String unrocaCategory,

        @Nullable
        @CodeOf(WassenaarCategory.class)
        @Schema(implementation = WassenaarCategory.class, type = SchemaType.STRING)
        String wassenaarCategory,

        @Nullable @Size(min = 1, max = 100) String capabilityClass,
        @Nullable Boolean mde,
        @Nullable Boolean sme,
        @Nullable Boolean classified,
        @Nullable Boolean enhancedMonitoring,
        @Nullable Boolean cluster,
        Stated<@PositiveOrZero @DecimalMax("1") BigDecimal> functioningShare,
        Stated<@PositiveOrZero @DecimalMax("1") BigDecimal> unexplodedShare,
        Stated<@PositiveOrZero Integer> rangeKm,
        Stated<@PositiveOrZero Integer> payloadKg,
        Stated<@PositiveOrZero Integer> speedKmh,
        @Nullable Boolean unmannedAircraft) {}
