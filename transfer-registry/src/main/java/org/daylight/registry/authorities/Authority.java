package org.daylight.registry.authorities;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Stated;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.daylight.registry.records.RuleWords;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent or drawn down, until when, on which legal basis.
 *
 * @param steps the ceiling in force from day to day, oldest first
 * @param revaluations what was charged and is worth more or less from a day on; before that day nothing changes
 */
public record Authority(
        @NotNull @NaturalKey String code,
        @NotBlank @Size(max = 1000) String title,

        @NotBlank
        @Size(max = 200)
        @Schema(description = "The statute; rules compare it as listed here. " + RuleWords.AUTHORITY_STATUTES)
        String statute,

        @NotNull Kind kind,
        @Nullable @Min(1900) @Max(2999) Integer fiscalYear,
        @Ahead @Nullable ImpreciseDate opensOn,
        @Ahead Stated<ImpreciseDate> expiresOn,
        List<@Valid Step> steps,
        List<@Valid Revaluation> revaluations) {

    public Authority {
        steps = Given.list(steps);
        revaluations = Given.list(revaluations);
    }

    /** Where the articles or the money come from. */
    public enum Kind {
        DRAWDOWN,
        FUNDING
    }

    /**
     * A ceiling in force for a time; each bound as precise as its source.
     *
     * @param from its first day
     * @param to the first day on which this ceiling is no longer in force
     */
    public record Step(
            @NotNull ImpreciseDate from,
            @Ahead @Nullable ImpreciseDate to,
            @NotNull @Valid Money ceiling,
            @NotBlank @Size(max = 1000) String legalBasis) {}

    /**
     * A new valuation of what was charged before.
     *
     * @param on from when it counts
     * @param change what the sum charged changes by: below nought where less was charged than had been booked
     * @param legalBasis by which rule articles are valued so
     * @param statedBy who found it
     */
    public record Revaluation(
            @NotNull ImpreciseDate on,
            @NotNull @Valid Money change,
            @NotBlank @Size(max = 1000) String legalBasis,
            @NotBlank @Size(max = 2000) String statedBy) {}
}
