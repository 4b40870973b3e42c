package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.Function;
import org.daylight.registry.facts.Dates;
import org.jspecify.annotations.Nullable;

/**
 * A baseline as two curves that enclose all that its dates leave possible: its start and every point on its first day, and
 * on its last. They are one where each date is a day.
 */
final class StatedPlan {

    private final JsonNode baseline;
    private final PlanCurve early;
    private final PlanCurve late;

    StatedPlan(JsonNode baseline) {
        this.baseline = baseline;
        this.early = curve(baseline, Dates::earliest);
        this.late = curve(baseline, Dates::latest);
    }

    private static PlanCurve curve(JsonNode baseline, Function<String, LocalDate> read) {
        var points = new ArrayList<PlanCurve.Point>();
        for (var point : baseline.path("points")) {
            points.add(new PlanCurve.Point(
                    read.apply(point.path("on").asText()),
                    new BigDecimal(point.path("cumulative").asText())));
        }
        return PlanCurve.of(
                read.apply(baseline.path("startsOn").asText()),
                points,
                baseline.path("interpolation").asText().equals("STEPS"));
    }

    /** Whether the baseline counts what is asked for; a plan counts no records. */
    static boolean counts(JsonNode baseline, Measure measure) {
        return switch (measure) {
            case Measure.Records() -> false;
            case Measure.Units(var unit) -> unit.equals(baseline.path("unit").asText());
            case Measure.Value(var currency, var basis) -> {
                var value = baseline.path("value");
                yield currency.equals(value.path("currency").asText())
                        && basis.equals(value.path("basis").asText());
            }
            case Measure.Index(var name) -> name.equals(baseline.path("index").asText());
        };
    }

    /** The capability class that the baseline plans; empty where it plans all that comes. */
    static String capabilityClass(JsonNode baseline) {
        return baseline.path("capabilityClass").asText("");
    }

    /** As it was stated. */
    JsonNode baseline() {
        return baseline;
    }

    /** How much was to have come by the end of a day for certain. */
    BigDecimal least(LocalDate day) {
        return late.at(day);
    }

    /** How much was to have come by the end of a day at most. */
    BigDecimal most(LocalDate day) {
        return early.at(day);
    }

    /** The first day by which more than this was to have come for certain; null if it never was. */
    @Nullable
    LocalDate surelyAbove(BigDecimal amount) {
        return late.above(amount);
    }

    /** The first day by which more than this may have been to come; null if it never was. */
    @Nullable
    LocalDate perhapsAbove(BigDecimal amount) {
        return early.above(amount);
    }
}
