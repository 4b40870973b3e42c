package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pace of each capability class that has a plan of its own, against the last one that was stated for it, and how far the
 * worst of them lies from what its plan tolerates.
 *
 * @param byClass of each class
 * @param worst of all that is known; what is not known of one is the reason why not all are measured
 */
record ClassPace(TreeMap<String, Figures> byClass, Figures worst) {

    static final List<String> MEASURES = List.of(
            "classesMeasured",
            "classesMeasuredLate",
            "classesMeasuredEarly",
            "classLate",
            "classEarly",
            "classIndexShortfall",
            "classScheduleIndex",
            "classInWords");

    static final String UNCLASSED = "a delivery has no capability class";

    /** What is known of one class that its plan says something about. */
    private record Measured(String capabilityClass, StatedPlan plan, Figures figures) {

        @Nullable
        Range value(String name) {
            return Range.of(figures.value(name));
        }

        /** How far a measure lies above what the plan tolerates; null where it is not known, or the plan states nothing. */
        @Nullable
        Range above(String name, @Nullable BigDecimal tolerance) {
            var value = value(name);
            return value == null || tolerance == null ? null : value.minus(tolerance);
        }

        @Nullable
        Range shortOf(@Nullable BigDecimal least) {
            var index = value("scheduleIndex");
            return index == null || least == null ? null : index.below(least);
        }

        /** Before a plan starts there is nothing to measure. */
        boolean begun() {
            var words = figures.value("inWords");
            return words == null || !words.isNull();
        }

        /** Why something is not known by which it is judged whether the class is behind; empty where all of it is. */
        Optional<String> doubtOfLate() {
            var ofIndex = doubt("scheduleIndex");
            return ofIndex.isPresent() || plan.late().lateTolerance() == null ? ofIndex : doubt("maxLate");
        }

        /** The same of whether it is ahead. */
        Optional<String> doubtOfEarly() {
            return plan.late().earlyTolerance() == null ? Optional.empty() : doubt("maxEarly");
        }

        Optional<String> doubt() {
            return doubtOfLate().or(this::doubtOfEarly);
        }

        /** Why a measure is not known, or on one side only; empty where it is, or is known to be absent. */
        Optional<String> doubt(String name) {
            return figures.value(name) == null || (!figures.isExact(name) && value(name) == null)
                    ? Optional.of("%s: %s".formatted(capabilityClass, figures.reason(name)))
                    : Optional.empty();
        }

        /** The same, and why it is not known more precisely. */
        Optional<String> doubtOrRange(String name) {
            return figures.isExact(name)
                    ? Optional.empty()
                    : Optional.of("%s: %s".formatted(capabilityClass, figures.reason(name)));
        }

        /** Such as: ARMOUR by SHIPPED, baseline 2: 5 of 20 units shipped against 10 planned by 2024-03; schedule index 0.5. */
        String inWords() {
            var words = figures.value("inWords");
            var index = figures.value("scheduleIndex");
            return "%s by %s, baseline %d: %s; schedule index %s"
                    .formatted(
                            capabilityClass,
                            plan.late().milestone(),
                            plan.late().number(),
                            words == null ? "its pace is not known" : words.asText(),
                            index == null ? "not known" : index.isNull() ? "not measurable" : index.asText());
        }
    }

    private static TreeMap<String, List<JsonNode>> plans(JsonNode line) {
        var plans = new TreeMap<String, List<JsonNode>>();
        line.path("classBaselines")
                .forEach(plan -> plans.computeIfAbsent(
                                plan.path("capabilityClass").asText(), _ -> new ArrayList<>())
                        .add(plan));
        return plans;
    }

    /** Of the first plans of all classes that are stated by asOf the one that surely starts first; null where there is none. */
    static @Nullable StatedPlan firstToStart(JsonNode line, LocalDate asOf) {
        return plans(line).values().stream()
                .flatMap(plans -> StatedPlan.statedBy(
                                asOf, JsonNodeFactory.instance.arrayNode().addAll(plans))
                        .stream()
                        .limit(1))
                .min(Comparator.comparing((StatedPlan plan) -> plan.late().startsOn()))
                .orElse(null);
    }

    /** @param all what reached any milestone */
    static ClassPace of(
            JsonNode line, List<Delivered> all, boolean tracked, LocalDate asOf, @Nullable LocalDate decidedOn) {
        var plans = plans(line);
        var byClass = new TreeMap<String, Figures>();
        var measured = new ArrayList<Measured>();
        plans.forEach((capabilityClass, stated) -> {
            var latest = StatedPlan.statedBy(
                    asOf, JsonNodeFactory.instance.arrayNode().addAll(stated));
            if (!latest.isEmpty()) {
                var plan = latest.getLast();
                var figures = of(capabilityClass, plan, all, tracked, asOf, decidedOn);
                byClass.put(capabilityClass, figures);
                measured.add(new Measured(capabilityClass, plan, figures));
            }
        });
        return new ClassPace(
                byClass, worst(measured.stream().filter(Measured::begun).toList()));
    }

    private static Figures of(
            String capabilityClass,
            StatedPlan plan,
            List<Delivered> all,
            boolean tracked,
            LocalDate asOf,
            @Nullable LocalDate decidedOn) {
        return anyUnclassed(plan, all, asOf)
                ? PaceFigures.unknown(plan, asOf, UNCLASSED)
                : PaceFigures.of(plan, ofClass(capabilityClass, all), tracked, asOf, decidedOn);
    }

    /** Whether something that a plan may count, once it has begun, is of a class that is not known. */
    static boolean anyUnclassed(StatedPlan plan, List<Delivered> all, LocalDate asOf) {
        return !plan.early().startsOn().isAfter(asOf)
                && PaceFigures.atMilestone(all, plan.late().milestone()).stream()
                        .anyMatch(entry -> entry.capabilityClass() == null);
    }

    static List<Delivered> ofClass(String capabilityClass, List<Delivered> all) {
        return all.stream()
                .filter(entry -> capabilityClass.equals(entry.capabilityClass()))
                .toList();
    }

    private static Figures worst(List<Measured> classes) {
        var figures = new Figures();
        if (classes.isEmpty()) {
            MEASURES.forEach(figures::absent);
            return figures;
        }
        // Rulebooks that were frozen before late and early had a measure each ask for both by this one.
        count(figures, "classesMeasured", classes, Measured::doubt);
        count(figures, "classesMeasuredLate", classes, Measured::doubtOfLate);
        count(
                figures,
                "classesMeasuredEarly",
                stating(classes, plan -> plan.earlyTolerance() != null),
                Measured::doubtOfEarly);
        figures.text("classInWords", classes.stream().map(Measured::inWords).collect(Collectors.joining("; ")));
        put(
                figures,
                "classLate",
                "maxLate",
                stating(classes, plan -> plan.lateTolerance() != null),
                Range::max,
                each -> each.above("maxLate", each.plan().late().lateTolerance()));
        put(
                figures,
                "classEarly",
                "maxEarly",
                stating(classes, plan -> plan.earlyTolerance() != null),
                Range::max,
                each -> each.above("maxEarly", each.plan().late().earlyTolerance()));
        put(
                figures,
                "classIndexShortfall",
                "scheduleIndex",
                stating(classes, plan -> plan.leastScheduleIndex() != null),
                Range::max,
                each -> each.shortOf(each.plan().late().leastScheduleIndex()));
        put(
                figures,
                "classScheduleIndex",
                "scheduleIndex",
                stating(classes, plan -> plan.leastScheduleIndex() == null),
                Range::min,
                each -> each.value("scheduleIndex"));
        return figures;
    }

    /** How many there are; absent where there is none, left out with the reasons where something of one is in doubt. */
    private static void count(
            Figures figures, String name, List<Measured> classes, Function<Measured, Optional<String>> doubt) {
        var doubts = classes.stream()
                .flatMap(each -> doubt.apply(each).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!doubts.isEmpty()) {
            figures.unknown(name, String.join("; ", doubts));
        } else if (classes.isEmpty()) {
            figures.absent(name);
        } else {
            figures.number(name, classes.size());
        }
    }

    private static List<Measured> stating(List<Measured> classes, Predicate<Baseline> stated) {
        return classes.stream().filter(each -> stated.test(each.plan().late())).toList();
    }

    /**
     * The worst that is known; absent where no class is judged by it or there is nothing to measure.
     *
     * @param of the measure of each class
     * @param classes those that are judged by it
     */
    private static void put(
            Figures figures,
            String name,
            String of,
            List<Measured> classes,
            BinaryOperator<Range> worse,
            Function<Measured, @Nullable Range> measure) {
        Range worst = null;
        for (var each : classes) {
            var value = measure.apply(each);
            if (value != null) {
                worst = worst == null ? value : worse.apply(worst, value);
            }
        }
        var doubts = classes.stream().flatMap(each -> each.doubt(of).stream()).collect(Collectors.joining("; "));
        if (worst == null && doubts.isEmpty()) {
            figures.absent(name);
        } else if (worst == null) {
            figures.unknown(name, doubts);
        } else {
            figures.within(
                    name,
                    worst,
                    classes.stream()
                            .flatMap(each -> each.doubtOrRange(of).stream())
                            .toList());
        }
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        byClass.forEach((name, figures) -> json.set(name, figures.json()));
        return json;
    }
}
