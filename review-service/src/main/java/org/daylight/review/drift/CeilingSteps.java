package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;

/**
 * The dated steps of an authority as its schedule line states them, oldest first. {@code to} is the first day on which a step is
 * no longer in force; of several the one that began last counts. Where their dates leave two answers, none is given.
 */
public final class CeilingSteps {

    private static final ImpreciseDate ALWAYS = ImpreciseDate.of(ImpreciseDate.OPEN_START);
    private static final ImpreciseDate NEVER = ImpreciseDate.of(ImpreciseDate.OPEN_END);

    private final List<Step> steps = new ArrayList<>();

    /** A ceiling with the time in which it is in force. */
    public record Step(ImpreciseDate from, ImpreciseDate to, Money ceiling) {}

    /** What is known of the step in force. */
    public sealed interface InForce {}

    public record Certain(Step step) implements InForce {}

    /** That none is. */
    public record None() implements InForce {}

    /** That it cannot be said which is, because of the dates of these. */
    public record Open(List<Step> among) implements InForce {

        public Open {
            among = List.copyOf(among);
        }

        String why() {
            return among.stream()
                    .map(step -> step.to.equals(NEVER)
                            ? "a ceiling is in force from %s on".formatted(step.from)
                            : "a ceiling is in force from %s until %s".formatted(step.from, step.to))
                    .collect(Collectors.joining("; "));
        }
    }

    /** Reads the steps of an authority's schedule line. */
    public static CeilingSteps of(JsonNode schedule) {
        var read = new CeilingSteps();
        for (var node : schedule.path("steps")) {
            var ceiling = Delivered.money(node.path("ceiling"));
            if (ceiling != null) {
                read.steps.add(new Step(
                        node.hasNonNull("from")
                                ? ImpreciseDate.parse(node.get("from").asText())
                                : ALWAYS,
                        node.hasNonNull("to")
                                ? ImpreciseDate.parse(node.get("to").asText())
                                : NEVER,
                        ceiling));
            }
        }
        return read;
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The ceiling that was stated first, of steps that are not empty. */
    public Money first() {
        return steps.getFirst().ceiling;
    }

    /** What is in force on a day. */
    public InForce on(LocalDate day) {
        return on(day, false);
    }

    /** What a charge of a date is held against: the last step that had begun, whether it had ended or not. */
    public InForce charged(ImpreciseDate on) {
        var first = on(on.earliest(), true);
        return first.equals(on(on.latest(), true)) ? first : new Open(steps);
    }

    private InForce on(LocalDate day, boolean evenIfEnded) {
        var possible = new ArrayList<Step>();
        // The later a step began, the sooner it counts: what is in force for certain hides all before it.
        for (var step : steps.reversed()) {
            if (!step.from.earliest().isAfter(day)
                    && (evenIfEnded || step.to.latest().isAfter(day))) {
                possible.add(step);
                if (!step.from.latest().isAfter(day)
                        && (evenIfEnded || step.to.earliest().isAfter(day))) {
                    return possible.size() == 1 ? new Certain(step) : new Open(possible);
                }
            }
        }
        return possible.isEmpty() ? new None() : new Open(possible);
    }
}
