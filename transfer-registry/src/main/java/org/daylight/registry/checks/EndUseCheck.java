package org.daylight.registry.checks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * A look at an article or a unit, or a report of one.
 *
 * @param by who looked or reported
 * @param visit what groups the checks of one visit
 * @param result left out = not known yet
 */
public record EndUseCheck(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @NotNull Kind kind,
        @MayBeHidden @Nullable @NaturalKey String item,
        @MayBeHidden @Nullable @NaturalKey String unit,
        @MayBeHidden @Nullable @NaturalKey String delivery,
        Stated<ImpreciseDate> on,
        @NotBlank @Size(max = 200) String by,
        @Nullable Programme programme,
        @Nullable Evidence evidence,
        @Nullable Result result,
        @Nullable @Size(min = 1, max = 200) String visit,
        Stated<ImpreciseDate> reportedOn,
        @Nullable @Size(max = 20000) String text) {

    /** What is looked at. */
    public enum Kind {
        ROUTINE,
        ENHANCED,
        SERIAL_INVENTORY,
        STORAGE,
        LOSS,
        PARTNER_SELF_REPORT,
        UNIT_VETTING,
        PRE_LICENCE,
        POST_SHIPMENT
    }

    /** Under which programme. */
    public enum Programme {
        GOLDEN_SENTRY,
        BLUE_LANTERN,
        PARTNER,
        OTHER
    }

    /** What it rests on. */
    public enum Evidence {
        SEEN,
        VIRTUAL_VISIT,
        SCAN,
        PHOTOGRAPH,
        REPORT
    }

    /** What came out. */
    public enum Result {
        FAVOURABLE,
        DEFICIENT,
        NOT_FOUND,
        ACCESS_REFUSED,
        INCONCLUSIVE
    }
}
