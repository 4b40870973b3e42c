package org.daylight.review.cadences;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.daylight.kit.json.Money;
import org.daylight.review.drift.Limits;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How often a scope is reviewed, and what brings a review forward.
 *
 * @param scope portfolio, partner:CODE or objective:REFERENCE
 * @param forum whom the review is for
 * @param rrule RFC 5545, repeated in local time; once where a local time occurs twice, an hour later where it is missing;
 *     yearly where left out
 * @param zone of the IANA database
 * @param startsAt local date and time of the first review
 * @param holidayRule where a due date moves when nobody works on it by the calendar of the register; NONE where left out
 * @param closedDays further days on which the forum does not meet
 * @param misfirePolicy what opens of several reviews that were missed; RUN_ALL where left out
 * @param tightened other rules while the partner is not at peace; semiannual in crisis and quarterly in armed conflict
 *     where it states none; refused where a state would be reviewed less often than the one below it
 * @param tripwires what may happen since the last substantive decision before a review opens at once
 * @param triggers what else opens a review at once
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

        @Nullable @Size(min = 1, max = 500) @Schema(examples = "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO")
        String rrule,

        @NotBlank @Size(max = 60) @Schema(examples = "Europe/Zurich")
        String zone,

        @NotNull @Schema(examples = "2026-01-05T09:00:00") LocalDateTime startsAt,
        @Nullable HolidayRule holidayRule,
        @Nullable @Size(max = 1000) List<@NotNull LocalDate> closedDays,
        @Nullable MisfirePolicy misfirePolicy,
        @Nullable @Valid Tightening tightened,
        @Nullable @Valid TripwireLimits tripwires,
        @Nullable @Valid Triggers triggers) {

    /** What happens to a due date on a day on which nobody works. */
    public enum HolidayRule {
        NONE,
        NEXT_WORKING_DAY,
        PREVIOUS_WORKING_DAY
    }

    /** RUN_LATEST: of several that were missed only the last one opens, and the others say which one covers them. */
    public enum MisfirePolicy {
        RUN_ALL,
        RUN_LATEST
    }

    /** Records of the registry of which every new version about the scope opens a review. */
    public enum RecordTrigger {
        INCIDENT,
        HOLD,
        END_USE_CHECK,
        UNDERTAKING,
        COMMITMENT,
        CONSULTATION;

        /** Whether such a record names an objective, or transfers that serve one. */
        boolean leadsToObjectives() {
            return this != END_USE_CHECK;
        }

        /** As the registry's change feed calls it. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What opens a review besides the calendar. One that covers everything opens a review of the partner that a record is
     * about; one of an objective follows what names it, or a transfer that serves it, which end-use checks do not.
     *
     * @param rulebook true: a change of the rules in force
     */
    public record Triggers(
            @Nullable List<@NotNull RecordTrigger> records,
            @Nullable Boolean rulebook) {}

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

    /** At most so much since the last substantive decision, each more than 0; what is left out does not limit. */
    public record TripwireLimits(
            @Nullable @Positive Integer deliveries,
            @Nullable @Valid Money value,
            @Nullable @Positive Integer days) {

        Limits limits() {
            return Limits.of(deliveries, value, days);
        }
    }

    /** The same, as if it had started then. */
    Cadence startingAt(LocalDateTime start) {
        return new Cadence(
                reference,
                scope,
                forum,
                rrule,
                zone,
                start,
                holidayRule,
                closedDays,
                misfirePolicy,
                tightened,
                tripwires,
                triggers);
    }

    String rule() {
        return rrule == null ? everyMonths(12) : rrule;
    }

    /**
     * Every so many months on the day on which it starts, or the last before it where a month has no such day: RFC 5545
     * skips what does not exist, and a review that nobody put off would be missed.
     */
    String everyMonths(int months) {
        var day = startsAt.getDayOfMonth();
        var days = day <= 28
                ? ""
                : IntStream.rangeClosed(28, day)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(",", ";BYMONTHDAY=", ";BYSETPOS=-1"));
        return "FREQ=MONTHLY;INTERVAL=" + months + days;
    }

    HolidayRule holidays() {
        return holidayRule == null ? HolidayRule.NONE : holidayRule;
    }

    boolean runsLatestOnly() {
        return misfirePolicy == MisfirePolicy.RUN_LATEST;
    }

    boolean isClosedOn(LocalDate day) {
        return closedDays != null && closedDays.contains(day);
    }

    boolean followsRulebook() {
        return triggers != null && Boolean.TRUE.equals(triggers.rulebook());
    }

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
