package org.daylight.registry.expectations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * A restriction or assurance in writing.
 *
 * @param standard true for terms that everybody gets, false for what was agreed with this partner
 * @param textVersion which wording
 * @param acknowledgedOn null = known not to have been acknowledged
 * @param rule the key of the rule that executes it
 */
public record Expectation(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        List<@NotNull @NaturalKey String> transfers,
        @Nullable @NaturalKey String objective,
        @NotNull Kind kind,
        @NotNull Boolean standard,
        @NotBlank @Size(max = 20000) String text,
        @NotBlank @Size(max = 100) String textVersion,
        @NotNull Channel channel,
        Stated<ImpreciseDate> sentOn,
        Stated<ImpreciseDate> dueOn,
        Stated<ImpreciseDate> acknowledgedOn,
        Stated<ImpreciseDate> validFrom,
        Stated<ImpreciseDate> validUntil,
        @Nullable @Size(max = 200) String rule) {

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

    /** How it was conveyed. */
    public enum Channel {
        PRIVATE,
        PUBLIC
    }
}
