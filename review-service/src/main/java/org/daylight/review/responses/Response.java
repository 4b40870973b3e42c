package org.daylight.review.responses;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.daylight.kit.identity.Marking;
import org.daylight.review.restrictions.SpokenSight;
import org.jspecify.annotations.Nullable;

/**
 * What was done about a flag.
 *
 * @param act only an external one, which left the own government or went to who must be told, stops the first clock
 * @param level the step of the ladder on which it was done; a higher one raises the flag
 * @param toWhom who was told or asked
 * @param answersBecause why an external act from before the flag was there this time answers it all the same; without it
 *     such an act stops no clock
 * @param marking as stated; the response is marked at least as its flag
 * @param cameBack what the other side answered, and when
 */
public record Response(
        @NotNull Act act,
        @NotNull Channel channel,

        @NotNull @Pattern(regexp = "L[0-5]", message = "must be L0 to L5")
        String level,

        @NotNull @PastOrPresent LocalDate on,
        @NotBlank @Size(max = 500) String toWhom,
        @NotBlank @Size(max = 8000) String what,
        @Nullable @Size(max = 8000) String cameBack,
        @Nullable @PastOrPresent LocalDate cameBackOn,
        @Nullable @Size(min = 1, max = 2000) String answersBecause,
        @Nullable @Valid Marking marking) {

    /** The same, and what came back of it. */
    Response answered(String reply, LocalDate on) {
        return new Response(act, channel, level, this.on, toWhom, what, reply, on, answersBecause, marking);
    }

    /** The same without what was said to whom, and with the day on which something came back alone. */
    Response withheld() {
        return new Response(
                act,
                channel,
                level,
                on,
                SpokenSight.WITHHELD,
                SpokenSight.WITHHELD,
                cameBack == null ? null : SpokenSight.WITHHELD,
                cameBackOn,
                answersBecause == null ? null : SpokenSight.WITHHELD,
                marking);
    }

    /** Whether anybody outside learned of it. */
    public enum Act {
        INTERNAL,
        EXTERNAL
    }

    /** The day on which it stops the first clock of a flag that has been there since a day; null where it does not. */
    @Nullable
    LocalDate answersOn(LocalDate thereSince) {
        return act == Act.EXTERNAL && (!on.isBefore(thereSince) || answersBecause != null) ? on : null;
    }

    /** The way it went. */
    public enum Channel {
        CONVERSATION,
        WRITTEN_REMINDER,
        WRITTEN_NOTICE,
        DIPLOMATIC_NOTE,
        REFERRAL,
        REPORT_TO_LEGISLATURE,
        INTERNAL_NOTE
    }
}
