package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/** When an objective will be complete at its own pace, against when its plan wanted it, and that in a sentence. */
final class CompletionFigures {

    /** Half a year: shorter stretches of few large items say more about single shipments than about a pace. */
    private static final double SHORTEST = 182.5;

    /** Beyond a century a pace is no forecast. */
    private static final double FARTHEST = 36_525;

    private static final String COMPLETION = "completionOn";
    private static final String UNKNOWN = "how long the rest takes at this pace is not known";
    private static final String DELAY = "completionDelay";

    private CompletionFigures() {}

    static void add(Figures figures, StatedPlan plan, History history, LocalDate asOf) {
        var baseline = plan.late();
        var now = baseline.day(asOf);
        var total = plan.total();
        // The most that perhaps came before the start taken off the least that came is the slowest pace since.
        var begun = history.begun();
        var least = Forecast.of(
                history.least(),
                Objects.requireNonNullElse(begun.high(), begun.low()).doubleValue(),
                total,
                now,
                SHORTEST);
        var most = history.most() == null
                ? Optional.<Forecast>empty()
                : Forecast.of(history.most(), begun.low().doubleValue(), total, now, SHORTEST);
        dated(
                figures,
                COMPLETION,
                baseline,
                least,
                most,
                forecast -> OptionalDouble.of(forecast.completion()),
                history);
        dated(figures, "completionEarliestOn", baseline, least, most, Forecast::earliest, history);
        dated(figures, "completionLatestOn", baseline, least, most, Forecast::latest, history);
        if (history.most() != null) {
            figures.number("completionStretches", least.map(Forecast::stretches).orElse(0));
        }
        // What comes last against the plan that wants it first is the longest delay, and the other way round.
        figures.enclosed(
                DELAY,
                read(least, delay(plan.early())),
                history.most() == null ? null : read(most, delay(plan.late())),
                Figures.Then.EITHER,
                plan.with(history.doubts()));
        figures.text("inWords", words(plan, history, asOf, least, most));
    }

    /** Late by a share of the plan's length is late by the same share of its quantity where the plan is straight. */
    private static Function<Forecast, OptionalDouble> delay(Baseline baseline) {
        var curve = baseline.curve();
        var plannedAt = curve.firstReached(curve.total());
        return forecast -> plannedAt <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((forecast.completion() - plannedAt) / plannedAt);
    }

    private static OptionalDouble read(Optional<Forecast> forecast, Function<Forecast, OptionalDouble> measure) {
        return forecast.map(measure).orElse(OptionalDouble.empty());
    }

    private static void dated(
            Figures figures,
            String name,
            Baseline baseline,
            Optional<Forecast> least,
            Optional<Forecast> most,
            Function<Forecast, OptionalDouble> measure,
            History history) {
        if (history.most() == null) {
            figures.unknown(name, String.join("; ", history.doubts()));
            return;
        }
        var late = read(least, measure);
        var early = read(most, measure);
        if ((late.isEmpty() && early.isEmpty()) || early.orElse(0) > FARTHEST) {
            figures.absent(name);
        } else if (late.isEmpty() || early.isEmpty() || late.getAsDouble() > FARTHEST) {
            figures.unknown(name, "there may be no end in sight: " + String.join("; ", history.doubts()));
        } else {
            figures.text(name, between(baseline, early.getAsDouble(), late.getAsDouble()));
        }
    }

    /** One day, or an interval from the first to the last that the records allow. */
    private static String between(Baseline baseline, double one, double other) {
        var first = baseline.date(Math.min(one, other));
        var last = baseline.date(Math.max(one, other));
        return first.equals(last) ? first.toString() : first + "/" + last;
    }

    private static String words(
            StatedPlan plan, History history, LocalDate asOf, Optional<Forecast> least, Optional<Forecast> most) {
        return words(plan, history.delivered(), asOf, history.most() == null ? UNKNOWN : outlook(plan, least, most));
    }

    /**
     * The same where the start of the plan is no day.
     *
     * @param completionOn as it stands among the figures; null = not known
     */
    static String words(StatedPlan plan, Between delivered, LocalDate asOf, @Nullable JsonNode completionOn) {
        if (completionOn == null || completionOn.isNull()) {
            return words(plan, delivered, asOf, UNKNOWN);
        }
        var when = ImpreciseDate.parse(completionOn.asText());
        // What is forecast lies ahead, and what is complete does not.
        return words(
                plan,
                delivered,
                asOf,
                outlook(plan, when.earliest(), when.latest(), !when.latest().isAfter(asOf)));
    }

    /** Such as: 38 of 60 units handed over against 55 planned by 2025-09; at this pace complete in 2028-03 instead of 2026-12. */
    private static String words(StatedPlan plan, Between delivered, LocalDate asOf, String outlook) {
        var baseline = plan.late();
        return "%s of %s %s %s against %s planned by %s; %s"
                .formatted(
                        amount(delivered, Rounding::text),
                        Rounding.text(plan.total()),
                        baseline.unitInWords(),
                        baseline.milestone().toLowerCase(Locale.ROOT).replace('_', ' '),
                        amount(plan.by(asOf), planned -> Rounding.tenth(planned.doubleValue())),
                        YearMonth.from(asOf),
                        outlook);
    }

    private static String outlook(StatedPlan plan, Optional<Forecast> least, Optional<Forecast> most) {
        var baseline = plan.late();
        if (least.isEmpty() || most.isEmpty()) {
            return least.isEmpty() && most.isEmpty()
                    ? "no pace so far, planned to be complete in " + planned(plan)
                    : UNKNOWN;
        }
        var late = least.get();
        var early = most.get();
        if (late.completion() > FARTHEST) {
            return "at this pace not complete within a century instead of in " + planned(plan);
        }
        return outlook(
                plan,
                baseline.date(Math.min(early.completion(), late.completion())),
                baseline.date(Math.max(early.completion(), late.completion())),
                late.complete() && early.complete());
    }

    private static String outlook(StatedPlan plan, LocalDate first, LocalDate last, boolean isComplete) {
        var when = months(first, last);
        var planned = planned(plan);
        var complete = isComplete ? "complete since " : "at this pace complete in ";
        if (plan.early().completion().equals(plan.late().completion())) {
            return complete + when + (when.equals(planned) ? " as planned" : " instead of " + planned);
        }
        // Whether that is late is not said where the plan leaves open when it is due.
        return complete + when + ", planned for " + planned;
    }

    private static String planned(StatedPlan plan) {
        return months(plan.early().completion(), plan.late().completion());
    }

    private static String months(LocalDate from, LocalDate to) {
        var first = YearMonth.from(from);
        var last = YearMonth.from(to);
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    private static String amount(Between delivered, Function<BigDecimal, String> text) {
        var least = text.apply(delivered.low());
        var high = delivered.high();
        if (high == null) {
            return "at least " + least;
        }
        var most = text.apply(high);
        return least.equals(most) ? least : "between %s and %s".formatted(least, most);
    }
}
