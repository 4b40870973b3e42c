package org.daylight.registry.commitments;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Quantity;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * What was said in public.
 *
 * @param ceiling null = known to be without one
 * @param withdrawnOn when it was taken back in public; left out = it stands
 * @param walkBackCost what it would cost to take it back
 */
public record Commitment(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @NotBlank @Size(max = 20000) String words,
        @NotNull ImpreciseDate madeOn,
        @NotBlank @Size(max = 200) String madeBy,
        @MayBeHidden @Nullable @NaturalKey String objective,
        Stated<@Valid Money> ceiling,
        Stated<@Valid Quantity> quantityCeiling,
        @Ahead Stated<ImpreciseDate> expiresOn,
        @Nullable ImpreciseDate withdrawnOn,
        @Nullable @Size(max = 4000) String walkBackCost) {}
