package org.daylight.rules.evaluation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Issue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An exception comes in with the revision that names it, and goes with it. */
class ExceptionsOfRevisionsTest {

    private static final Written EXCEPTION = rule("an.exception", "partner").appliesWhen("partner.kind == \"AGENCY\"");

    private static final Evaluator NO_MORE =
            evaluator(List.of(), before("asOf").exception("an.exception"), from("asOf"), EXCEPTION);

    private static final Evaluator NOT_YET =
            evaluator(List.of(), before("asOf"), from("asOf").exception("an.exception"), EXCEPTION);

    private static Written before(String against) {
        return rule("a.rule", against.equals("asOf") ? "partner" : "transfer")
                .effective(null, "2025-01-01", against)
                .requires("false");
    }

    private static Written from(String against) {
        return rule("a.rule", against.equals("asOf") ? "partner" : "transfer")
                .effective("2025-01-01", null, against)
                .requires("false");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-01, AGENCY, NOT_APPLICABLE, NOT_MET,        2025-01-01",
        "2024-12-31, AGENCY, NOT_APPLICABLE, NOT_MET,        2025-01-01",
        "2025-01-01, AGENCY, NOT_MET,        NOT_APPLICABLE, ",
        "2024-06-01, FORCE,  NOT_MET,        NOT_MET,        2025-01-01",
        "2025-01-01, FORCE,  NOT_MET,        NOT_MET,        ",
        "2024-06-01, ,       UNDETERMINED,   NOT_MET,        2025-01-01",
        "2025-01-01, ,       NOT_MET,        UNDETERMINED,   "
    })
    void onlyTheRevisionThatNamesItHasIt(
            String asOf, @Nullable String kind, Answer noMore, Answer notYet, @Nullable String change) {
        var line = about(asOf, kind);

        assertThat(NO_MORE.answer("a.rule", line).answer()).isEqualTo(noMore);
        assertThat(NOT_YET.answer("a.rule", line).answer()).isEqualTo(notYet);
        assertThat(Stream.of(NO_MORE, NOT_YET)
                        .map(rules -> rules.answer("a.rule", line).nextChangeOn())
                        .map(String::valueOf))
                .containsOnly(String.valueOf(change));
        assertThat(explained(NO_MORE, line)).isEqualTo(asOf.startsWith("2024"));
        assertThat(explained(NOT_YET, line)).isEqualTo(asOf.startsWith("2025"));
    }

    private static boolean explained(Evaluator rules, FactLine line) {
        return rules.explain("a.rule", line).because().stream()
                .anyMatch(clause -> clause.at().startsWith("an.exception/"));
    }

    @Test
    void aBatchAnswersAsItsLinesDo() {
        var lines = Stream.of("2024-06-01", "2025-01-01")
                .flatMap(asOf -> Stream.of(about(asOf, "AGENCY"), about(asOf, "FORCE"), about(asOf, null)))
                .toList();

        assertThat(NO_MORE.columnRules(lines.getFirst().type()).askedLineByLine())
                .isEmpty();
        assertThat(letters(NO_MORE, lines)).isEqualTo("ANUNNN");
        assertThat(letters(NOT_YET, lines)).isEqualTo("NNNANU");
    }

    private static String letters(Evaluator evaluator, List<FactLine> lines) {
        var rules = evaluator.columnRules(lines.getFirst().type());
        var columns = rules.columns(lines.size());
        columns.start(lines.size());
        for (var row = 0; row < lines.size(); row++) {
            columns.put(row, lines.get(row));
        }
        var batch = rules.batch(columns, lines::get);
        batch.judge();
        return new String(batch.letters(0), US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({"2024-06-01, NOT_APPLICABLE", "2024/2025, UNDETERMINED", "2025-06-01, NOT_MET"})
    void aDateThatMayBeOfBothLeavesItOpen(String agreed, Answer expected) {
        var rules = evaluator(
                List.of(),
                before("transfer.agreedOn").exception("an.exception"),
                from("transfer.agreedOn"),
                rule("an.exception", "transfer").appliesWhen("transfer.newSalesTerritory"));

        assertThat(rules.answer(
                                "a.rule",
                                line(
                                        "transfer",
                                        "2026-01-01",
                                        facts("transfer.agreedOn", agreed, "transfer.newSalesTerritory", true)))
                        .answer())
                .isEqualTo(expected);
    }

    /** The exception is itself excepted in some of its revisions only. */
    @ParameterizedTest
    @CsvSource({"2024-06-01, NOT_MET", "2025-01-01, NOT_APPLICABLE"})
    void thatOfAnExceptionGoesByTheRevisionOfTheException(String asOf, Answer expected) {
        var rules = evaluator(
                List.of(),
                rule("a.rule", "partner").requires("false").exception("b.exception"),
                rule("b.exception", "partner")
                        .effective(null, "2025-01-01", "asOf")
                        .exception("an.exception"),
                rule("b.exception", "partner").effective("2025-01-01", null, "asOf"),
                EXCEPTION);

        assertThat(rules.answer("a.rule", about(asOf, "AGENCY")).answer()).isEqualTo(expected);
    }

    /** Until 2025 one makes an exception from the other, and from then on the other from the one. */
    @ParameterizedTest
    @CsvSource({
        "2024-12-31, NOT_APPLICABLE, NOT_MET,        NOT_MET",
        "2025-01-01, NOT_MET,        NOT_APPLICABLE, NOT_APPLICABLE"
    })
    void whatIsNeverInForceTogetherMakesNoCircle(String asOf, Answer one, Answer other, Answer third) {
        var rules = evaluator(
                List.of(),
                before("asOf").exception("b.rule"),
                from("asOf"),
                rule("b.rule", "partner").effective(null, "2025-01-01", "asOf").requires("false"),
                rule("b.rule", "partner")
                        .effective("2025-01-01", null, "asOf")
                        .requires("false")
                        .exception("a.rule"),
                rule("c.rule", "partner")
                        .effective("2025-01-01", null, "asOf")
                        .requires("false")
                        .exception("a.rule"),
                rule("c.rule", "partner").effective(null, "2025-01-01", "asOf").requires("false"));
        var line = about(asOf, null);

        assertThat(rules.answer("a.rule", line).answer()).isEqualTo(one);
        assertThat(rules.answer("b.rule", line).answer()).isEqualTo(other);
        assertThat(rules.answer("c.rule", line).answer()).isEqualTo(third);
        assertThat(rules.evaluate(line).vector())
                .isEqualTo(Stream.of(one, other, third)
                        .map(answer -> String.valueOf(answer.letter()))
                        .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, asOf,                       false",
        "2024-12-31, asOf,                       true",
        "2024,       asOf,                       true",
        "2025,       asOf,                       false",
        ",           asOf,                       true",
        "2025-01-01, delivery.plannedOn,         true"
    })
    void whatMayBeInForceTogetherMakesOne(@Nullable String from, String against, boolean circle) {
        var compiled = Written.compile(
                List.of(),
                rule("a.rule", "delivery").effective(null, "2025-01-01", "asOf").exception("b.rule"),
                rule("a.rule", "delivery").effective("2025-01-01", null, "asOf"),
                rule("b.rule", "delivery").effective(from, null, against).exception("a.rule"));

        assertThat(compiled instanceof Compilation.Refused).isEqualTo(circle);
        if (compiled instanceof Compilation.Refused(var issues)) {
            assertThat(issues).extracting(Issue::mend).contains("exceptions do not go round in a circle");
        }
    }

    /** Each in a year of its own excepts by all others: to follow every way through them would take 14! compilations. */
    @Test
    void whatWouldTakeForEverToFollowIsTakenForACircle() {
        var rules = IntStream.range(0, 14)
                .mapToObj(each -> {
                    var rule = rule("rule.r" + each, "partner")
                            .effective("20%02d-01-01".formatted(each), "20%02d-01-01".formatted(each + 1), "asOf");
                    IntStream.range(0, 14)
                            .filter(other -> other != each)
                            .forEach(other -> rule.exception("rule.r" + other));
                    return rule;
                })
                .toArray(Written[]::new);

        assertThat(Written.compile(List.of(), rules)).isInstanceOf(Compilation.Refused.class);
    }

    @Test
    void aRulebookOfBeforeGoesOnToExceptByAllOfThem() {
        var before = new Evaluator(NO_MORE.rulebook().as(4));

        assertThat(before.answer("a.rule", about("2026-01-15", "AGENCY")).answer())
                .isEqualTo(Answer.NOT_APPLICABLE);
        assertThat(letters(before, List.of(about("2026-01-15", "AGENCY")))).isEqualTo("A");
    }

    private static FactLine about(String asOf, @Nullable String kind) {
        return line("partner", asOf, kind == null ? facts() : facts("partner.kind", kind));
    }
}
