package org.daylight.registry.objectives;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it was stated, measured at one milestone in one unit.
 *
 * @param number 1 for the first, then consecutive
 * @param reason why the plan changed; needed from the second on
 * @param points how much in all by which day, in order
 * @param lateTolerance how far behind is tolerated, as a share of the whole quantity
 * @param earlyTolerance how far ahead is tolerated, as a share of the whole quantity
 */
public record Baseline(
        @NotNull @Positive Integer number,
        @NotNull ImpreciseDate statedOn,
        @Nullable @Size(max = 2000) String reason,
        @NotNull Milestone milestone,

        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}", message = "must be a unit in capitals, such as EACH")
        String unit,

        @NotNull Interpolation interpolation,
        @Ahead @NotNull LocalDate startsOn,
        @NotEmpty List<@Valid Point> points,
        @Nullable @PositiveOrZero BigDecimal lateTolerance,
        @Nullable @PositiveOrZero BigDecimal earlyTolerance,
        @Nullable @PositiveOrZero BigDecimal leastScheduleIndex) {

    public Baseline {
        points = Given.list(points);
    }

    /** What is planned between two points. */
    public enum Interpolation {
        LINEAR,
        STEPS
    }

    /** How much in all on a day. */
    public record Point(
            @Ahead @NotNull LocalDate on,
            @NotNull @PositiveOrZero BigDecimal cumulative) {}
}
