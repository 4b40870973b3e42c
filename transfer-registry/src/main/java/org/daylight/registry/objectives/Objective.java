package org.daylight.registry.objectives;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.date.OfDay;
import org.daylight.kit.date.Since;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Quantity;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.plans.Baseline;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * A stated objective and what it allows.
 *
 * @param partnerStatement the partner's own objective in its words
 * @param partnerMatch 0 opposed, 1 divergent aim, 2 same aim and different limits, 3 differences managed in writing, 4
 *     same in writing
 * @param divergences where the two differ; may be empty only with a reason
 * @param baselines the plans as stated, oldest first; re-planning adds one and overwrites none
 * @param authority the code of the authority that pays
 * @param endedOn since when it is superseded or ended
 * @param reviewCadence a recurrence rule of RFC 5545
 * @param contentTolerance which share of what is delivered may lie outside the planned mix, also with classes weighted by how
 *     sensitive they are; the house's tolerance unless said, as of the others
 * @param unplannedTolerance which share of what is delivered may be of classes that the planned mix does not name
 * @param capabilityTolerance how far the range or payload of what is ordered may rise above the notified ones, as a share of
 *     these
 * @param unnotifiedTolerance which share of what is delivered may be of articles that no notice to a legislature names,
 *     and which beyond the quantities that notices state
 */
public record Objective(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @NotBlank @Size(max = 4000) String interest,
        @NotBlank @Size(max = 4000) String statement,
        @Nullable @Size(max = 4000) String partnerStatement,
        @Nullable @Min(0) @Max(4) Integer partnerMatch,
        List<@Valid Divergence> divergences,
        @Nullable @Size(max = 4000) String noDivergenceReason,
        @NotNull Status status,
        Stated<ImpreciseDate> approvedOn,
        Stated<ImpreciseDate> endedOn,
        @Ahead Stated<ImpreciseDate> expiresOn,
        List<@Valid Baseline> baselines,
        List<@Valid Share> contentMix,
        @Nullable MixBy mixBy,
        List<@NotBlank @Size(max = 100) String> forbiddenClasses,
        List<@Valid Cap> cappedClasses,
        List<@NotBlank @Size(max = 1000) String> geography,
        List<@NotBlank @Size(max = 1000) String> escalationTolerance,
        List<@Valid ReadinessFloor> readinessFloors,
        Stated<@Valid Money> fundingCeiling,
        @Ahead Stated<ImpreciseDate> fundingExpiresOn,
        @MayBeHidden @Nullable @NaturalKey String authority,
        List<@NotBlank @Size(max = 1000) String> reciprocalActions,
        List<@NotBlank @Size(max = 1000) String> terminationConditions,
        @Nullable @Size(max = 4000) String publicRationale,

        @Nullable
        @Pattern(regexp = "(RRULE:)?FREQ=[A-Z0-9=;,:+-]+", message = "must be a rule such as FREQ=MONTHLY;INTERVAL=3")
        String reviewCadence,

        @Nullable @Valid AutopilotLimits autopilotLimits,
        @Nullable @PositiveOrZero @DecimalMax("1") BigDecimal contentTolerance,
        @Nullable @PositiveOrZero @DecimalMax("1") BigDecimal unplannedTolerance,
        @Nullable @PositiveOrZero @DecimalMax("100") BigDecimal capabilityTolerance,
        @Nullable @PositiveOrZero @DecimalMax("1") BigDecimal unnotifiedTolerance) {

    public Objective {
        divergences = Given.list(divergences);
        baselines = Given.list(baselines);
        contentMix = Given.list(contentMix);
        forbiddenClasses = Given.list(forbiddenClasses);
        cappedClasses = Given.list(cappedClasses);
        geography = Given.list(geography);
        escalationTolerance = Given.list(escalationTolerance);
        readinessFloors = Given.list(readinessFloors);
        reciprocalActions = Given.list(reciprocalActions);
        terminationConditions = Given.list(terminationConditions);
    }

    /** Where it stands. */
    public enum Status {
        DRAFT,
        @Since("approvedOn")
        APPROVED,
        @Since(value = "endedOn", notBefore = "approvedOn")
        SUPERSEDED,
        @Since(value = "endedOn", notBefore = "approvedOn")
        ENDED
    }

    /** What the planned shares are shares of. */
    public enum MixBy {
        UNITS,
        VALUE
    }

    /** One thing on which the two see matters differently. */
    public record Divergence(
            @NotBlank @Size(max = 1000) String topic,
            @NotBlank @Size(max = 4000) String ours,
            @NotBlank @Size(max = 4000) String theirs) {}

    /**
     * The planned share of one class.
     *
     * @param share 0 for a class that is not planned and yet has a weight
     * @param sensitivityWeight how much one unit, or one unit of value, of it counts beside the other classes
     */
    public record Share(
            @NotBlank @Size(max = 100) String capabilityClass,
            @NotNull @PositiveOrZero @DecimalMax("1") BigDecimal share,
            @PositiveOrZero @Nullable BigDecimal sensitivityWeight) {}

    /** No more than this of one class. */
    public record Cap(
            @NotBlank @Size(max = 100) String capabilityClass,
            @NotNull @Valid Quantity cap) {}

    /**
     * What has to stay in one's own stock, and what was counted there.
     *
     * @param held what it held when it was counted, in the unit of the floor
     * @param committed what of it is promised to others or set aside; null = known that nothing is, left out = not known
     * @param countedOn the day that both are of
     */
    public record ReadinessFloor(
            @NotBlank @Size(max = 200) String stock,
            @NotNull @Valid Quantity floor,
            @OfDay("countedOn") @Nullable @Valid Quantity held,
            @OfDay("countedOn") Stated<@Valid Quantity> committed,
            @Nullable ImpreciseDate countedOn) {}

    /** What may happen between two substantive decisions, each more than 0; a limit left out does not apply. */
    public record AutopilotLimits(
            @Nullable @Positive Integer deliveries,
            @Nullable @Valid Money value,
            @Nullable @Positive Integer days) {}
}
