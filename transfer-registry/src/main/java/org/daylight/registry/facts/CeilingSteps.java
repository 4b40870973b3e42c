package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The dated steps of an authority, oldest first: what ceiling is in force on a day. {@code to} is the first day on which a step
 * is no longer in force; of several the one that began last counts. Where the dates of steps leave two answers, there is none.
 */
final class CeilingSteps {

    private final List<Step> steps = new ArrayList<>();

    private record Step(JsonNode stated, LocalDate from, LocalDate surelyFrom, LocalDate to, LocalDate surelyTo) {}

    CeilingSteps(JsonNode stated) {
        for (var step : stated) {
            var from = step.path("from").asText("");
            var to = step.path("to").asText("");
            steps.add(new Step(
                    step,
                    from.isEmpty() ? LocalDate.MIN : Dates.earliest(from),
                    from.isEmpty() ? LocalDate.MIN : Dates.latest(from),
                    to.isEmpty() ? LocalDate.MAX : Dates.earliest(to),
                    to.isEmpty() ? LocalDate.MAX : Dates.latest(to)));
        }
    }

    /** What is known of the step in force. */
    sealed interface InForce {}

    record Certain(JsonNode step) implements InForce {}

    /** That none is. */
    record None() implements InForce {}

    /** That it cannot be said which is. */
    record Open() implements InForce {}

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** What is in force on a day. */
    InForce on(LocalDate day) {
        return on(day, false);
    }

    /** What a charge of a date is held against: the last step that had begun, whether it had ended or not. */
    InForce charged(LocalDate earliest, LocalDate latest) {
        var first = on(earliest, true);
        return first.equals(on(latest, true)) ? first : new Open();
    }

    private InForce on(LocalDate day, boolean evenIfEnded) {
        JsonNode found = null;
        // The later a step began, the sooner it counts: what is in force for certain hides all before it.
        for (var step : steps.reversed()) {
            if (!step.from.isAfter(day) && (evenIfEnded || step.surelyTo.isAfter(day))) {
                if (found != null) {
                    return new Open();
                }
                found = step.stated;
                if (!step.surelyFrom.isAfter(day) && (evenIfEnded || step.to.isAfter(day))) {
                    return new Certain(found);
                }
            }
        }
        return found == null ? new None() : new Open();
    }

    /** The days on which the answer may become another one. */
    TreeSet<LocalDate> days() {
        var days = new TreeSet<LocalDate>();
        for (var step : steps) {
            days.addAll(List.of(step.from, step.surelyFrom, step.to, step.surelyTo));
        }
        days.removeAll(List.of(LocalDate.MIN, LocalDate.MAX));
        return days;
    }

    /** The ceiling that was stated first; null where none is. */
    @Nullable
    JsonNode first() {
        return steps.isEmpty() ? null : steps.getFirst().stated.path("ceiling");
    }
}
