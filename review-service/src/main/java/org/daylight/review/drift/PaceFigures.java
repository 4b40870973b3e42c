package org.daylight.review.drift;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.daylight.review.drift.Figures.Then;
import org.jspecify.annotations.Nullable;

/** The pace measures of one objective against one baseline, in days. */
final class PaceFigures {

    private PaceFigures() {}

    /**
     * @param tracked whether anything about deliveries is recorded, so that none recorded means none made
     * @param decidedOn when somebody last decided in substance; null = nobody has
     */
    static Figures of(
            StatedPlan stated, List<Delivered> all, boolean tracked, LocalDate asOf, @Nullable LocalDate decidedOn) {
        var baseline = stated.late();
        var entries = atMilestone(all, baseline.milestone());
        if (!stated.measurable()) {
            return unmeasurable(
                    stated(stated),
                    stated,
                    "baseline %d falls, is empty or starts after its first point".formatted(baseline.number()));
        }
        if (entries.isEmpty() && !tracked) {
            return unmeasurable(
                    planned(stated, asOf), stated, "no delivery is recorded, and no statement that there was none");
        }
        var dated = History.dated(entries, baseline, asOf);
        var figures = planned(stated, asOf)
                .text("delivered", dated.delivered().text(baseline.unit()))
                .text("shortfall", dated.delivered().shortfallText(stated.by(asOf), baseline.unit()));
        if (entries.stream().anyMatch(Delivered::about)) {
            figures.flag("approximate", true);
        }
        if (stated.start() == null) {
            paced(figures, stated, dated, asOf, decidedOn);
        } else {
            WhicheverStart.add(
                    figures,
                    stated,
                    dated,
                    asOf,
                    start -> paced(new Figures(), stated.startingOn(start), dated, asOf, decidedOn));
        }
        return figures;
    }

    /** What the plan asks for, where nobody can say what of all that came it counts. */
    static Figures unknown(StatedPlan stated, LocalDate asOf, String reason) {
        return unmeasurable(stated.measurable() ? planned(stated, asOf) : stated(stated), stated, reason);
    }

    private static Figures stated(StatedPlan stated) {
        var baseline = stated.late();
        return new Figures()
                .number("number", baseline.number())
                .text("statedOn", baseline.statedOn().text())
                .text("milestone", baseline.milestone())
                .text("unit", baseline.unit())
                .text("interpolation", baseline.steps() ? "STEPS" : "LINEAR");
    }

    private static Figures planned(StatedPlan stated, LocalDate asOf) {
        var unit = stated.late().unit();
        return stated(stated)
                .text("planned", stated.by(asOf).text(unit))
                .text("total", Rounding.text(stated.total()) + " " + unit)
                .text("plannedCompletionOn", stated.completion());
    }

    /** Adds what is counted from the start, which is a day. */
    private static Figures paced(
            Figures figures, StatedPlan stated, History.Dated dated, LocalDate asOf, @Nullable LocalDate decidedOn) {
        var now = stated.late().day(asOf);
        if (now < 0) {
            MEASURES.forEach(figures::absent);
            ControlFigures.MEASURES.forEach(figures::absent);
            return figures;
        }
        var history = dated.since(stated.late().startsOn());
        // The least that came against the most that was wanted, and the other way round: what is possible lies between.
        var least = Pace.of(stated.early().curve(), history.least(), now);
        var most = history.most() == null ? null : Pace.of(stated.late().curve(), history.most(), now);
        var doubts = stated.with(history.doubts());
        // Where the plan leaves something open there may be nothing to measure, and no range from one figure on.
        UnaryOperator<Then> then = stated.early().equals(stated.late()) ? each -> each : _ -> Then.EITHER;
        figures.enclosed(
                "performanceIndex",
                least.performanceIndex(),
                map(most, Pace::performanceIndex),
                then.apply(Then.MORE_THAN_NONE),
                doubts);
        earned(figures, "scheduleIndex", then.apply(Then.MORE_THAN_NONE), least, most, EarnedSchedule::index, doubts);
        earned(figures, "scheduleVarianceDays", then.apply(Then.MORE), least, most, EarnedSchedule::variance, doubts);
        earned(figures, "earnedDays", then.apply(Then.MORE_THAN_NONE), least, most, EarnedSchedule::earnedTime, doubts);
        earned(figures, "actualDays", then.apply(Then.LESS_TO_NONE), least, most, EarnedSchedule::actualTime, doubts);
        plain(figures, "maxLate", then.apply(Then.LESS_TO_NONE), least, most, Pace::maxLate, doubts);
        plain(figures, "maxEarly", then.apply(Then.MORE_THAN_NONE), least, most, Pace::maxEarly, doubts);
        plain(figures, "meanLatenessDays", then.apply(Then.LESS), least, most, Pace::meanLateness, doubts);
        if (!figures.isExact("meanLatenessDays")) {
            // Between the two paths the absolute area may be less than on either, so that they do not enclose it.
            figures.unknown("absoluteLatenessDays", String.join("; ", doubts));
        } else {
            plain(figures, "absoluteLatenessDays", Then.EITHER, least, most, Pace::absoluteLateness, doubts);
        }
        settled(figures, stated, history, now, doubts);
        CompletionFigures.add(figures, stated, history, asOf);
        ControlFigures.add(figures, stated, history, asOf, decidedOn);
        return figures;
    }

    /** Whether all is over, on either path and against either reading: the most may meet the early one while nothing else does. */
    private static void settled(
            Figures figures, StatedPlan stated, History history, double now, Collection<String> doubts) {
        var most = history.most();
        if (most == null) {
            figures.unknown("settled", String.join("; ", doubts));
            return;
        }
        var answers = Stream.of(stated.early().curve(), stated.late().curve())
                .flatMap(plan -> Stream.of(history.least(), most).map(actual -> Pace.of(plan, actual, now)))
                .map(Pace::settled)
                .distinct()
                .toList();
        if (answers.size() == 1) {
            figures.flag("settled", answers.getFirst());
        } else {
            figures.unknown("settled", String.join("; ", doubts));
        }
    }

    /** Those that are counted from the start, beside those of the control charts. */
    static final List<String> MEASURES = List.of(
            "performanceIndex",
            "scheduleIndex",
            "scheduleVarianceDays",
            "maxLate",
            "maxEarly",
            "meanLatenessDays",
            "absoluteLatenessDays",
            "completionOn",
            "completionDelay",
            "inWords");

    private static Figures unmeasurable(Figures figures, StatedPlan plan, String reason) {
        for (var name : List.of("planned", "delivered", "shortfall", "plannedCompletionOn")) {
            if (figures.value(name) == null) {
                figures.unknown(name, reason);
            }
        }
        MEASURES.forEach(name -> figures.unknown(name, reason));
        ControlFigures.unmeasurable(figures, plan, reason);
        return figures;
    }

    /** What reached another milestone is never mixed in. */
    static List<Delivered> atMilestone(List<Delivered> all, String milestone) {
        return all.stream()
                .filter(entry -> Objects.equals(entry.milestone(), milestone) || entry.milestone() == null)
                .toList();
    }

    private static @Nullable OptionalDouble map(@Nullable Pace pace, Function<Pace, OptionalDouble> measure) {
        return pace == null ? null : measure.apply(pace);
    }

    private static void plain(
            Figures figures,
            String name,
            Then then,
            Pace least,
            @Nullable Pace most,
            ToDoubleFunction<Pace> measure,
            Collection<String> doubts) {
        Function<Pace, OptionalDouble> present = pace -> OptionalDouble.of(measure.applyAsDouble(pace));
        figures.enclosed(name, present.apply(least), map(most, present), then, doubts);
    }

    private static void earned(
            Figures figures,
            String name,
            Then then,
            Pace least,
            @Nullable Pace most,
            ToDoubleFunction<EarnedSchedule> measure,
            Collection<String> doubts) {
        Function<Pace, OptionalDouble> present =
                pace -> pace.earned().stream().mapToDouble(measure).findFirst();
        figures.enclosed(name, present.apply(least), map(most, present), then, doubts);
    }
}
