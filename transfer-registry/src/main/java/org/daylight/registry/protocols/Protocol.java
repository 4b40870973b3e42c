package org.daylight.registry.protocols;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.BySteps;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * A procedure that is settled with the partner before it is needed.
 *
 * @param steps how far it came and when, oldest first; none = nobody looked
 * @param armedBy the states of the partner's security in which it is to work
 */
public record Protocol(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @NotNull Kind kind,
        @BySteps("steps") @NotNull State state,
        @Nullable @Size(max = 20000) String text,
        List<@NotNull SecurityState> armedBy,
        List<@Valid Step> steps,
        @Ahead Stated<ImpreciseDate> reviewBy) {

    public Protocol {
        armedBy = Given.list(armedBy);
        steps = Given.list(steps);
    }

    /** What it settles. */
    public enum Kind {
        ESCALATION,
        SIGNALLING,
        WAR_AIMS,
        TERMINATION
    }

    /** How far it has come. */
    public enum State {
        NOT_RAISED,
        RAISED,
        AGREED,
        WRITTEN,
        EXERCISED
    }

    /** In which state of the partner's security. */
    public enum SecurityState {
        PEACE,
        CRISIS,
        ARMED_CONFLICT
    }

    /** A step that it took. */
    public record Step(
            @NotNull State state,
            @NotNull ImpreciseDate on,
            @Nullable @Size(max = 4000) String note) {}
}
