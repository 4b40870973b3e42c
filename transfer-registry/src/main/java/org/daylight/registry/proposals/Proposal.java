package org.daylight.registry.proposals;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.Determined;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.daylight.registry.records.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * An act that is, or was, to be decided: an offer, licence, lease, grant, retransfer or delivery, with what the law asks of
 * it. Left out = unknown.
 *
 * @param partner who is to receive it
 * @param transfer the transfer that it is a step of
 * @param line the line of the transfer that says what article it is
 * @param notification the notice to the legislature; null = known that none was given
 * @param on the day of the act, planned or past
 * @param value on the basis that its statute asks for
 * @param fiscalYearValue with all of its kind in the fiscal year
 * @param purpose what the recipient says it is for
 * @param refurbishmentDays days of a lease that are refurbishment before delivery
 * @param directive the presidential directive that it was decided under, or NONE; left out = the record cites none
 * @param withheldFunds whether it is paid from funds that a law withholds
 * @param specialAuthority whether it rests on the special authority of FAA 614
 * @param proscribedCarrier whether what carries it is owned or operated by a country, area or person that 22 CFR 126.1
 *     proscribes, or leased to or from one
 * @param qmeRegion whether the recipient is a state of the Middle East other than Israel
 * @param readinessAtRisk whether a sale from stock could hurt the seller's readiness
 * @param notDetermined what was looked up and never determined about it or its recipient
 */
public record Proposal(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @NotNull Kind kind,
        @MayBeHidden @Nullable @NaturalKey String transfer,
        @Nullable @Positive Integer line,
        @MayBeHidden Stated<@NaturalKey String> notification,
        @Ahead Stated<ImpreciseDate> on,
        Stated<@Valid Money> value,
        Stated<@Valid Money> mdeValue,
        Stated<@Valid Money> fiscalYearValue,
        Stated<Purpose> purpose,
        @Nullable Boolean newSalesTerritory,
        @Ahead Stated<ImpreciseDate> endsOn,
        Stated<@PositiveOrZero Integer> refurbishmentDays,
        Stated<@Size(min = 1, max = 200) String> directive,
        @Nullable Boolean withheldFunds,
        @Nullable Boolean specialAuthority,
        @Nullable Boolean proscribedCarrier,
        @Nullable Boolean qmeRegion,
        Stated<Boolean> readinessAtRisk,
        @Nullable @Valid Terms agreement,
        @Nullable @Valid Papers documents,
        @Nullable @Valid Article article,
        List<@NotNull Determined> notDetermined) {

    public Proposal {
        notDetermined = Given.list(notDetermined);
    }

    /** What is to be decided. LICENCE: one for exports, or one of which no more is known. */
    public enum Kind {
        OFFER,
        CREDIT,
        GRANT,
        LICENCE,
        LICENCE_CHANGE,
        /** Leave to negotiate or arrange a transfer between two other states. */
        BROKERING,
        /** Leave to carry through one's own territory what others transfer, with or without reloading (transhipment). */
        TRANSIT,
        /** Leave to pass on software or technology by electronic media, fax, telephone or the like. */
        INTANGIBLE_TRANSFER,
        LEASE,
        RETRANSFER,
        COPRODUCTION,
        EXCESS,
        STOCK_DELIVERY,
        UPGRADE,
        DELIVERY
    }
}
