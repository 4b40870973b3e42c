package org.daylight.registry.notifications;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.Begins;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Quantity;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.daylight.registry.records.RuleWords;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A notice given or owed to a legislature.
 *
 * @param transfer the transfer's reference
 * @param addressees who has to receive it; the last receipt starts the wait
 * @param articles all that it names, of a report what it adds to the notice before; empty = not recorded, which is not
 *     that it names none
 * @param jointResolutionEnactedOn when one that forbids it became law, which the waits of the rules ask for
 * @param jointResolutions how far each against it has come, also one that was vetoed; empty = not recorded
 * @param withdrawnOn when it was taken back; left out = it stands
 * @param undeliveredPart which part of it never reached its addressee
 */
public record Notification(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @MayBeHidden @Nullable @NaturalKey String transfer,

        @NotBlank
        @Size(max = 200)
        @Schema(description = "The statute; rules compare it as listed here. " + RuleWords.NOTIFICATION_STATUTES)
        String statute,

        @NotNull Kind kind,
        Stated<@Valid Money> mdeValue,
        Stated<@Valid Money> otherValue,
        Stated<@Valid Money> totalValue,
        Stated<Boolean> newSalesTerritory,
        List<@NotBlank @Size(max = 200) String> addressees,
        List<@Valid Receipt> receipts,
        List<@Valid Article> articles,
        @Ahead Stated<ImpreciseDate> dueOn,
        Stated<ImpreciseDate> announcedOn,
        Stated<ImpreciseDate> printedOn,
        Stated<ImpreciseDate> federalRegisterOn,
        Stated<ImpreciseDate> jointResolutionEnactedOn,
        List<@Valid JointResolution> jointResolutions,
        @Nullable ImpreciseDate withdrawnOn,
        @Nullable @Size(max = 4000) String undeliveredPart) {

    public Notification {
        addressees = Given.list(addressees);
        receipts = Given.list(receipts);
        articles = Given.list(articles);
        jointResolutions = Given.list(jointResolutions);
    }

    /** What it is about. */
    public enum Kind {
        ARTICLES,
        SERVICES,
        DESIGN_CONSTRUCTION,
        REPORT
    }

    /**
     * When an addressee received it.
     *
     * @param on null = known not to have been received
     */
    public record Receipt(@NotBlank @Size(max = 200) String addressee, Stated<ImpreciseDate> on) {}

    /**
     * A step of a joint resolution that forbids what is notified (22 USC 2776(b)(1), (c)(2)).
     *
     * @param reference of the resolution, such as S.J.Res. 36 of the 116th Congress
     * @param on left out = on which day is not known
     */
    public record JointResolution(
            @NotBlank @Size(max = 200) String reference,
            @NotNull ResolutionStep step,
            @Begins @Nullable ImpreciseDate on) {

        /** How far it has come, in the order in which that can happen. */
        public enum ResolutionStep {
            INTRODUCED,
            PASSED_ONE_HOUSE,
            PASSED,
            VETOED,
            ENACTED
        }
    }

    /**
     * One article that it describes (22 USC 2776(b)(1): description and quantity), in the words of the transfer's line, so
     * that the two can be compared. What it does not state is left out.
     *
     * @param quantity how many; "up to" is {@code AT_MOST}
     * @param rangeKm the range that it states of the article
     * @param payloadKg the payload that it states of the article
     */
    public record Article(
            @NotBlank @Size(max = 1000) String designation,
            @Nullable @Valid Quantity quantity,
            @Nullable @Positive BigDecimal rangeKm,
            @Nullable @Positive BigDecimal payloadKg) {}
}
