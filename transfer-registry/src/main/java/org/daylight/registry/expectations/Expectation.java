package org.daylight.registry.expectations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Quantity;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * A restriction or assurance in writing.
 *
 * @param document what it was given in; OTHER where {@code text} says it
 * @param standard true for terms that everybody gets, false for what was agreed with this partner
 * @param textVersion which wording
 * @param sentOn null = known not to have been sent
 * @param acknowledgedOn null = known not to have been acknowledged
 * @param validFrom null = from its acknowledgement on
 * @param validUntil null = it has no end
 * @param rule the key of the rule that executes it
 * @param observed what is known of how it is kept; the rule that executes it reads this
 */
public record Expectation(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        List<@NotNull @NaturalKey String> transfers,
        @MayBeHidden @Nullable @NaturalKey String objective,
        @NotNull Kind kind,
        @Nullable Document document,
        @NotNull Boolean standard,
        @NotBlank @Size(max = 20000) String text,
        @NotBlank @Size(max = 100) String textVersion,
        @NotNull Channel channel,
        Stated<ImpreciseDate> sentOn,
        @Ahead Stated<ImpreciseDate> dueOn,
        Stated<ImpreciseDate> acknowledgedOn,
        @Ahead Stated<ImpreciseDate> validFrom,
        @Ahead Stated<ImpreciseDate> validUntil,
        @Nullable @Size(max = 200) String rule,
        @Nullable @Valid Observed observed) {

    public Expectation {
        transfers = Given.list(transfers);
    }

    /**
     * T1 place, T2 mission, T3 unit, T4 quantity or rate, T5 onward transfer, T6 storage and serial access, T7 reporting,
     * T8 reciprocal action, T9 event trigger, T10 time limit, T11 consult first, T12 return or dispose.
     */
    public enum Kind {
        T1,
        T2,
        T3,
        T4,
        T5,
        T6,
        T7,
        T8,
        T9,
        T10,
        T11,
        T12,
        ASSURANCE
    }

    /** In which paper a partner binds itself. */
    public enum Document {
        /** The non-transfer and use certificate. */
        DSP_83,
        END_USER_CERTIFICATE,
        /** The terms of grants under FAA 505. */
        AGREEMENT_505,
        /** Section 2, what the purchaser has to do. */
        LOA_STANDARD_TERMS,
        DIPLOMATIC_NOTE,
        /** 2024 and 2025 only. */
        NSM_20_ASSURANCE,
        OTHER
    }

    /**
     * What was seen of how an expectation is kept; null = known not to have happened.
     *
     * @param area where articles under it were last used
     * @param mission what they were last used for
     * @param unit the unit that was last seen to hold them; null = known that none was
     * @param unitSeenOn when it was seen to
     * @param quantity the quantity in the period that it limits
     * @param usedOn when they were last used; area and mission speak of that day
     * @param transferredOn when articles under it were passed on, with consent on {@code consentOn}
     * @param accessAskedOn when access to storage or serial numbers was asked for, and given on {@code accessGivenOn}
     * @param reportedOn when the partner last reported
     * @param actionOn when the partner did what it had promised
     * @param eventOn when the event that it names happened, for which the item was held back on {@code heldOn}
     * @param consultedOn when the partner consulted about the use
     * @param returnedOn when the last article was returned or disposed of
     * @param statedBy who says so
     */
    public record Observed(
            Stated<@Size(min = 1, max = 200) String> area,
            Stated<@Size(min = 1, max = 200) String> mission,
            Stated<@Size(min = 1, max = 200) String> unit,
            Stated<ImpreciseDate> unitSeenOn,
            Stated<@Valid Quantity> quantity,
            Stated<ImpreciseDate> usedOn,
            Stated<ImpreciseDate> transferredOn,
            Stated<ImpreciseDate> consentOn,
            Stated<ImpreciseDate> accessAskedOn,
            Stated<ImpreciseDate> accessGivenOn,
            Stated<ImpreciseDate> reportedOn,
            Stated<ImpreciseDate> actionOn,
            Stated<ImpreciseDate> eventOn,
            Stated<ImpreciseDate> heldOn,
            Stated<ImpreciseDate> consultedOn,
            Stated<ImpreciseDate> returnedOn,
            @NotBlank @Size(max = 2000) String statedBy) {}

    /** How it was conveyed. */
    public enum Channel {
        PRIVATE,
        PUBLIC
    }
}
