package org.daylight.registry.undertakings;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.NaturalKey;
import org.daylight.registry.records.RuleWords;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to do or said they would do, and whether it was done: a report that the law asks for, a stated
 * consequence or benefit, an act that the partner promised.
 *
 * @param partner whom it concerns; nobody for a report on all
 * @param kind what is owed, in the words of the rule that asks for it
 * @param owner the person or office that answers for it
 * @param startedOn when what calls for it happened: a request, a doubt, a transfer
 * @param periodEndOn the last day of the period that it is about
 * @param actOn the act that it has to precede: a delivery, a shipment, a change of status; planned or past
 * @param fulfilledOn when it was done; null = known not to be done
 * @param lastFulfilledOn when it was last done, of what recurs
 * @param documented whether a record of it is kept
 * @param origin what made it, where no person entered it; it makes it once and never again
 */
public record Undertaking(
        @NotNull @NaturalKey String reference,
        @Nullable @NaturalKey String partner,
        @NotNull Nature nature,

        @NotNull
        @NaturalKey
        @Schema(description = "What is owed; rules compare it as listed here. " + RuleWords.UNDERTAKING_KINDS)
        String kind,

        @NotNull Party owedBy,
        @Nullable @Size(min = 1, max = 200) String owner,
        @Nullable @Size(max = 20000) String words,
        @MayBeHidden @Nullable @NaturalKey String objective,
        @MayBeHidden @Nullable @NaturalKey String transfer,
        @MayBeHidden @Nullable @NaturalKey String incident,
        Stated<ImpreciseDate> startedOn,
        @Ahead Stated<ImpreciseDate> periodEndOn,
        @Ahead Stated<ImpreciseDate> dueOn,
        @Ahead Stated<ImpreciseDate> actOn,
        Stated<ImpreciseDate> fulfilledOn,
        Stated<ImpreciseDate> lastFulfilledOn,
        Stated<Boolean> documented,
        @Nullable @Size(max = 4000) String outcome,
        @Nullable @NaturalKey String origin) {

    /** What it is. */
    public enum Nature {
        DUTY,
        CONSEQUENCE,
        BENEFIT,
        PROMISE
    }

    /** Who has to do it. */
    public enum Party {
        OWN_GOVERNMENT,
        PARTNER,
        EXPORTER
    }
}
