package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.daylight.review.drift.DriftReport.Doubt;
import org.jspecify.annotations.Nullable;

/** From the lines of {@code /v1/schedules} to the {@code drift.*} leaves that rules look at. */
public final class DriftFacts {

    private static final List<String> PACE = Stream.concat(
                    Stream.of(
                            "milestone",
                            "planned",
                            "delivered",
                            "shortfall",
                            "performanceIndex",
                            "scheduleIndex",
                            "maxLate",
                            "maxEarly",
                            "scheduleVarianceDays",
                            "meanLatenessDays",
                            "absoluteLatenessDays",
                            "completionOn",
                            "plannedCompletionOn",
                            "completionDelay",
                            "inWords"),
                    ControlFigures.MEASURES.stream())
            .toList();
    /** Of the plan as first stated, which may count another milestone. */
    private static final List<String> FIRST = List.of("milestone", "planned", "delivered", "inWords");

    private static final List<String> CONTENT = List.of("contentDistance", "jensenShannon", "unplannedShare");
    private static final List<String> COVERAGE =
            List.of("coverageStandard", "coverageSpecific", "coverageCurrent", "staleness", "stalenessShare");
    private static final List<String> HABIT = List.of("decisions", "rubberStampShare", "signedWithinAnHourShare");
    private static final List<String> ATTENTION =
            List.of("autopilotIndex", "deliveriesSinceDecision", "daysSinceDecision");

    private DriftFacts() {}

    /**
     * What is measured of an objective.
     *
     * @param line the objective's schedule line
     * @param authorityLine the line of the authority that the objective names, if there is one
     * @param decisions signed up to asOf, about this objective
     * @param taken the last of them as they were taken, the oldest first
     * @param tripwires hold where the objective states no autopilot limits of its own
     */
    public static DriftReport ofObjective(
            JsonNode line,
            @Nullable JsonNode authorityLine,
            LocalDate asOf,
            List<DecisionMade> decisions,
            List<Habit.Taken> taken,
            Limits tripwires) {
        var report = new Report(asOf);
        var baselines = StatedPlan.statedBy(asOf, line.path("baselines"));
        var all = Delivered.list(line.path("deliveries"));
        // Plans of classes have what came once for each milestone that one of them counts.
        // The line names that of a plan which is perhaps stated by then, where the day of it is no day.
        var milestone = baselines.isEmpty()
                ? line.path("milestone").asText("HANDED_OVER")
                : baselines.getLast().late().milestone();
        var entries = PaceFigures.atMilestone(all, milestone);
        var tracked = !all.isEmpty() || !line.path("planned").isEmpty();
        var decidedOn = Attention.lastSubstantive(decisions, asOf);
        if (baselines.isEmpty()) {
            PACE.forEach(report::absent);
            report.absent("scheduleIndexFirst");
            FIRST.forEach(name -> report.absent(name + "First"));
            report.absent("baselineFirst");
            report.absent("baseline");
        } else {
            var first = PaceFigures.of(baselines.getFirst(), all, tracked, asOf, decidedOn);
            var latest = PaceFigures.of(baselines.getLast(), all, tracked, asOf, decidedOn);
            report.take(PACE, latest);
            report.takeAs("scheduleIndexFirst", "scheduleIndex", first);
            FIRST.forEach(name -> report.takeAs(name + "First", name, first));
            report.takeAs("baselineFirst", "number", first);
            report.takeAs("baseline", "number", latest);
            report.part("first", first).part("latest", latest);
        }
        var classes = ClassPace.of(line, all, tracked, asOf, decidedOn);
        report.take(ClassPace.MEASURES, classes.worst());
        if (!classes.byClass().isEmpty()) {
            report.measure.set("latestByClass", classes.json());
        }
        var byUnits = ContentFigures.byUnits(line, entries, asOf);
        var byValue = ContentFigures.byValue(line, entries, asOf);
        report.take(CONTENT, ContentFigures.mixedByValue(line) ? byValue : byUnits);
        report.takeAs("contentInWords", "inWords", ContentFigures.mixedByValue(line) ? byValue : byUnits);
        var bySensitivity = ContentFigures.bySensitivity(line, entries, asOf);
        report.takeAs("contentSensitivityInWords", "inWords", bySensitivity);
        report.takeAs("contentDistanceByUnits", "contentDistance", byUnits);
        report.takeAs("contentDistanceByValue", "contentDistance", byValue);
        report.takeAs("contentDistanceBySensitivity", "contentDistance", bySensitivity);
        report.part("contentByUnits", byUnits)
                .part("contentByValue", byValue)
                .part("contentBySensitivity", bySensitivity);
        var configuration = ConfigurationFigures.of(line, milestone, entries, asOf);
        report.take(ConfigurationFigures.MEASURES, configuration).part("configuration", configuration);
        var coverage = Coverage.of(line.path("written"), asOf);
        report.take(COVERAGE, coverage).part("coverage", coverage);
        report.takeAs("coverageInWords", "inWords", coverage);
        var readiness = Readiness.of(line.path("readinessFloors"), asOf);
        report.take(List.of("readinessMargin"), readiness).part("readiness", readiness);
        report.takeAs("readinessInWords", "inWords", readiness);
        report.habit(taken);
        var stated = limits(line.path("autopilotLimits"));
        var limits = stated.none() ? tripwires : stated;
        var plan = baselines.isEmpty() ? ClassPace.firstToStart(line, asOf) : baselines.getFirst();
        var attention = plan == null
                ? Attention.sinceTheFirst(entries, decisions, limits, asOf)
                : Attention.sincePlan(plan, entries, decisions, limits, asOf);
        if (!stated.none()) {
            attention.flag("limitsOfItsOwn", true);
        }
        report.take(ATTENTION, attention).part("attention", attention);
        var ceiling = Delivered.money(line.path("fundingCeiling"));
        var funding = ceiling == null && authorityLine != null
                ? Funding.ofAuthority(authorityLine, asOf)
                : Funding.ofObjective(entries, ceiling, asOf);
        report.take(List.of("runwayDays"), funding).part("funding", funding);
        report.takeAs("fundingInWords", "inWords", funding);
        return report.done();
    }

    /** What is measured of a partner, from its schedule line. */
    public static DriftReport ofPartner(
            JsonNode line, LocalDate asOf, List<DecisionMade> decisions, List<Habit.Taken> taken, Limits tripwires) {
        var report = new Report(asOf);
        report.habit(taken);
        var coverage = Coverage.of(line.path("written"), asOf);
        report.take(COVERAGE, coverage).part("coverage", coverage);
        var entries = Delivered.list(line.path("deliveries"));
        var attention = Attention.sinceTheFirst(entries, decisions, tripwires, asOf);
        report.take(ATTENTION, attention).part("attention", attention);
        return report.done();
    }

    /** What is measured of an authority, from its schedule line. */
    public static DriftReport ofAuthority(JsonNode line, LocalDate asOf) {
        var report = new Report(asOf);
        var funding = Funding.ofAuthority(line, asOf);
        report.takeAs("fundingInWords", "inWords", funding);
        report.take(List.of("headroom", "runwayDays"), funding).part("funding", funding);
        return report.done();
    }

    /** Limits as an objective states them; none where it states none. */
    private static Limits limits(JsonNode node) {
        return Limits.of(
                node.hasNonNull("deliveries") ? node.get("deliveries").asInt() : null,
                Delivered.money(node.path("value")),
                node.hasNonNull("days") ? node.get("days").asInt() : null);
    }

    private static final class Report {

        private final TreeMap<String, JsonNode> leaves = new TreeMap<>();
        private final List<Doubt.Unknown> leftOut = new ArrayList<>();
        private final List<Doubt.Imprecise> imprecise = new ArrayList<>();
        private final ObjectNode measure = JsonNodeFactory.instance.objectNode();

        Report(LocalDate asOf) {
            measure.put("asOf", asOf.toString());
        }

        void absent(String name) {
            leaves.put("drift." + name, JsonNodeFactory.instance.nullNode());
        }

        Report take(List<String> names, Figures figures) {
            names.forEach(name -> takeAs(name, name, figures));
            return this;
        }

        void takeAs(String leaf, String name, Figures figures) {
            var value = figures.value(name);
            var reason = figures.reason(name);
            if (value != null) {
                leaves.put("drift." + leaf, value);
                if (reason != null) {
                    imprecise.add(new Doubt.Imprecise("drift." + leaf, reason));
                }
            } else {
                leftOut.add(new Doubt.Unknown("drift." + leaf, reason == null ? "not measured" : reason));
            }
        }

        Report part(String name, Figures figures) {
            measure.set(name, figures.json());
            return this;
        }

        /** How much of deciding is repetition; nothing where nobody has decided yet. */
        void habit(List<Habit.Taken> taken) {
            var habit = Habit.measure(taken).orElse(null);
            if (habit == null) {
                HABIT.forEach(this::absent);
                return;
            }
            HABIT.forEach(name -> leaves.put("drift." + name, habit.get(name)));
            measure.set("habit", habit);
        }

        private void reasons(String name, List<? extends Doubt> doubts) {
            var reasons = measure.putArray(name);
            for (var doubt : doubts) {
                reasons.addObject().put("leaf", doubt.leaf()).put("reason", doubt.reason());
            }
        }

        DriftReport done() {
            reasons("leftOut", leftOut);
            if (!imprecise.isEmpty()) {
                reasons("imprecise", imprecise);
            }
            return new DriftReport(leaves, leftOut, imprecise, measure);
        }
    }
}
