package org.daylight.registry.partners;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.registry.records.Given;
import org.jspecify.annotations.Nullable;

/**
 * A recipient or supplier.
 *
 * @param code ISO 3166-1 alpha-3 for states, otherwise a code of the register's own
 * @param policyCategories how policy treats it, dated; not an official status
 */
public record Partner(
        @NotNull @Pattern(regexp = "[A-Z0-9-]{2,20}", message = "must be 2 to 20 capital letters, digits or hyphens")
        String code,

        @NotBlank @Size(max = 200) String name,
        List<@NotBlank @Size(max = 200) String> aliases,
        @NotNull Kind kind,
        List<@Valid PolicyCategory> policyCategories,
        List<@Valid Designation> designations,
        List<@Valid Membership> memberships,
        List<@Valid SecurityState> securityStates) {

    public Partner {
        aliases = Given.list(aliases);
        policyCategories = Given.list(policyCategories);
        designations = Given.list(designations);
        memberships = Given.list(memberships);
        securityStates = Given.list(securityStates);
    }

    /** What it is. */
    public enum Kind {
        STATE,
        ORGANISATION,
        AGENCY,
        NON_STATE,
        OTHER_AUTHORITY
    }

    /**
     * How policy treats it for a time.
     *
     * @param to the first day on which it no longer holds
     * @param source who calls it so
     */
    public record PolicyCategory(
            @NotNull Category category,
            @NotNull ImpreciseDate from,
            @Ahead @Nullable ImpreciseDate to,
            @NotBlank @Size(max = 2000) String source) {}

    /** The register's own words, not an official status. */
    public enum Category {
        TREATY_ALLY,
        QUASI_ALLY,
        PARTNER
    }

    /**
     * A status that was conferred on it.
     *
     * @param to the first day on which it no longer holds
     */
    public record Designation(
            @NotBlank @Size(max = 100) String designation,
            @NotNull ImpreciseDate from,
            @Ahead @Nullable ImpreciseDate to,
            @Nullable @Size(max = 2000) String instrument) {}

    /**
     * A group it belongs to.
     *
     * @param to the first day on which it no longer holds
     */
    public record Membership(
            @NotBlank @Size(max = 100) String group,
            @NotNull ImpreciseDate from,
            @Ahead @Nullable ImpreciseDate to) {}

    /**
     * The state of its security as somebody states it.
     *
     * @param to the first day on which it no longer holds
     */
    public record SecurityState(
            @NotNull State state,
            @NotNull ImpreciseDate from,
            @Ahead @Nullable ImpreciseDate to,
            @NotBlank @Size(max = 2000) String statedBy) {}

    /** Which procedures are armed. */
    public enum State {
        PEACE,
        CRISIS,
        ARMED_CONFLICT
    }
}
