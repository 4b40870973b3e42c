package org.daylight.registry.requests;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Quantity;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * What the partner asks for, how often it asked, and what it was told.
 *
 * @param demand what makes it ask
 * @param asked every time it asked, oldest first
 * @param withdrawnOn when the partner asked for it no more; left out = it stands
 */
public record PartnerRequest(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @NotBlank @Size(max = 1000) String what,
        @Nullable @Size(min = 1, max = 100) String capabilityClass,
        @Nullable @Valid Quantity quantity,
        @Nullable @Valid Money value,
        @Nullable @Size(max = 4000) String demand,
        @MayBeHidden @Nullable @NaturalKey String objective,
        @MayBeHidden @Nullable @NaturalKey String transfer,
        @NotEmpty List<@Valid Asked> asked,
        List<@Valid Answered> answers,
        @Nullable ImpreciseDate withdrawnOn) {

    public PartnerRequest {
        asked = Given.list(asked);
        answers = Given.list(answers);
    }

    /** One time that it asked. */
    public record Asked(
            @NotNull ImpreciseDate on,
            @NotBlank @Size(max = 200) String by,
            @NotNull Channel channel) {}

    /** Who may know of it. */
    public enum Channel {
        PRIVATE,
        PUBLIC
    }

    /** What it was told, and why. */
    public record Answered(
            @NotNull ImpreciseDate on,
            @NotNull Answer answer,
            @NotBlank @Size(max = 200) String by,
            @NotBlank @Size(max = 4000) String reason) {}

    /** What it was told. */
    public enum Answer {
        GRANTED,
        PARTLY,
        DEFERRED,
        REFUSED
    }
}
