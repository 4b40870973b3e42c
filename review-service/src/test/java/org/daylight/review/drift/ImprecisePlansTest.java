package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.review.drift.DriftReport.Doubt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans whose points are dated as precisely as their sources say. */
class ImprecisePlansTest {

    private static final LocalDate START = LocalDate.of(2023, 1, 1);

    private static JsonNode plan(String interpolation, String points, String... deliveries) {
        return starting("2023-01-01", interpolation, points, deliveries);
    }

    private static JsonNode starting(String startsOn, String interpolation, String points, String... deliveries) {
        try {
            return new ObjectMapper()
                    .readTree("""
                {"objective": "TANKS", "partner": "XAA", "milestone": "HANDED_OVER", "unit": "EACH", "mixBy": "UNITS",
                 "baselines": [
                   {"number": 1, "statedOn": "2023-01-01", "milestone": "HANDED_OVER", "unit": "EACH",
                    "interpolation": "%s", "startsOn": "%s", "points": [%s], "lateTolerance": "0.1",
                    "leastScheduleIndex": "0.8"}],
                 "contentMix": [], "deliveries": [%s], "planned": []}\
                """.formatted(interpolation, startsOn, points, String.join(",", deliveries)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String point(String on, int cumulative) {
        return "{\"on\": \"%s\", \"cumulative\": \"%d\"}".formatted(on, cumulative);
    }

    private static String delivery(String on, int quantity) {
        return """
            {"on": "%s", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "%d EACH", "transfer": "XAA-1"}\
            """.formatted(on, quantity);
    }

    private static DriftReport on(String day, JsonNode line) {
        return DriftFacts.ofObjective(line, null, LocalDate.parse(day), List.of(), List.of(), Limits.NONE);
    }

    private static String leaf(DriftReport report, String name) {
        var value = report.leaves().get("drift." + name);
        return value == null ? "left out" : value.asText();
    }

    /**
     * By hand. Ten are wanted by a day of April 2023, from day 90 to day 119, and came on day 104: against the first 90 of 104 days
     * are earned, 0.865385, against the last 119, 1.144231; all ten were late, or all ten early.
     */
    @Test
    void whatItsDatesLeaveOpenIsARangeAndSaysWhy() {
        var report = on("2023-04-20", plan("STEPS", point("2023-04", 10), delivery("2023-04-15", 10)));

        assertThat(leaf(report, "planned")).isEqualTo("0..10 EACH");
        assertThat(leaf(report, "shortfall")).isEqualTo("-10..0 EACH");
        assertThat(leaf(report, "plannedCompletionOn")).isEqualTo("2023-04-01/2023-04-30");
        assertThat(leaf(report, "completionOn")).isEqualTo("2023-04-15");
        assertThat(leaf(report, "scheduleIndex")).isEqualTo("0.865385..1.144231");
        assertThat(leaf(report, "maxLate")).isEqualTo("0..1");
        assertThat(leaf(report, "maxEarly")).isEqualTo("0..1");
        assertThat(report.measure().path("imprecise").toString())
                .contains("between 0.865385 and 1.144231: baseline 1 wants 10 by 2023-04");
        assertThat(leaf(report, "inWords"))
                .isEqualTo(
                        "10 of 10 units handed over against between 0 and 10 planned by 2023-04; complete since 2023-04,"
                                + " planned for 2023-04");
        assertThat(report.leftOut())
                .contains(
                        new Doubt.Unknown(
                                "drift.performanceIndex",
                                "1 where the least came against the most that was planned, and not measurable where the most"
                                        + " came against the least: baseline 1 wants 10 by 2023-04"),
                        new Doubt.Unknown("drift.absoluteLatenessDays", "baseline 1 wants 10 by 2023-04"),
                        new Doubt.Unknown("drift.cusumLate", "baseline 1 wants 10 by 2023-04"));
    }

    @Test
    void whatIsTheSameWhateverTheyMeanIsKnown() {
        var late = plan("STEPS", point("2023-04", 10), delivery("2023-05-15", 10));

        var before = on("2023-03-31", late);
        assertThat(leaf(before, "planned")).isEqualTo("0 EACH");
        assertThat(leaf(before, "scheduleIndex")).isEqualTo("1");
        assertThat(leaf(before, "maxLate")).isEqualTo("0");
        var after = on("2023-06-30", late);
        assertThat(leaf(after, "planned")).isEqualTo("10 EACH");
        assertThat(leaf(after, "shortfall")).isEqualTo("0 EACH");
        assertThat(leaf(after, "maxLate")).isEqualTo("1");
        assertThat(leaf(after, "performanceIndex")).isEqualTo("1");
        // 90 to 119 days are earned of the 134 that it took.
        assertThat(leaf(after, "scheduleIndex")).isEqualTo("0.671642..0.88806");
    }

    /**
     * By hand. On 20 April ten that were wanted by a day of April and came on a day from 15 April to 15 May may all be over: on the
     * most against the early reading, and on nothing else. When May is over they are.
     */
    @Test
    void whetherAllIsOverIsHeldAgainstEachOfTheFourThatMayBe() {
        var line = plan("STEPS", point("2023-04", 10), delivery("2023-04-15/2023-05-15", 10));

        assertThat(settled(on("2023-03-31", line)).asText()).isEqualTo("false");
        assertThat(settled(on("2023-04-20", line)).isMissingNode()).isTrue();
        assertThat(settled(on("2023-05-10", line)).isMissingNode()).isTrue();
        assertThat(settled(on("2023-05-31", line)).asText()).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINEAR", "STEPS"})
    void whetherAllIsOverIsNoGuess(String interpolation) {
        var known = new TreeMap<String, Integer>();
        for (var seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var ranges = ranges(random);
            var came = came(random);
            var day = START.plusDays(random.nextInt(500)).toString();
            var imprecise = settled(on(day, plan(interpolation, points(ranges), deliveries(came))));
            for (var choice = 0; choice < 12 && !imprecise.isMissingNode(); choice++) {
                var days = ranges.stream().map(range -> range.one(random)).toList();
                if (rising(days)) {
                    var cameOn = came.stream().map(range -> range.one(random)).toList();
                    assertThat(settled(on(day, plan(interpolation, points(days), deliveries(cameOn)))))
                            .as("seed %d", seed)
                            .isEqualTo(imprecise);
                    known.merge(imprecise.asText(), 1, Integer::sum);
                }
            }
        }
        assertThat(known).containsOnlyKeys("true", "false");
    }

    /**
     * By hand. Six are wanted by a day from 15 February to 15 March and six by one from 20 March to 20 April: in each reading six a
     * month, but 12 in March if the first are wanted on 15 March and the others on 20 March. Four and four are never ten, and 15 of May
     * always are. Of three a month with 2.4 tolerated 0.6 / ln(3 / 2.4) = 2.688852 are held against the two that came.
     */
    @ParameterizedTest
    @CsvSource({"9, 15, 18, left out", "7, 11, 14, 0.688852", "9, 15, 30, null"})
    void whetherItemsAreFewDoesNotMoveOneWay(int first, int second, int all, String sum) {
        var line = plan(
                "STEPS",
                String.join(
                        ",",
                        point("2023-01-10", 3),
                        point("2023-02-15/2023-03-15", first),
                        point("2023-03-20/2023-04-20", second),
                        point("2023-05-31", all)),
                delivery("2023-01-15", 2));

        var report = on("2023-02-10", line);

        assertThat(leaf(report, "poissonCusumLate")).isEqualTo(sum);
        assertThat(leaf(report, "cusumLate")).isNotEqualTo("left out");
    }

    @Test
    void aSeriesOfDaysAheadShowsTheRangeToo() {
        var line = plan("LINEAR", point("2023-03", 60), delivery("2023-01-15", 5));

        var outlook = Outlook.of(line, List.of(LocalDate.parse("2023-01-31"), LocalDate.parse("2023-04-30")))
                .orElseThrow();

        // 60 x 30 / 89 and 60 x 30 / 59: the last day of March is day 89, its first one day 59.
        assertThat(outlook.curve())
                .containsExactly(
                        new Outlook.Point(LocalDate.parse("2023-01-31"), "20.224719..30.508475 EACH", "5 EACH"),
                        new Outlook.Point(LocalDate.parse("2023-04-30"), "60 EACH", "5 EACH"));
        assertThat(outlook.plannedCompletionOn()).isEqualTo("2023-03-01/2023-03-31");
    }

    /**
     * Whatever is known of a plan with imprecise dates is the same of every plan with a day in the place of each of them, and
     * what is planned lies in the range.
     */
    @ParameterizedTest
    @ValueSource(strings = {"LINEAR", "STEPS"})
    void noFigureIsAGuess(String interpolation) {
        var known = new TreeMap<String, Integer>();
        for (var seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var ranges = ranges(random);
            var deliveries = deliveries(random);
            var day = START.plusDays(random.nextInt(500)).toString();
            var imprecise = on(day, plan(interpolation, points(ranges), deliveries));
            for (var choice = 0; choice < 12; choice++) {
                var days = ranges.stream().map(range -> range.one(random)).toList();
                if (!rising(days)) {
                    continue;
                }
                var exact = on(day, plan(interpolation, points(days), deliveries));
                imprecise.leaves().forEach((name, value) -> {
                    if (name.endsWith(".planned") || name.endsWith(".plannedFirst")) {
                        assertThat(within(value.asText(), leaf(exact, name.substring("drift.".length()))))
                                .as("%s: %s", name, value)
                                .isTrue();
                    } else if (!name.contains("shortfall")
                            && !name.contains("plannedCompletionOn")
                            && !name.contains("inWords")) {
                        assertThat(isIn(value, exact.leaves().get(name)))
                                .as("%s: %s", name, value)
                                .isTrue();
                        known.merge(name, 1, Integer::sum);
                    }
                });
            }
        }
        assertThat(known)
                .containsKeys(
                        "drift.scheduleIndex",
                        "drift.maxLate",
                        "drift.maxEarly",
                        "drift.completionOn",
                        "drift.poissonCusumLate");
    }

    /**
     * By hand. 60 by day 89 from some day of January on, of which 30 came on day 45. On day 58 that is 60 x 58 / 89 or, from day 30
     * on, 60 x 28 / 59; half of it was wanted after 44.5 days of 58 or 29.5 of 28; at the mean pace the rest takes as long again,
     * until day 116 or 86; on day 45 60 x 45 / 89 or 60 x 15 / 59 were missing.
     */
    @Test
    void whatIsCountedFromAStartThatIsNoDayIsARangeAndSaysWhy() {
        var line = starting("2023-01", "LINEAR", point("2023-03-31", 60), delivery("2023-02-15", 30));

        var report = on("2023-02-28", line);

        assertThat(leaf(report, "planned")).isEqualTo("28.474576..39.101124 EACH");
        assertThat(leaf(report, "shortfall")).isEqualTo("-1.525424..9.101124 EACH");
        assertThat(leaf(report, "plannedCompletionOn")).isEqualTo("2023-03-31");
        assertThat(leaf(report, "completionOn")).isEqualTo("2023-03-28/2023-04-27");
        assertThat(leaf(report, "scheduleIndex")).isEqualTo("0.767241..1.053571");
        assertThat(leaf(report, "maxLate")).isEqualTo("0.254237..0.505618");
        assertThat(leaf(report, "inWords"))
                .isEqualTo("30 of 60 units handed over against between 28.5 and 39.1 planned by 2023-02;"
                        + " at this pace complete in 2023-03 to 2023-04 instead of 2023-03");
        assertThat(report.leftOut())
                .contains(
                        new Doubt.Unknown("drift.cusumLate", "baseline 1 starts in 2023-01"),
                        new Doubt.Unknown("drift.daysSinceDecision", "baseline 1 starts in 2023-01"));
    }

    /** Ten were wanted on 1 April and came on 15 May, 44 days late from whichever day of January on that is counted. */
    @Test
    void whatIsTheSameWheneverItStartedIsKnown() {
        var line = starting("2023-01", "STEPS", point("2023-04-01", 10), delivery("2023-05-15", 10));

        var report = on("2023-06-30", line);

        assertThat(leaf(report, "planned")).isEqualTo("10 EACH");
        assertThat(leaf(report, "maxLate")).isEqualTo("1");
        assertThat(leaf(report, "meanLatenessDays")).isEqualTo("44");
        assertThat(leaf(report, "completionOn")).isEqualTo("2023-05-15");
        assertThat(leaf(report, "inWords"))
                .isEqualTo("10 of 10 units handed over against 10 planned by 2023-06; complete since 2023-05"
                        + " instead of 2023-04");
        // 60 days of 104, or 90 of 134.
        assertThat(leaf(report, "scheduleIndex")).isEqualTo("0.576923..0.671642");
        assertThat(leaf(on("2022-12-31", line), "scheduleIndex")).isEqualTo("null");
    }

    /** Between the first and the last day alone it would look as if nothing had been early: it came before both, on day 5. */
    @Test
    void everyDayBetweenIsLookedAt() {
        var line = starting(
                "2023-01-01/2023-01-21", "STEPS", point("2023-01-06/2023-01-21", 10), delivery("2023-01-06", 10));

        assertThat(leaf(on("2023-02-10", line), "maxEarly")).isEqualTo("0..1");
    }

    @Test
    void whoLeavesOpenInWhichYearItStartsIsToldWhatIsPlannedAlone() {
        var line = starting("2021/2023-01", "STEPS", point("2023-04-01", 10), delivery("2023-05-15", 10));

        var report = on("2023-04-20", line);

        assertThat(leaf(report, "planned")).isEqualTo("10 EACH");
        assertThat(leaf(report, "shortfall")).isEqualTo("10 EACH");
        assertThat(report.leftOut())
                .contains(
                        new Doubt.Unknown("drift.meanLatenessDays", "baseline 1 starts in 2021/2023-01"),
                        new Doubt.Unknown("drift.scheduleIndex", "baseline 1 starts in 2021/2023-01"));
        assertThat(leaf(on("2020-12-31", line), "scheduleIndex")).isEqualTo("null");
    }

    /** On 30 June that is 150 days from the end of January and 180 from its beginning: of 30 at least 5 times as many. */
    @Test
    void aDecisionThatIsOverdueSinceAnyStartIsOverdue() {
        var line = starting("2023-01", "STEPS", point("2023-04-01", 10), delivery("2023-05-15", 10));

        var limited = DriftFacts.ofObjective(
                line, null, LocalDate.parse("2023-06-30"), List.of(), List.of(), Limits.of(null, null, 30));

        assertThat(leaf(limited, "autopilotIndex")).isEqualTo("5");
        assertThat(limited.measure()
                        .path("attention")
                        .path("autopilotIndexAtLeast")
                        .asBoolean())
                .isTrue();
        assertThat(leaf(limited, "deliveriesSinceDecision")).isEqualTo("1");
        assertThat(leaf(limited, "daysSinceDecision")).isEqualTo("left out");
        var attention = limited.measure().path("attention");
        assertThat(attention.path("since").asText()).isEqualTo("2023-01-31");
        assertThat(attention.path("sinceAtLatest").asBoolean()).isTrue();
        assertThat(attention.path("daysAtLeast").asText()).isEqualTo("150 days");
    }

    /** One in January, which may lie before the start, and two after it. */
    @Test
    void whatSurelyCameSinceAnyStartIsCounted() {
        var line = starting(
                "2023-01",
                "STEPS",
                point("2023-04-01", 10),
                delivery("2023-01-15", 10),
                delivery("2023-05-15", 10),
                delivery("2023-05-16", 10));

        var attention = DriftFacts.ofObjective(
                        line, null, LocalDate.parse("2023-06-30"), List.of(), List.of(), Limits.of(null, null, 30))
                .measure()
                .path("attention");

        assertThat(attention.path("deliveriesAtLeast").asInt()).isEqualTo(2);
        assertThat(attention.has("deliveriesSinceDecision")).isFalse();
        assertThat(attention.path("since").asText()).isEqualTo("2023-01-31");
    }

    /** What came before the plan starts is there when it starts. */
    @Test
    void aSeriesOfDaysAheadTellsOfTheStartToo() {
        var line = starting("2023-01", "LINEAR", point("2023-03-31", 60), delivery("2023-01-15", 60));

        var outlook = Outlook.of(line, List.of(LocalDate.parse("2023-02-28"))).orElseThrow();

        assertThat(outlook.curve())
                .containsExactly(
                        new Outlook.Point(LocalDate.parse("2023-02-28"), "28.474576..39.101124 EACH", "60 EACH"));
        assertThat(outlook.completionOn()).isEqualTo("2023-01-15/2023-01-31");
    }

    /** The same of plans whose start is no day either. */
    @ParameterizedTest
    @ValueSource(strings = {"LINEAR", "STEPS"})
    void noFigureIsAGuessOfTheStart(String interpolation) {
        var known = new TreeMap<String, Integer>();
        for (var seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var start = new Range(START, START.plusDays(1 + random.nextInt(40)), 0);
            var ranges = after(start, ranges(random));
            var came = came(random);
            var day = START.plusDays(random.nextInt(500)).toString();
            var imprecise = on(day, starting(start.on(), interpolation, points(ranges), deliveries(came)));
            for (var choice = 0; choice < 12; choice++) {
                var startsOn = start.one(random);
                var days = ranges.stream().map(range -> range.one(random)).toList();
                if (days.getFirst().from().isBefore(startsOn.from()) || !rising(days)) {
                    continue;
                }
                var cameOn = came.stream().map(range -> range.one(random)).toList();
                var exact = on(day, starting(startsOn.on(), interpolation, points(days), deliveries(cameOn)));
                imprecise.leaves().forEach((name, value) -> {
                    if (name.endsWith(".planned") || name.endsWith(".delivered") || name.endsWith(".shortfall")) {
                        assertThat(within(value.asText(), leaf(exact, name.substring("drift.".length()))))
                                .as("%s: %s", name, value)
                                .isTrue();
                    } else if (name.endsWith("ompletionOn")) {
                        assertThat(among(value, exact.leaves().get(name)))
                                .as("%s: %s", name, value)
                                .isTrue();
                    } else if (!name.contains("First") && !name.contains("inWords")) {
                        assertThat(isIn(value, exact.leaves().get(name)))
                                .as("%s: %s", name, value)
                                .isTrue();
                    }
                    known.merge(name, 1, Integer::sum);
                });
            }
        }
        assertThat(known).containsKeys("drift.scheduleIndex", "drift.maxLate", "drift.maxEarly", "drift.completionOn");
    }

    /** Whether a figure is what was said of it, or lies in the range that was. */
    private static boolean isIn(JsonNode said, @Nullable JsonNode figure) {
        var dots = said.isTextual() ? said.asText().indexOf("..") : -1;
        if (dots < 0 || figure == null || !figure.isTextual()) {
            return said.equals(figure);
        }
        var number = new BigDecimal(figure.asText());
        return new BigDecimal(said.asText().substring(0, dots)).compareTo(number) <= 0
                && new BigDecimal(said.asText().substring(dots + 2)).compareTo(number) >= 0;
    }

    /** With no point that certainly lies before the start. */
    private static List<Range> after(Range start, List<Range> ranges) {
        var by = ChronoUnit.DAYS.between(ranges.getFirst().to(), start.to());
        return by <= 0
                ? ranges
                : ranges.stream()
                        .map(range -> new Range(range.from(), range.to().plusDays(by), range.cumulative()))
                        .toList();
    }

    private static boolean among(JsonNode dates, @Nullable JsonNode exact) {
        if (exact == null || dates.isNull() || exact.isNull()) {
            return dates.equals(exact);
        }
        var all = ImpreciseDate.parse(dates.asText());
        var one = ImpreciseDate.parse(exact.asText());
        return !one.earliest().isBefore(all.earliest()) && !one.latest().isAfter(all.latest());
    }

    private record Range(LocalDate from, LocalDate to, int cumulative) {

        Range one(Random random) {
            var on = from.plusDays(random.nextLong(to.toEpochDay() - from.toEpochDay() + 1));
            return new Range(on, on, cumulative);
        }

        String on() {
            return from.equals(to) ? from.toString() : from + "/" + to;
        }
    }

    private static List<Range> ranges(Random random) {
        var ranges = new ArrayList<Range>();
        var from = START;
        var to = START;
        var cumulative = 0;
        for (var i = 0; i < 1 + random.nextInt(3); i++) {
            from = from.plusDays(1 + random.nextInt(120));
            to = (to.isBefore(from) ? from : to.plusDays(1)).plusDays(random.nextInt(3) == 0 ? 0 : random.nextInt(60));
            cumulative += 1 + random.nextInt(20);
            ranges.add(new Range(from, to, cumulative));
        }
        return ranges;
    }

    private static String[] deliveries(Random random) {
        var deliveries = new ArrayList<String>();
        for (var i = 0; i < 1 + random.nextInt(5); i++) {
            deliveries.add(delivery(START.plusDays(random.nextInt(450)).toString(), 1 + random.nextInt(12)));
        }
        return deliveries.toArray(String[]::new);
    }

    private static List<Range> came(Random random) {
        var came = new ArrayList<Range>();
        for (var i = 0; i < 1 + random.nextInt(5); i++) {
            var from = START.plusDays(random.nextInt(400));
            came.add(new Range(from, from.plusDays(random.nextInt(60)), 1 + random.nextInt(30)));
        }
        return came;
    }

    private static String[] deliveries(List<Range> came) {
        return came.stream()
                .map(range -> delivery(range.on(), range.cumulative()))
                .toArray(String[]::new);
    }

    private static JsonNode settled(DriftReport report) {
        return report.measure().path("latest").path("settled");
    }

    private static boolean rising(List<Range> days) {
        for (var i = 1; i < days.size(); i++) {
            if (!days.get(i).from().isAfter(days.get(i - 1).from())) {
                return false;
            }
        }
        return true;
    }

    private static String points(List<Range> ranges) {
        return ranges.stream()
                .map(range -> point(range.on(), range.cumulative()))
                .collect(Collectors.joining(","));
    }

    private static boolean within(String range, String exact) {
        var amount = new BigDecimal(exact.replace(" EACH", ""));
        var bounds = Between.parse(range.replace(" EACH", ""));
        var high = bounds.high();
        return bounds.low().compareTo(amount) <= 0 && high != null && amount.compareTo(high) <= 0;
    }
}
