package org.daylight.registry.transfers;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.date.Since;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.plans.Baseline;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * A transfer from its request to its end.
 *
 * @param partner the recipient's code
 * @param supplier the supplier's code; the register's owner ({@code daylight.registry.owner}) unless said
 * @param newSalesTerritory whether it authorises a sales territory outside the recipient's group
 * @param objectives the references of the objectives it serves
 * @param requestedOn when the recipient asked for it
 * @param activeOn when its performance began
 * @param refusalGrounds in the words of whoever refused it
 * @param refusalCriteria which of the eight criteria of 2008/944/CFSP they come under, where whoever refused it says so
 * @param baselines the plans as stated, oldest first; re-planning adds one and overwrites none
 */
public record Transfer(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @MayBeHidden @Nullable @NaturalKey String supplier,
        @NotNull Channel channel,
        @NotBlank @Size(max = 1000) String title,
        @NotNull Status status,
        @Nullable Kind kind,
        @Nullable Boolean newSalesTerritory,
        List<@NotNull @NaturalKey String> objectives,
        Stated<ImpreciseDate> requestedOn,
        Stated<ImpreciseDate> proposedOn,
        Stated<ImpreciseDate> notifiedOn,
        Stated<ImpreciseDate> offeredOn,
        Stated<ImpreciseDate> agreedOn,
        Stated<ImpreciseDate> licensedOn,
        Stated<ImpreciseDate> refusedOn,
        Stated<ImpreciseDate> revokedOn,
        Stated<ImpreciseDate> activeOn,
        Stated<ImpreciseDate> completedOn,
        Stated<ImpreciseDate> cancelledOn,
        List<@Valid ElementValue> values,
        List<@Valid Line> lines,
        List<@Valid Charge> charges,
        List<@NotBlank @Size(max = 2000) String> refusalGrounds,
        List<@NotNull Criterion> refusalCriteria,
        List<@Valid Baseline> baselines) {

    public Transfer {
        objectives = Given.list(objectives);
        values = Given.list(values);
        lines = Given.list(lines);
        charges = Given.list(charges);
        refusalGrounds = Given.list(refusalGrounds);
        refusalCriteria = Given.list(refusalCriteria);
        baselines = Given.list(baselines);
    }

    /** The same with these plans. */
    Transfer planned(List<Baseline> plans) {
        return new Transfer(
                reference,
                partner,
                supplier,
                channel,
                title,
                status,
                kind,
                newSalesTerritory,
                objectives,
                requestedOn,
                proposedOn,
                notifiedOn,
                offeredOn,
                agreedOn,
                licensedOn,
                refusedOn,
                revokedOn,
                activeOn,
                completedOn,
                cancelledOn,
                values,
                lines,
                charges,
                refusalGrounds,
                refusalCriteria,
                plans);
    }

    /** By which legal way it goes; BPC: programmes that build a partner's capacity by grants, with a pseudo-LOA. */
    public enum Channel {
        FMS,
        DCS,
        PDA,
        USAI,
        FMF,
        EDA,
        BPC,
        LEASE,
        RETRANSFER,
        OTHER
    }

    /** How far it has come. */
    public enum Status {
        REQUESTED,
        @Since("proposedOn")
        PROPOSED,
        @Since("notifiedOn")
        NOTIFIED,
        @Since("offeredOn")
        OFFERED,
        @Since("agreedOn")
        AGREED,
        @Since("licensedOn")
        LICENSED,
        @Since(value = "refusedOn", notBefore = "proposedOn")
        REFUSED,
        @Since(value = "revokedOn", notBefore = "licensedOn")
        REVOKED,
        @Since(
                value = "activeOn",
                notBefore = {"agreedOn", "licensedOn"})
        ACTIVE,
        @Since(
                value = "completedOn",
                notBefore = {"agreedOn", "licensedOn"})
        COMPLETED,
        @Since(value = "cancelledOn", notBefore = "proposedOn")
        CANCELLED
    }

    /** What is transferred. */
    public enum Kind {
        ARTICLES,
        SERVICES,
        DESIGN_CONSTRUCTION
    }

    /** What exports of the European Union are refused on: the first four bar them, the others are weighed. */
    public enum Criterion {
        /** International obligations. */
        CRITERION_ONE,
        /** Human rights and humanitarian law. */
        CRITERION_TWO,
        /** The internal situation. */
        CRITERION_THREE,
        /** Regional peace. */
        CRITERION_FOUR,
        /** The security of members and allies. */
        CRITERION_FIVE,
        /** The buyer's conduct. */
        CRITERION_SIX,
        /** Diversion. */
        CRITERION_SEVEN,
        /** Sustainable development. */
        CRITERION_EIGHT
    }

    /** The value of the whole or of a part of it. */
    public record ElementValue(
            @NotNull Element element, @NotNull @Valid Money money) {}

    /** Which part a value is of. */
    public enum Element {
        TOTAL,
        MDE,
        OTHER
    }

    /**
     * What is charged to an authority.
     *
     * @param authority the authority's code
     */
    public record Charge(
            @NotNull @NaturalKey String authority,
            @NotNull ImpreciseDate on,
            @NotNull @Valid Money amount) {}
}
