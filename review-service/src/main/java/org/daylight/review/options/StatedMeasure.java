package org.daylight.review.options;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.CodeOf;
import org.daylight.kit.json.CurrencyCode;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.MoneyBasis;
import org.daylight.kit.json.Quantity;
import org.daylight.review.projection.Measure.Period;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One measure of an option. Which fields it takes depends on its kind; one that it does not take is refused.
 *
 * @param transfers all that is yet to come under these; with deliveries: these as well. HOLD, RELEASE, SLOW, SPEED, SUBSTITUTE,
 *     DIVERT, CAP; CHARGE takes one
 * @param deliveries by reference; RESEQUENCE takes them in the order wanted
 * @param everything all that is yet to come in the scope, instead of naming transfers or deliveries
 * @param capabilityClasses only of these
 * @param from the first day that it acts on; left out = the day after asOf. HOLD, SLOW, SPEED
 * @param until the last day of a HOLD; left out = no end is stated
 * @param on the day of a RELEASE, left out = the day after asOf; the day of a CHARGE, left out = that of the recorded charges
 * @param days SLOW, SPEED: so many later or sooner
 * @param factor SLOW, SPEED: what lies between from and the planned day takes so many times as long, or as many times less
 * @param hold RELEASE: the reference of the hold that is released
 * @param substitute SUBSTITUTE: what comes instead
 * @param per CAP: the calendar period; with quantity or amount
 * @param amount CAP: the most in a period; CHARGE: a new charge, left out = the recorded charges move
 * @param objective REPLAN: its reference; DIVERT: the one that it counts for instead
 * @param startsOn REPLAN: as precise as is known, with a first day and a last one; left out = as the latest baseline
 * @param points REPLAN: the new plan, whose dates are as precise as is known and have a last day; what they leave open is a range
 *     or not known
 * @param unit REPLAN: the unit that the new plan counts; without unit, value and index it counts what the latest baseline does
 * @param value REPLAN: the money whose amounts the new plan counts
 * @param index REPLAN: the index that the new plan counts by
 * @param authority CHARGE: the code of the authority that is charged instead
 * @param partner DIVERT: the code of the partner of that objective
 * @param under DIVERT: the reference of a transfer to that partner under which it comes; left out = not known
 */
@Schema(name = "OptionMeasure")
record StatedMeasure(
        @NotNull Kind kind,
        @Size(max = 500) List<@NotBlank String> transfers,
        @Size(max = 500) List<@NotBlank String> deliveries,
        @Nullable Boolean everything,
        @Size(max = 50) List<@NotBlank String> capabilityClasses,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate on,
        @Nullable @Min(1) @Max(3660) Integer days,

        @Nullable @DecimalMin(value = "1", inclusive = false) @DecimalMax("100")
        BigDecimal factor,

        @Nullable @Size(max = 200) String hold,
        @Nullable @Valid Instead substitute,
        @Nullable Period per,
        @Nullable @Valid Quantity quantity,
        @Nullable @Valid Money amount,
        @Nullable @Size(max = 200) String objective,
        @Nullable ImpreciseDate startsOn,
        @Size(max = 200) List<@Valid PlanPoint> points,
        @Nullable @Size(max = 40) String unit,
        @Nullable @Valid PlanValue value,
        @Nullable @Size(max = 40) String index,
        @Nullable @Size(max = 200) String authority,
        @Nullable @Size(max = 20) String partner,
        @Nullable @Size(max = 200) String under) {

    /** What is done. */
    @Schema(name = "OptionMeasureKind")
    enum Kind {
        HOLD,
        RELEASE,
        SLOW,
        SPEED,
        RESEQUENCE,
        SUBSTITUTE,
        DIVERT,
        CAP,
        REPLAN,
        CHARGE
    }

    /**
     * What comes instead.
     *
     * @param perUnit how many come for each unit; left out = one
     * @param unitValue what one is worth; left out = not known
     * @param indexes what one counts for by indexes; one that is left out = not known
     */
    @Schema(name = "OptionSubstitute")
    record Instead(
            @NotBlank @Size(max = 100) String capabilityClass,
            @Nullable @Size(max = 500) String designation,
            @Nullable @Positive BigDecimal perUnit,
            @Nullable @Valid Money unitValue,
            @Size(max = 20) List<@Valid InsteadIndex> indexes) {

        Instead {
            indexes = List.copyOf(indexes);
        }
    }

    /** What one of a substitute counts for by an index, such as TIV. */
    @Schema(name = "OptionSubstituteIndex")
    record InsteadIndex(
            @NotBlank @Size(max = 40) String name,
            @NotNull @PositiveOrZero BigDecimal perUnit) {}

    /** Amounts of a currency on a basis. */
    @Schema(name = "OptionPlanValue")
    record PlanValue(
            @NotNull
            @CodeOf(value = CurrencyCode.class, message = "must be a currency code of ISO 4217, such as USD")
            @Schema(implementation = CurrencyCode.class, type = SchemaType.STRING, required = true)
            String currency,

            @NotNull
            @CodeOf(MoneyBasis.class)
            @Schema(implementation = MoneyBasis.class, type = SchemaType.STRING, required = true)
            String basis) {}

    /** So much is wanted in all by a day. */
    @Schema(name = "OptionPlanPoint")
    record PlanPoint(
            @NotNull ImpreciseDate on,

            @NotNull @PositiveOrZero @Schema(examples = "12")
            BigDecimal cumulative) {}

    StatedMeasure {
        transfers = List.copyOf(transfers);
        deliveries = List.copyOf(deliveries);
        capabilityClasses = List.copyOf(capabilityClasses);
        points = List.copyOf(points);
    }

    boolean all() {
        return Boolean.TRUE.equals(everything);
    }
}
