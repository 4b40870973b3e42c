package org.daylight.registry.consultations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * A dialogue with the partner: what was agreed, what was not, and what comes next. What is private is restricted to a
 * group.
 *
 * @param forum where it was held
 */
public record Consultation(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @NotNull ImpreciseDate on,
        @NotNull Channel channel,
        @NotNull Rank rank,
        @Nullable @Size(min = 1, max = 200) String forum,
        @MayBeHidden @Nullable @NaturalKey String objective,
        @NotBlank @Size(max = 1000) String topic,
        List<@NotBlank @Size(max = 200) String> participants,
        List<@NotBlank @Size(max = 4000) String> agreed,
        List<@NotBlank @Size(max = 4000) String> notAgreed,
        List<@Valid Step> next) {

    public Consultation {
        participants = Given.list(participants);
        agreed = Given.list(agreed);
        notAgreed = Given.list(notAgreed);
        next = Given.list(next);
    }

    /** Who may know of it. */
    public enum Channel {
        PRIVATE,
        PUBLIC
    }

    /** Who spoke. */
    public enum Rank {
        WORKING,
        MINISTER,
        LEADER
    }

    /** What somebody does next. */
    public record Step(
            @NotBlank @Size(max = 4000) String what,
            @Nullable @Size(min = 1, max = 200) String by,
            @Ahead Stated<ImpreciseDate> dueOn) {}
}
