package org.daylight.review.cadences;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import org.daylight.kit.json.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How often a scope is reviewed, and what brings a review forward.
 *
 * @param scope portfolio, partner:CODE or objective:REFERENCE
 * @param forum whom the review is for
 * @param rrule RFC 5545, repeated in local time; once where a local time occurs twice, an hour later where it is missing
 * @param zone of the IANA database
 * @param startsAt local date and time of the first review
 * @param holidayRule whether a due date moves when nobody works; it does not
 * @param tightened other rules while the partner is not at peace
 * @param tripwires what may happen since the last substantive decision before a review opens at once
 */
public record Cadence(
        @NotNull
        @Pattern(
                regexp = "[A-Z0-9][A-Z0-9/_-]{0,59}",
                message = "must be capital letters, digits, hyphens, slashes or underscores")
        @Schema(examples = "QUARTERLY-TWN")
        String reference,

        @NotNull
        @Pattern(
                regexp = "portfolio|(partner|objective):\\S{1,100}",
                message = "must be portfolio, partner:CODE or objective:REFERENCE")
        @Schema(examples = "partner:TWN")
        String scope,

        @NotBlank @Size(max = 200) String forum,

        @NotBlank @Size(max = 500) @Schema(examples = "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO")
        String rrule,

        @NotBlank @Size(max = 60) @Schema(examples = "Europe/Zurich")
        String zone,

        @NotNull @Schema(examples = "2026-01-05T09:00:00") LocalDateTime startsAt,
        @Nullable HolidayRule holidayRule,
        @Nullable @Valid Tightening tightened,
        @Nullable @Valid TripwireLimits tripwires) {

    /** What happens to a due date on a day on which nobody works. */
    public enum HolidayRule {
        NONE
    }

    /**
     * Rules in place of the usual one, by the partner's security state; armed conflict without a rule takes that of
     * crisis.
     *
     * @param partner whose state counts; the partner of the scope where left out
     */
    public record Tightening(
            @Nullable @Size(max = 20) String partner,
            @Nullable @Size(max = 500) String crisis,
            @Nullable @Size(max = 500) String armedConflict) {}

    /** At most so much since the last substantive decision; what is left out does not limit. */
    public record TripwireLimits(
            @Nullable @Positive Integer deliveries,
            @Nullable @Valid Money value,
            @Nullable @Positive Integer days) {}

    /** Whose security state tightens it; null where nothing does. */
    @Nullable
    String watchedPartner() {
        if (tightened == null) {
            return null;
        }
        if (tightened.partner() != null) {
            return tightened.partner();
        }
        return scope.startsWith("partner:") ? scope.substring("partner:".length()) : null;
    }
}
