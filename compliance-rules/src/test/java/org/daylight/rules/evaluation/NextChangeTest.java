package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.requires;
import static org.daylight.rules.evaluation.Written.rule;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextChangeTest {

    private static final String FIRST_INVENTORY = "!has(delivery.enteredCountryOn) || has(monitoring.firstInventoryOn)"
            + " || daysBetween(delivery.enteredCountryOn, asOf) <= params.days";

    @ParameterizedTest
    @CsvSource({
        "2024-01-10, 2024-01-10, MET,          2024-04-10",
        "2024-01-10, 2024-04-09, MET,          2024-04-10",
        "2024-01-10, 2024-04-10, NOT_MET,      ''",
        "2024-01,    2024-01-10, MET,          2024-04-01",
        "2024-01,    2024-04-01, UNDETERMINED, 2024-05-01",
        "2024-01,    2024-05-01, NOT_MET,      ''"
    })
    void aClockRunsOutOnAKnownDay(String entered, String asOf, Answer expected, String next) {
        var answer = requires("delivery", FIRST_INVENTORY)
                .parameter("days", ParameterValue.of("90 days"))
                .on(asOf, facts("delivery.enteredCountryOn", entered, "monitoring.firstInventoryOn", null));

        assertThat(answer.answer()).isEqualTo(expected);
        assertThat(answer.nextChangeOn()).isEqualTo(day(next));
    }

    @Test
    void whatIsUnknownStaysSoUntilAFactChanges() {
        var answer = requires("delivery", FIRST_INVENTORY)
                .parameter("days", ParameterValue.of("90 days"))
                .on("2024-01-10", facts("monitoring.firstInventoryOn", null));

        assertThat(answer.answer()).isEqualTo(Answer.UNDETERMINED);
        assertThat(answer.nextChangeOn()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-31, NOT_APPLICABLE, 2024-01-01",
        "2024-01-01, NOT_MET,        2024-06-01",
        "2024-06-01, MET,            2025-01-01",
        "2025-01-01, NOT_MET,        2026-01-01",
        "2026-01-01, NOT_APPLICABLE, ''"
    })
    void revisionsAndParametersReadAgainstTheDayChangeIt(String asOf, Answer expected, String next) {
        var evaluator = evaluator(
                List.of(),
                rule("a.rule", "partner")
                        .effective("2024-01-01", "2025-01-01", "asOf")
                        .parameter(
                                "least",
                                new ParameterValue(null, "2024-06-01", null, "5", null, null),
                                new ParameterValue("2024-06-01", null, null, "1", null, null))
                        .requires("partner.activeTransfers >= params.least"),
                rule("a.rule", "partner")
                        .effective("2025-01-01", "2026-01-01", "asOf")
                        .requires("partner.activeTransfers >= 9"));

        var answer = evaluator.answer("a.rule", line("partner", asOf, facts("partner.activeTransfers", 3)));

        assertThat(answer.answer()).isEqualTo(expected);
        assertThat(answer.nextChangeOn()).isEqualTo(day(next));
    }

    @Test
    void theEarliestChangeOfASubjectNamesItsRule() {
        var evaluator = evaluator(
                List.of(),
                rule("a.later", "partner").requires("asOf < date(\"2024-08-01\")"),
                rule("b.sooner", "partner").requires("asOf < date(\"2024-05-01\")"),
                rule("c.never", "partner").requires("asOf > date(\"2020-05-01\")"));

        var result = evaluator.evaluate(line("partner", "2024-01-01", facts()));

        assertThat(result.nextChangeOn()).isEqualTo("2024-05-01");
        assertThat(result.nextChangeRule()).isEqualTo("b.sooner");
        assertThat(result.answers()).isEmpty();
    }

    private static final DatedSet SET = new DatedSet(
            "SET",
            List.of(
                    new DatedSet.Member("A", "2024-01-20", "2024-02-20"),
                    new DatedSet.Member("B", "2024-02", null),
                    new DatedSet.Member("C", "../2024-02-10", "2024-03")),
            "2024-01-05",
            "2024-03-25",
            null);

    private static final List<String> CLAUSES = List.of(
            "(has(delivery.plannedOn) && delivery.plannedOn < asOf)",
            "(has(delivery.plannedOn) && asOf == delivery.plannedOn)",
            "(has(delivery.shippedOn) && addDays(delivery.shippedOn, params.days) >= asOf)",
            "(has(delivery.shippedOn) && daysBetween(delivery.shippedOn, asOf) <= params.days)",
            "(has(delivery.shippedOn) && daysBetween(asOf, delivery.shippedOn) != days(\"10 days\"))",
            "inSet(partner.code, \"SET\", asOf)",
            "(has(delivery.plannedOn) && inSet(partner.code, \"SET\", delivery.plannedOn))",
            "item.mde",
            "has(delivery.handedOverOn)",
            "(daysBetween(date(\"2024-01-15\"), asOf) > params.days)",
            "(has(delivery.plannedOn) && workingDaysBetween(delivery.plannedOn, asOf, \"OFF\") <= params.working)",
            "(has(delivery.shippedOn) && workingDaysBetween(asOf, delivery.shippedOn, \"OFF\") == 3)",
            "(has(delivery.shippedOn) && addWorkingDays(delivery.shippedOn, params.working, \"OFF\") > asOf)",
            "(workingDaysBetween(date(\"2024-02-14\"), asOf, \"OFF\") != 0 - params.working)",
            "(has(delivery.plannedOn) && addMonths(delivery.plannedOn, 1) > asOf)",
            "(has(delivery.plannedOn) && asOf < addDays(endOfYear(addYears(delivery.plannedOn, 0 - 1)), params.working))",
            "determined(\"emergency\")",
            "determined(\"emergency\", asOf)");

    private static final DatedSet OFF = new DatedSet(
            "OFF",
            List.of(
                    new DatedSet.Member("A day", "2024-02-19", "2024-02-20"),
                    new DatedSet.Member("A week", "2024-03-04", "2024-03-11"),
                    new DatedSet.Member("A feast by the moon", "2024-04-10/2024-04-11", "2024-04-12")),
            "2024-01-10",
            "2024-05-06",
            null);

    /** Steps through the days one by one and compares with what was foretold. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void steppingDayByDayFindsTheSameDay(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 40; round++) {
            var evaluator = evaluator(
                    List.of(SET, OFF),
                    randomRule("a.rule", random).exception("an.exception"),
                    randomRule("an.exception", random));
            var facts = randomFacts(random);
            var line = line("delivery", "2024-01-01", facts);
            var answer = evaluator.answer("a.rule", line);
            for (var day = LocalDate.parse("2024-01-02");
                    day.isBefore(LocalDate.parse("2024-06-01"));
                    day = day.plusDays(1)) {
                var then = evaluator.answer("a.rule", line.on(day));
                if (reads(answer).equals(reads(then))) {
                    continue;
                }
                assertThat(answer.nextChangeOn())
                        .as("%s from %s with %s", answer, line.asOf(), facts)
                        .isEqualTo(day);
                answer = then;
            }
            var last = answer.nextChangeOn();
            assertThat(last == null || last.isAfter(LocalDate.parse("2024-05-31")))
                    .as("%s %s", answer, facts)
                    .isTrue();
        }
    }

    private static List<@Nullable Object> reads(RuleAnswer answer) {
        var revision = answer.letter() == 'N' || answer.letter() == 'U' ? answer.revision() : null;
        return java.util.Arrays.asList(answer.letter(), answer.missing(), answer.permittedFrom(), revision);
    }

    private static Written randomRule(String key, Random random) {
        var against =
                random.nextInt(3) == 0 ? "asOf" : random.nextBoolean() ? "delivery.announcedOn" : "delivery.plannedOn";
        var from = pick(random, null, "2023-01-01", "2024-02-05", "2024-02");
        return rule(key, "delivery")
                .effective(from, pick(random, null, "2024-04", "2024-03-03"), against)
                .parameter(
                        "days",
                        new ParameterValue(null, "2024-02-15", null, "20 days", null, null),
                        new ParameterValue("2024-01-01", null, "SET", "35 days", null, null),
                        ParameterValue.of("50 days"))
                .parameter(
                        "working",
                        new ParameterValue(null, "2024-02-15", null, "7", null, null),
                        ParameterValue.of("12"))
                .appliesWhen(random.nextBoolean() ? null : expression(random))
                .requires(expression(random));
    }

    private static String expression(Random random) {
        var first = CLAUSES.get(random.nextInt(CLAUSES.size()));
        var second = CLAUSES.get(random.nextInt(CLAUSES.size()));
        return switch (random.nextInt(5)) {
            case 0 -> first;
            case 1 -> "!" + first + " || " + second;
            case 2 -> first + " && " + second;
            case 3 -> first + " ? " + second + " : " + CLAUSES.get(random.nextInt(CLAUSES.size()));
            default -> first + " == " + second;
        };
    }

    private static Map<String, @Nullable Object> randomFacts(Random random) {
        var facts = new HashMap<String, @Nullable Object>();
        for (var leaf : List.of(
                "delivery.plannedOn",
                "delivery.shippedOn",
                "delivery.announcedOn",
                "delivery.handedOverOn",
                "determination.emergencyOn",
                "determination.emergencyUntil")) {
            var value = pick(
                    random,
                    null,
                    "unknown",
                    "2024-01-15",
                    "2024-02-10",
                    "2024-02",
                    "2024",
                    "2023-12-20",
                    "../2024-01-31");
            if (!Objects.equals(value, "unknown")) {
                facts.put(leaf, value);
            }
        }
        if (random.nextInt(4) > 0) {
            facts.put("partner.code", pick(random, "A", "B", "C", "D"));
        }
        if (random.nextInt(4) > 0) {
            facts.put("item.mde", random.nextBoolean());
        }
        return facts;
    }

    private static @Nullable String pick(Random random, @Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
