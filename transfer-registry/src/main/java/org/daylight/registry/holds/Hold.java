package org.daylight.registry.holds;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.date.Since;
import org.daylight.kit.json.Stated;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * A hold on what is not yet delivered.
 *
 * @param origin the decision that ordered it; a decision orders one hold and never two, and what it ordered stays ORDERED
 * @param trigger what set it off
 * @param objective what it is to achieve
 * @param objectives the stated objectives whose transfers it touches
 * @param itemScope which items it holds, in words; left out = all
 * @param capabilityClasses the same as capability classes of the transfers' lines; empty = all, or not said in classes
 * @param expiresOn the first day on which it holds no more if nothing is done; null = it has none
 * @param releasedOn the first day on which it holds no more, however it ended
 * @param ending how it ended; left out where it has ended = it was released. On a day on which expiresOn has passed and
 *     nobody said otherwise it reads as EXPIRED, and where that day may have passed as not known
 * @param authorityOfRecord who answers for it
 * @param defensiveExemptions what moves nevertheless; null if nothing does
 * @param effectObserved what it achieved
 */
public record Hold(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @Nullable @NaturalKey String origin,
        @NotNull State state,
        @NotNull Kind kind,
        List<@NotNull @NaturalKey String> transfers,
        Stated<@Size(max = 4000) String> trigger,
        @Nullable @Size(max = 4000) String objective,
        List<@NotNull @NaturalKey String> objectives,
        @Nullable @Size(max = 4000) String itemScope,
        List<@NotBlank @Size(max = 100) String> capabilityClasses,
        @Nullable @Size(max = 4000) String missionScope,
        @Nullable @Size(max = 4000) String placeScope,
        Stated<ImpreciseDate> startedOn,
        Stated<ImpreciseDate> announcedOn,
        @Ahead Stated<ImpreciseDate> reviewBy,
        @Ahead Stated<ImpreciseDate> expiresOn,
        Stated<ImpreciseDate> releasedOn,
        @Nullable Ending ending,
        List<@Valid PartialRelease> partialReleases,
        Stated<@Size(min = 1, max = 1000) String> authorityOfRecord,
        Stated<@Size(min = 1, max = 4000) String> releaseCondition,
        Stated<@Size(min = 1, max = 4000) String> defensiveExemptions,
        @Nullable @Size(max = 4000) String effectObserved,
        @Nullable @Size(max = 200) String orderedBy,
        @Nullable @Size(max = 200) String signedBy) {

    public Hold {
        transfers = Given.list(transfers);
        objectives = Given.list(objectives);
        capabilityClasses = Given.list(capabilityClasses);
        partialReleases = Given.list(partialReleases);
    }

    /** Ordered through the suite, which needs it complete, or seen elsewhere. */
    public enum State {
        ORDERED,
        OBSERVED
    }

    /** By what kind of power it stands. */
    public enum Kind {
        EXECUTIVE_PAUSE,
        LEGISLATIVE_INFORMAL,
        STATUTORY_BAR,
        SUPPLY
    }

    /** How it ended: by a decision to let go, by its own day, or because somebody above it decided otherwise. */
    public enum Ending {
        NOT_ENDED,
        @Since("releasedOn")
        RELEASED,
        @Since(value = "releasedOn", byItself = "expiresOn")
        EXPIRED,
        @Since("releasedOn")
        OVERRIDDEN
    }

    /**
     * What was let go while the rest is held.
     *
     * @param scope in words
     * @param capabilityClasses the same as capability classes; empty = not said in classes
     */
    public record PartialRelease(
            @NotNull ImpreciseDate on,
            @NotBlank @Size(max = 1000) String scope,
            List<@NotBlank @Size(max = 100) String> capabilityClasses) {

        public PartialRelease {
            capabilityClasses = Given.list(capabilityClasses);
        }
    }
}
