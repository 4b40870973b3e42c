package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.daylight.rules.facts.FactList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes through a list: of known, unknown and imprecise elements, of none, and of a list that is not known. */
class FoldTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
                    days                      | expression                                          | answer
                    2024-01-10, 2024-03-10    | all.days.exists(d, d > date("2024-02-01"))          | MET
                    2024-01-10, ?             | all.days.exists(d, d > date("2024-02-01"))          | UNDETERMINED
                    2024-03-10, ?             | all.days.exists(d, d > date("2024-02-01"))          | MET
                    2024-01-10, 2024-02       | all.days.exists(d, d > date("2024-02-01"))          | UNDETERMINED
                    2024-01-10, 2024-02       | all.days.exists(d, d > date("2024-01-31"))          | MET
                    2024-01-10                | all.days.exists(d, d > date("2024-02-01"))          | NOT_MET
                    none                      | all.days.exists(d, d > date("2024-02-01"))          | NOT_MET
                    -                         | all.days.exists(d, d > date("2024-02-01"))          | UNDETERMINED
                    2024-01-10, 2024-01-31    | all.days.all(d, d < date("2024-02-01"))             | MET
                    2024-01-10, 2024-02-01    | all.days.all(d, d < date("2024-02-01"))             | NOT_MET
                    ?, 2024-02-01             | all.days.all(d, d < date("2024-02-01"))             | NOT_MET
                    ?, 2024-01-31             | all.days.all(d, d < date("2024-02-01"))             | UNDETERMINED
                    none                      | all.days.all(d, d < date("2024-02-01"))             | MET
                    -                         | all.days.all(d, d < date("2024-02-01"))             | UNDETERMINED
                    2024-01-10, 2024-02-10    | count(all.days) == 2                                | MET
                    2024-01-10, ?             | count(all.days) == 2                                | MET
                    none                      | count(all.days) == 0                                | MET
                    -                         | count(all.days) >= 1                                | UNDETERMINED
                    2024-01-10, 2024-02-10    | all.days.count(d, d < date("2024-02-01")) == 1      | MET
                    2024-01-10, ?             | all.days.count(d, d < date("2024-02-01")) == 1      | UNDETERMINED
                    2024-01-10, ?             | all.days.count(d, d < date("2024-02-01")) >= 1      | MET
                    2024-01-10, ?             | all.days.count(d, d < date("2024-02-01")) > 2       | NOT_MET
                    2024-01, 2024-01-20       | all.days.count(d, d < date("2024-01-15")) == 0      | UNDETERMINED
                    2024-01-10                | all.days.all(d, addYears(d, 9000) > d)              | ERROR
                    2024-01-10, ?             | all.days.exists(d, true)                            | MET
                    2024-01-10, 2024-01-20    | all.days.exists(d, all.days.all(x, x <= d))         | MET
                    2024-01-10, 2024-01-20    | all.days.all(d, all.days.exists(x, x > d))          | NOT_MET
                    """)
    void daysAreGoneThrough(@Nullable String days, String expression, Answer expected) {
        assertThat(answer(expression, "all.days", days).answer()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
                    prices                                   | expression                                | answer
                    5 USD CONTRACT, 7 USD CONTRACT           | sum(all.prices) == money("12 USD ANY")    | MET
                    5 USD CONTRACT, 7..9 USD CONTRACT        | sum(all.prices) > money("12 USD ANY")     | UNDETERMINED
                    5 USD CONTRACT, 7..9 USD CONTRACT        | sum(all.prices) >= money("12 USD ANY")    | MET
                    5 USD CONTRACT, ?                        | sum(all.prices) > money("1 USD ANY")      | UNDETERMINED
                    5 USD CONTRACT, 7 EUR CONTRACT           | sum(all.prices) > money("1 USD ANY")      | UNDETERMINED
                    5 USD CONTRACT, 7 USD ACCOUNTED          | sum(all.prices) > money("1 USD ANY")      | UNDETERMINED
                    5 USD CONTRACT, -9 USD CONTRACT          | sum(all.prices) < money("0 USD ANY")      | MET
                    none                                     | sum(all.prices) == money("0 USD ANY")     | MET
                    none                                     | sum(all.prices) <= money("5 EUR SPENT")   | MET
                    none                                     | sum(all.prices) + thing.price > thing.price | NOT_MET
                    -                                        | sum(all.prices) == money("0 USD ANY")     | UNDETERMINED
                    """)
    void amountsAreAddedUpOnOneBasisAndInOneCurrency(@Nullable String prices, String expression, Answer expected) {
        assertThat(answer(expression, "all.prices", prices).answer()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    list        | elements                            | expression                                   | answer
                    all.numbers | 1, 2, 3                             | sum(all.numbers) == 6                        | MET
                    all.numbers | 9223372036854775807, 1              | sum(all.numbers) > 0                         | ERROR
                    all.numbers | none                                | sum(all.numbers) == 0                        | MET
                    all.terms   | 1 day, 10..12 days                  | sum(all.terms) < days("14 days")             | MET
                    all.terms   | 1 day, 13.. days                    | sum(all.terms) < days("14 days")             | NOT_MET
                    all.terms   | 1 day, 10.. days                    | sum(all.terms) < days("14 days")             | UNDETERMINED
                    all.amounts | 3 EACH, 4.. EACH                    | sum(all.amounts) >= quantity("7 EACH")       | MET
                    all.amounts | 3 EACH, 4 LOT                       | sum(all.amounts) >= quantity("7 EACH")       | UNDETERMINED
                    all.amounts | none                                | sum(all.amounts) < quantity("1 LOT")         | MET
                    all.shares  | 0.1, 0.2                            | sum(all.shares) == decimal("0.3")            | MET
                    all.shares  | none                                | sum(all.shares) == decimal("0")              | MET
                    all.numbers | 9223372036854775807, 1, ?           | sum(all.numbers) > 0                         | UNDETERMINED
                    all.numbers | ?, 9223372036854775807, 1           | sum(all.numbers) > 0                         | UNDETERMINED
                    all.flags   | true, true                          | all.flags.all(f, f)                          | MET
                    all.flags   | true, ?                             | all.flags.all(f, f == thing.flag)            | UNDETERMINED
                    all.flags   | false, ?                            | all.flags.exists(f, !f)                      | MET
                    all.codes   | FIN, SWE                            | "FIN" in all.codes                           | MET
                    all.codes   | NOR, ?                              | "FIN" in all.codes                           | UNDETERMINED
                    all.codes   | NOR                                 | "FIN" in all.codes                           | NOT_MET
                    all.codes   | FIN, FIN, SWE                       | all.codes.count(c, c == thing.code) == 2     | MET
                    all.codes   | FIN, SWE                            | all.codes.all(c, c in ["FIN", "SWE"])        | MET
                    """)
    void everyTypeHasItsList(String list, String elements, String expression, Answer expected) {
        assertThat(answer(expression, list, elements).answer()).isEqualTo(expected);
    }

    @Test
    void whatIsMissingIsTheListAndWhyIsSaid() {
        var unknown = answer("all.days.all(d, d < date(\"2024-02-01\"))", "all.days", null);
        var element = answer("all.days.all(d, d < date(\"2024-02-01\"))", "all.days", "2024-01-10, ?");
        var imprecise = answer("all.days.count(d, d < date(\"2024-02-10\")) == 1", "all.days", "2024-02");
        var mixed = answer("sum(all.prices) > money(\"1 USD ANY\")", "all.prices", "5 USD CONTRACT, 7 EUR CONTRACT");

        assertThat(unknown.missing()).containsExactly("all.days");
        assertThat(element.missing()).containsExactly("all.days");
        assertThat(element.reasons()).containsExactly("an element of all.days is not known");
        assertThat(imprecise.reasons()).containsExactly("an element of all.days is known only as 2024-02");
        assertThat(mixed.missing()).isEmpty();
        assertThat(mixed.reasons()).containsExactly("currencies differ: USD against EUR in all.prices");
    }

    @Test
    void anotherFactThatDecidesAnElementIsMissingToo() {
        var answer = answer("all.days.exists(d, d < thing.until)", "all.days", "2024-01-10");
        assertThat(answer.missing()).containsExactly("thing.until");
    }

    @Test
    void whatWouldBeAskedOfAListThatIsNotKnownIsMissingToo() {
        var answer = answer("all.days.exists(d, d < thing.on && all.codes.exists(c, c == \"FIN\"))", "all.days", null);
        var empty = answer("all.days.exists(d, d < thing.on)", "all.days", "none");

        assertThat(answer.missing()).containsExactly("all.codes", "all.days", "thing.on");
        assertThat(answer.reasons()).isEmpty();
        assertThat(empty.answer()).isEqualTo(Answer.NOT_MET);
    }

    @Test
    void whatIsMissingIsNamedOfEveryElementAndDoubtsBeyondTheFifthAreCounted() {
        var answer = answer(
                "all.days.all(d, d < date(\"2024\") || (d > date(\"2024-07-30\") && d < thing.on))",
                "all.days",
                "2024-01, 2024-02, 2024-03, 2024-04, 2024-05, 2024-05, 2024-06, 2024-07, 2024-01");

        assertThat(answer.missing()).containsExactly("all.days", "thing.on");
        assertThat(answer.reasons())
                .containsExactly(
                        "an element of all.days is known only as 2024-01",
                        "an element of all.days is known only as 2024-02",
                        "an element of all.days is known only as 2024-03",
                        "an element of all.days is known only as 2024-04",
                        "an element of all.days is known only as 2024-05",
                        "2 more elements of all.days are open for other reasons");
    }

    @Test
    void whatIsNotKnownInASumIsMissingWhateverCannotBeAdded() {
        var mixed = answer("sum(all.prices) > money(\"1 USD ANY\")", "all.prices", "5 USD CONTRACT, ?, 7 EUR CONTRACT");

        assertThat(mixed.missing()).containsExactly("all.prices");
        assertThat(mixed.reasons())
                .containsExactly(
                        "currencies differ: USD against EUR in all.prices",
                        "all.prices is known only as 5 USD CONTRACT, unknown, 7 EUR CONTRACT");
    }

    @Test
    void anExplanationShowsTheElementsThatDecided() {
        var clause = explained("all.days.all(d, d < date(\"2024-02-01\"))", "2024-01-10, 2024-02-10, ?, 2024-03");
        var counted = explained("all.days.count(d, d < date(\"2024-02-01\")) == 2", "2024-02-10, 2024-01-10, ?");

        assertThat(clause.value()).isEqualTo("false");
        assertThat(clause.facts()).containsExactly(Map.entry("all.days", "2024-01-10, 2024-02-10, unknown, 2024-03"));
        assertThat(clause.elements())
                .containsExactly(
                        new Explanation.Element("all.days", 2, "2024-02-10", "false"),
                        new Explanation.Element("all.days", 4, "2024-03", "false"));
        assertThat(counted.value()).isEqualTo("unknown");
        assertThat(counted.elements())
                .containsExactly(
                        new Explanation.Element("all.days", 2, "2024-01-10", "true"),
                        new Explanation.Element("all.days", 3, "unknown", "unknown"));
    }

    @Test
    void anExplanationOfAListWithinAListNamesTheDayAndTheOuterElements() {
        var clause = explained("all.days.all(d, all.days.exists(e, asOf < e && e > d))", "2024-05-10, 2024-03-10");

        assertThat(clause.value()).isEqualTo("false");
        assertThat(clause.facts())
                .containsOnly(Map.entry("all.days", "2024-05-10, 2024-03-10"), Map.entry("asOf", "2024-04-01"));
        assertThat(clause.elements()).containsExactly(new Explanation.Element("all.days", 1, "2024-05-10", "false"));
    }

    /** What the element is held against moves with the day: each element's own days, and no others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "all.days.all(d, asOf < addDays(d, 30))",
                "all.days.exists(d, asOf >= d && daysBetween(d, asOf) <= days(\"5 days\"))",
                "all.days.count(d, d <= asOf) >= 2",
                "2 == all.days.count(d, workingDaysBetween(d, asOf, \"OFF\") > 3)",
                "all.days.exists(d, asOf == d) || all.days.count(e, asOf > e) == 1",
                "!all.days.all(d, asOf < d || all.days.exists(e, e > d))",
                "all.days.all(d, all.days.exists(e, asOf < e && daysBetween(d, asOf) < days(\"40 days\")))",
                "all.days.exists(d, all.days.count(e, asOf >= e) == 2 && asOf > d)",
                "all.days.count(d, all.days.all(e, asOf > (d < e ? d : e))) >= 1",
                "all.days.exists(d, d < asOf && all.codes.all(c, inSet(c, \"MEMBERS\", asOf)))",
                "all.codes.exists(c, inSet(c, \"MEMBERS\", asOf))"
            })
    void theNextChangeIsFoundByStepping(String expression) {
        var sets = List.of(
                new DatedSet(
                        "OFF",
                        List.of(new DatedSet.Member("A week", "2024-02-05", "2024-02-12")),
                        "2023-01-01",
                        "2026-01-01",
                        null),
                new DatedSet(
                        "MEMBERS",
                        List.of(
                                new DatedSet.Member("A", "2024-02-01", "2024-03-01"),
                                new DatedSet.Member("B", "2024-04", null)),
                        "2020-01-01",
                        null,
                        null));
        var evaluator = new Evaluator(Listed.rulebook(sets, Listed.requires(expression)));
        var random = new Random(expression.hashCode());
        for (var sample = 0; sample < 25; sample++) {
            var given = facts("all.days", days(random), "all.codes", codes(random));
            var day = LocalDate.parse("2024-01-05");
            var before = evaluator.answer("test.rule", Listed.line(day.toString(), given));
            for (var next = day.plusDays(1); next.isBefore(LocalDate.parse("2024-06-10")); next = next.plusDays(1)) {
                var then = evaluator.answer("test.rule", Listed.line(next.toString(), given));
                var differs =
                        then.answer() != before.answer() || !then.missing().equals(before.missing());
                assertThat(next.equals(before.nextChangeOn()))
                        .as("%s on %s with %s", expression, next, given)
                        .isEqualTo(differs);
                before = then;
            }
        }
    }

    private static List<@Nullable Object> days(Random random) {
        var days = new ArrayList<@Nullable Object>();
        for (var left = random.nextInt(5); left > 0; left--) {
            var day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(120));
            days.add(
                    switch (random.nextInt(8)) {
                        case 0 -> null;
                        case 1 -> day.toString().substring(0, 7);
                        case 2 -> day + "/" + day.plusDays(3);
                        default -> day.toString();
                    });
        }
        return days;
    }

    private static List<@Nullable Object> codes(Random random) {
        var codes = new ArrayList<@Nullable Object>();
        for (var left = random.nextInt(3); left > 0; left--) {
            codes.add(Arrays.asList("A", "B", "C", null).get(random.nextInt(4)));
        }
        return codes;
    }

    /** Counted, so that it is the same on every machine: what is bounded is an error, and says why. */
    @Test
    void longListsWithinLongListsAreAnErrorOfTheRule() {
        var full = Collections.nCopies(FactList.MOST, "2024-01-10");
        var nested = "all.days.all(d, some.days.exists(e, e == d && e == d && e < date(\"2024-02-01\")))";
        var flat = "all.days.all(d, d < date(\"2024-02-01\"))";
        var moving = "all.days.all(d, asOf < addDays(d, 900) && asOf > addDays(d, 3) && asOf != d)";
        var given = facts("all.days", full, "some.days", full);

        var tooMuch = Listed.on("2024-03-01", Listed.requires("has(some.days) && " + nested), given);
        var tooManyDays = Listed.on("2024-03-01", Listed.requires(moving), given);
        var enough = Listed.on("2024-03-01", Listed.requires(flat), given);

        assertThat(tooMuch.answer()).isEqualTo(Answer.ERROR);
        assertThat(tooMuch.reasons()).containsExactly(Effort.TOO_MUCH);
        assertThat(tooManyDays.answer()).isEqualTo(Answer.ERROR);
        assertThat(enough.answer()).isEqualTo(Answer.MET);
    }

    private static Explanation.Clause explained(String expression, String days) {
        var rulebook = Listed.rulebook(List.of(), Listed.requires(expression));
        var line = Listed.line("2024-04-01", facts("all.days", list(days)));
        return new Evaluator(rulebook).explain("test.rule", line).because().getFirst();
    }

    private static RuleAnswer answer(String expression, String list, @Nullable String elements) {
        var facts = facts("thing.code", "FIN", "thing.flag", true, "thing.price", "3 USD CONTRACT");
        if (elements != null) {
            facts.put(list, list(elements));
        }
        var guarded = expression.contains("thing.until") ? "!has(thing.until) || " + expression : expression;
        return Listed.on("2024-04-01", Listed.requires(guarded), facts);
    }

    private static List<@Nullable Object> list(String elements) {
        var list = new ArrayList<@Nullable Object>();
        if (!elements.equals("none")) {
            for (var element : elements.split(",", -1)) {
                list.add(element.strip().equals("?") ? null : element.strip());
            }
        }
        return list;
    }
}
