package org.daylight.registry.plans;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.CodeOf;
import org.daylight.kit.json.CurrencyCode;
import org.daylight.kit.json.MoneyBasis;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.Milestone;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it was stated, counted at one milestone in one measure: a unit, a value on one basis, or an index.
 *
 * @param number 1 for the first of its class, or of the whole, then consecutive
 * @param reason why the plan changed; needed from the second of its class, or of the whole, on
 * @param capabilityClass what is planned of it, as lines of transfers say their class; left out where all that comes is planned
 * @param unit in which pieces are counted; left out where value or index says what is
 * @param value in which money, and what it means
 * @param index the index of military value, such as TIV, that lines of transfers state for a unit
 * @param startsOn before it nothing is planned; as precise as its source, with a first day and a last one
 * @param points how much in all by when, in order and none before startsOn; a date is as precise as its source, and has a last
 *     day
 * @param lateTolerance how far behind is tolerated, as a share of the whole quantity
 * @param earlyTolerance how far ahead is tolerated, as a share of the whole quantity
 */
public record Baseline(
        @NotNull @Positive Integer number,
        @NotNull ImpreciseDate statedOn,
        @Nullable @Size(max = 2000) String reason,
        @NotNull Milestone milestone,

        @Nullable
        @Size(max = 100)
        @Pattern(
                regexp = "\\S(?:.*\\S)?",
                message = "must be a capability class as lines of transfers name it, with no blank around it")
        String capabilityClass,

        @Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}", message = "must be a unit in capitals, such as EACH")
        String unit,

        @Nullable @Valid InMoney value,

        @Nullable @Pattern(regexp = "\\S{1,40}", message = "must be the name of an index, such as TIV")
        String index,

        @NotNull Interpolation interpolation,
        @Ahead @NotNull ImpreciseDate startsOn,
        @NotEmpty List<@Valid Point> points,
        @Nullable @PositiveOrZero BigDecimal lateTolerance,
        @Nullable @PositiveOrZero BigDecimal earlyTolerance,
        @Nullable @PositiveOrZero BigDecimal leastScheduleIndex) {

    public Baseline {
        points = Given.list(points);
    }

    /** Whether both plan the same: all that comes, or one class of it. */
    boolean plansTheSame(Baseline other) {
        return Objects.equals(capabilityClass, other.capabilityClass);
    }

    /** How it is spoken of: of each class there is a first one. */
    String named() {
        return capabilityClass == null ? "baseline " + number : "baseline %d of %s".formatted(number, capabilityClass);
    }

    /** How many of unit, value and index it says. */
    int measures() {
        return (unit == null ? 0 : 1) + (value == null ? 0 : 1) + (index == null ? 0 : 1);
    }

    /**
     * That amounts of one currency and meaning are counted.
     *
     * @param currency ISO 4217
     * @param basis what the amounts mean
     */
    @Schema(name = "BaselineValue")
    public record InMoney(
            @NotNull
            @CodeOf(value = CurrencyCode.class, message = "must be a currency code of ISO 4217, such as USD")
            @Schema(implementation = CurrencyCode.class, type = SchemaType.STRING, required = true)
            String currency,

            @NotNull
            @CodeOf(MoneyBasis.class)
            @Schema(implementation = MoneyBasis.class, type = SchemaType.STRING, required = true)
            String basis) {}

    /** What is planned between two points. */
    public enum Interpolation {
        LINEAR,
        STEPS
    }

    /**
     * How much in all by when.
     *
     * @param on so much is planned for certain from its last day on, and perhaps from its first
     */
    public record Point(
            @Ahead @NotNull ImpreciseDate on,
            @NotNull @PositiveOrZero BigDecimal cumulative) {}
}
