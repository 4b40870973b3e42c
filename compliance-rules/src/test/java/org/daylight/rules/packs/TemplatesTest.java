package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.Leaf;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Revision;
import org.daylight.rules.language.RulebookCompiler;
import org.daylight.rules.revisions.Definition;
import org.daylight.rules.revisions.Instance;
import org.daylight.rules.revisions.NotUnderstood;
import org.daylight.rules.revisions.TemplateForm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The twelve kinds of written expectation. */
class TemplatesTest {

    private static final Map<String, TemplateForm> TEMPLATES = templates();

    private static Map<String, TemplateForm> templates() {
        var templates = new LinkedHashMap<String, TemplateForm>();
        for (var definition : ShippedPacks.pack("templates").definitions()) {
            if (definition instanceof Definition.OfTemplate template) {
                templates.put(template.template().kind(), template.template());
            }
        }
        return templates;
    }

    private static TemplateForm template(String kind) {
        return Objects.requireNonNull(TEMPLATES.get(kind));
    }

    @Test
    void thereIsOneForEachOfTheTwelveKinds() {
        assertThat(TEMPLATES.keySet())
                .containsExactly("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12");
    }

    /** What is filled in, of two very different expectations for each kind; the template's own examples must hold for both. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, quoteCharacter = '`', textBlock = """
                    kind | values                                              | from       | to
                    T1   | areas=Coast                                         | 2023-05-01 | -
                    T1   | areas=North, South, East                            | 2019-02-28 | 2024-02-29
                    T2   | missions=ESCORT                                     | 2023-05-01 | -
                    T2   | missions=RESCUE, PATROL                             | 2019-02-28 | 2024-02-29
                    T3   | units=Guard                                         | 2023-05-01 | -
                    T3   | units=A, B                                          | 2019-02-28 | 2024-02-29
                    T4   | cap=1 EACH                                          | 2023-05-01 | -
                    T4   | cap=155000 ROUND                                    | 2019-02-28 | 2024-02-29
                    T4   | cap=40.5 TONNE                                      | 2023-05-01 | -
                    T4   | cap=10..10 EACH                                     | 2023-05-01 | -
                    T5   | -                                                   | 2023-05-01 | -
                    T5   | -                                                   | 2019-02-28 | 2024-02-29
                    T6   | days=1 day                                          | 2023-05-01 | -
                    T6   | days=90 days                                        | 2019-02-28 | 2024-02-29
                    T7   | what=losses; days=1 day; since=2023-05-01           | 2023-05-01 | -
                    T7   | what=stocks; days=365 days; since=2019-06-30        | 2019-02-28 | 2024-02-29
                    T8   | what=pass a law; by=2023-05-01                      | 2023-05-01 | -
                    T8   | what=open an office; by=2020-02-29                  | 2019-02-28 | 2024-02-29
                    T9   | event=a strike; item=all of it; days=0 days         | 2023-05-01 | -
                    T9   | event=a coup; item=spare parts; days=10 days        | 2019-02-28 | 2024-02-29
                    T10  | until=2024-12-31                                    | 2023-05-01 | -
                    T10  | until=2020-02-29                                    | 2019-02-28 | 2024-02-29
                    T11  | notice=0 days                                       | 2023-05-01 | -
                    T11  | notice=30 days                                      | 2019-02-28 | 2024-02-29
                    T12  | what=the radar; by=2023-05-01                       | 2023-05-01 | -
                    T12  | what=all rounds; by=2020-02-29                      | 2019-02-28 | 2024-02-29
                    T12  | what=all rounds; by=2024-02-28                      | 2019-02-28 | 2024-02-29
                    """)
    void itsExamplesHoldForWhateverIsFilledIn(String kind, String values, String from, String to) {
        var template = template(kind);
        var instance = new Instance(
                "loa.xaa.term-7",
                "LOA XAA-1/7",
                "2",
                "LOA XAA-1, term 7, text 2",
                null,
                from,
                to.equals("-") ? null : to,
                values(values));

        assertThat(instance.violations(template)).isEmpty();
        var rule = Definition.rule(instance.rule(template));
        assertThat(rule.source().examples())
                .allMatch(example -> !example.toString().contains("${"));
        assertThat(evaluator(rule).failures("loa.xaa.term-7")).isEmpty();
    }

    /** The register has one text of an expectation, the last; what was done under the first is judged by the first all the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, quoteCharacter = '`', textBlock = """
                    kind | first                     | second                    | done                                                       | answer
                    T1   | areas=Border, Kursk       | areas=Border              | observed.area=Kursk; observed.usedOn=2024-03-01            | MET
                    T1   | areas=Border              | areas=Kursk               | observed.area=Kursk; observed.usedOn=2024-03-01            | NOT_MET
                    T1   | areas=Border              | areas=Border              | observed.area=Kursk; observed.usedOn=2024-03-01            | NOT_MET
                    T1   | areas=Border, Kursk       | areas=Border              | observed.area=Kursk; observed.usedOn=2024-06-01            | NOT_MET
                    T2   | missions=PATROL, STRIKE   | missions=PATROL           | observed.mission=STRIKE; observed.usedOn=2024-03           | MET
                    T2   | missions=PATROL           | missions=PATROL, STRIKE   | observed.mission=STRIKE; observed.usedOn=2024-03           | NOT_MET
                    T3   | units=Guard, Marines      | units=Guard               | observed.unit=Marines; observed.unitSeenOn=2024-05-31      | MET
                    T3   | units=Guard, Marines      | units=Guard               | observed.unit=Marines; observed.unitSeenOn=2024-06-01      | NOT_MET
                    T3   | units=Guard, Marines      | units=Guard               | observed.unit=Marines; observed.unitSeenOn=2024-05/2024-06 | UNDETERMINED
                    T3   | units=Guard               | units=Guard, Marines      | observed.unit=Marines; observed.unitSeenOn=2024-05-31      | NOT_MET
                    T3   | units=Guard               | units=Guard               | observed.unit=Marines; observed.unitSeenOn=2022-12-31      | NOT_APPLICABLE
                    T5   | -                         | -                         | observed.transferredOn=2024-05-31; observed.consentOn=     | NOT_MET
                    T5   | -                         | -                         | observed.transferredOn=2024-06-01; observed.consentOn=     | NOT_MET
                    T5   | -                         | -                         | observed.transferredOn=; observed.consentOn=               | MET
                    T6   | days=30 days              | days=10 days              | observed.accessAskedOn=2024-05-01; observed.accessGivenOn=2024-05-21 | MET
                    T6   | days=10 days              | days=30 days              | observed.accessAskedOn=2024-05-01; observed.accessGivenOn=2024-05-21 | NOT_MET
                    T9   | event=a; item=b; days=9 days | event=a; item=b; days=1 day | observed.eventOn=2024-05-01; observed.heldOn=2024-05-05 | MET
                    T9   | event=a; item=b; days=1 day | event=a; item=b; days=9 days | observed.eventOn=2024-05-01; observed.heldOn=2024-05-05 | NOT_MET
                    T10  | until=2024-03-01          | until=2024-12-31          | observed.usedOn=2024-03-01                                 | NOT_MET
                    T10  | until=2024-03-01          | until=2024-12-31          | observed.usedOn=2024-06-01                                 | MET
                    T11  | notice=2 days             | notice=30 days            | observed.usedOn=2024-03-10; observed.consultedOn=2024-03-01 | MET
                    T11  | notice=30 days            | notice=2 days             | observed.usedOn=2024-03-10; observed.consultedOn=2024-03-01 | NOT_MET
                    """)
    void theTextOfTheDayOnWhichItWasDoneJudgesItWhateverTextTheRegisterBears(
            String kind, String first, String second, String done, Answer answer) {
        var texts = evaluator(
                text(kind, "1", first, "2023-01-01", "2024-06-01"), text(kind, "2", second, "2024-06-01", null));

        assertThat(answer(texts, "2", done)).isEqualTo(answer);
        assertThat(answer(texts, "1", done)).isEqualTo(answer);
    }

    /** The term ends with the day by which it was to be done, or later; the breach stays one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    kind | values                          | done                           | answer
                    T8   | what=pass a law; by=2024-05-31  | observed.actionOn=             | NOT_MET
                    T8   | what=pass a law; by=2024-05-31  | observed.actionOn=2024-06-01   | NOT_MET
                    T8   | what=pass a law; by=2024-01-31  | observed.actionOn=2024-02-01   | NOT_MET
                    T8   | what=pass a law; by=2024-05-31  | observed.actionOn=2024-05-31   | MET
                    T12  | what=the radar; by=2024-05-31   | observed.returnedOn=           | NOT_MET
                    T12  | what=the radar; by=2024-01-31   | observed.returnedOn=2024-02-01 | NOT_MET
                    T12  | what=the radar; by=2024-05-31   | observed.returnedOn=2024-05-31 | MET
                    """)
    void whatWasToBeDoneByADayOfTheTermStaysJudged(String kind, String values, String done, Answer answer) {
        var texts = evaluator(text(kind, "1", values, "2023-01-01", "2024-06-01"));

        assertThat(answer(texts, "1", done)).isEqualTo(answer);
        assertThat(answer(texts, "2", done)).isEqualTo(Answer.NOT_APPLICABLE);
    }

    private static Definition.OfRule text(
            String kind, String textVersion, String values, String from, @Nullable String to) {
        return Definition.rule(
                new Instance("loa.term", "LOA-7", textVersion, "LOA, term 7", null, from, to, values(values))
                        .rule(template(kind)));
    }

    private static Answer answer(Evaluator texts, String textVersion, String done) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        values(done).forEach((leaf, value) -> facts.put(leaf, value.isEmpty() ? null : value));
        facts.put("expectation.reference", "LOA-7");
        facts.put("expectation.textVersion", textVersion);
        var expectation = Vocabulary.standard().type("expectation").orElseThrow();
        return texts.answer("loa.term", FactLine.of(expectation, LocalDate.parse("2025-01-15"), facts))
                .answer();
    }

    @Test
    void whatIsDueIsADayThatIsFilledIn() {
        var form = template("T8");
        var written = new ObjectMapper().createObjectNode();
        written.put("key", "templates.slip").put("title", form.title()).put("kind", "T8");
        written.putObject("placeholders")
                .putObject("by")
                .put("type", "STRING")
                .put("is", "the last day")
                .put("sample", "soon");
        written.set("rule", form.rule());

        assertThatThrownBy(() -> Definition.newTemplate(written))
                .isInstanceOf(NotUnderstood.class)
                .hasMessageContaining("/rule/due must be the name of a placeholder that is a date");
    }

    @Test
    void whatIsMadeNamesItsExpectationItsTextAndWhereItStands() {
        var template = template("T8");
        var rule = Definition.rule(new Instance(
                                "loa.xaa.term-7",
                                "LOA XAA-1/7",
                                "2",
                                "LOA XAA-1, term 7, text 2",
                                "The law is passed by the end of June.",
                                "2024-01-01",
                                null,
                                Map.of("what", "pass the law", "by", "2024-06-30"))
                        .rule(template))
                .source();

        assertThat(rule.title()).isEqualTo("The partner acts by a day (LOA XAA-1/7)");
        assertThat(rule.citation()).isEqualTo("LOA XAA-1, term 7, text 2");
        assertThat(rule.clause()).isEqualTo("The law is passed by the end of June.");
        assertThat(rule.effective().from()).isEqualTo("2024-01-01");
        assertThat(rule.parameters().values())
                .allSatisfy(parameter ->
                        assertThat(parameter.values().getFirst().reference()).isEqualTo("LOA XAA-1, term 7, text 2"));
    }

    @Test
    void whatDoesNotFitIsNamed() {
        var template = template("T7");
        var instance = new Instance(
                "loa.term", "L", "1", "LOA", null, "2024-01-01", null, Map.of("days", "soon", "colour", "red"));

        assertThat(instance.violations(template))
                .extracting(violation -> violation.pointer())
                .containsExactlyInAnyOrder("/values/what", "/values/days", "/values/since", "/values/colour");
    }

    /** Beside what is known only roughly no example could stand, and in a term that ends too early nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    kind | values                          | from       | to         | refused at    | because
                    T4   | cap=300.. EACH                  | 2024-01-01 | 2025-01-01 | /values/cap   | write one value
                    T4   | cap=10..12 EACH                 | 2024-01-01 | 2025-01-01 | /values/cap   | write one value
                    T6   | days=10..12 days                | 2024-01-01 | 2025-01-01 | /values/days  | write one value
                    T8   | what=a law; by=2024-12          | 2024-01-01 | 2025-01-01 | /values/by    | write a day such as 2024-06-01
                    T7   | what=a; days=30 days; since=2024 | 2024-01-01 | 2025-01-01 | /values/since | write a day such as 2024-06-01
                    T1   | areas=Coast                     | 2024-06    | 2025-01-01 | /from         | write a day such as 2024-06-01
                    T1   | areas=Coast                     | 2024-01-01 | 2025       | /to           | write a day such as 2024-06-01
                    T1   | areas=Coast                     | soon       | 2025-01-01 | /from         | soon
                    T1   | areas=Coast                     | 2024-01-01 | 2025-02-30 | /to           | 2025-02-30
                    T1   | areas=Coast                     | 2024-01-01 | 2023-12-31 | /to           | must not be before from
                    T8   | what=a law; by=2024-06-01       | 2024-01-01 | 2024-06-01 | /to           | must be after by
                    """)
    void whatDoesNotFitBesideTheExamplesOrTheTermIsNotFilledIn(
            String kind, String values, String from, String to, String pointer, String because) {
        var instance = new Instance("loa.term", "L", "1", "LOA", null, from, to, values(values));

        assertThat(instance.violations(template(kind))).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.message()).contains(because);
        });
    }

    @Test
    void theRegisterStatesWhatTheyObserve() {
        var expectation = Vocabulary.standard().type("expectation").orElseThrow();

        assertThat(expectation.leaves())
                .filteredOn(leaf -> leaf.group().equals("observed"))
                .hasSize(16)
                .allMatch(leaf -> leaf.supplier() == Leaf.Supplier.REGISTRY);
    }

    private static Map<String, String> values(String written) {
        var values = new LinkedHashMap<String, String>();
        Stream.of(written.split("; ", -1)).filter(value -> value.contains("=")).forEach(value -> {
            var parts = value.split("=", 2);
            values.put(parts[0], parts[1]);
        });
        return values;
    }

    private static Evaluator evaluator(Definition.OfRule... rules) {
        var revisions = Stream.of(rules)
                .map(rule -> new Revision(rule.digest(), rule.source()))
                .toList();
        return switch (RulebookCompiler.compile(Vocabulary.standard(), revisions, List.of())) {
            case Compilation.Compiled(var rulebook) -> new Evaluator(rulebook);
            case Compilation.Refused(var issues) -> throw new AssertionError(issues.toString());
        };
    }
}
