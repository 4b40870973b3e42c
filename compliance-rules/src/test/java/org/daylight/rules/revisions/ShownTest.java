package org.daylight.rules.revisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.stream.Stream;
import org.daylight.rules.packs.ShippedPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {

    private static final String RULE = """
            key: a.rule
            title: A rule
            authority: POLICY
            citation: Test 1
            choice: POLICY
            dutyHolder: OWN_GOVERNMENT
            subject: hold
            effective: { from: "2024-01-01", against: asOf }
            severity: WAIT
            requires: has(hold.reviewBy) && asOf <= hold.reviewBy
            message: "{hold.reference}"
            examples:
              - { name: in time, given: { hold.reviewBy: "2024-03-20" }, asOf: "2024-03-20", expect: MET }
              - { name: late, given: { hold.reviewBy: "2024-03-20" }, asOf: "2024-03-21", expect: NOT_MET }
              - { name: not known, given: {}, asOf: "2024-03-21", expect: UNDETERMINED }
              - { name: before, given: {}, asOf: "2023-12-31", expect: NOT_APPLICABLE }
              - { name: first day, given: {}, asOf: "2024-01-01", expect: UNDETERMINED }
            """;

    @Test
    void everyAnswerAndEveryTurnOfTheLawIsShown() {
        assertThat(missing(RULE)).isEmpty();
    }

    @Test
    void whatIsNotShownIsNamed() {
        assertThat(missing(RULE.replace("expect: NOT_MET", "expect: MET")))
                .containsExactly(
                        "no example is NOT_MET",
                        "no two examples are a day apart, in one date, and differ in their answers; the rule counts days,"
                                + " or asks which of two comes first");
        assertThat(missing(RULE.replace("asOf: \"2024-01-01\"", "asOf: \"2024-01-02\"")))
                .containsExactly("no example has asOf on 2024-01-01; what holds turns on 2024-01-01");
        assertThat(
                        missing(
                                RULE.replace(
                                        "severity: WAIT",
                                        "severity: WAIT\nparameters: { days: [{ from: \"2025-01-01\", value: 3 days }, { value: 2 days }] }")))
                .containsExactly(
                        "no example has asOf on 2024-12-31; what holds turns on 2025-01-01",
                        "no example has asOf on 2025-01-01; what holds turns on 2025-01-01");
    }

    /** A limit of a day is missed by a day, whether days are counted, taken off or only put in order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hold.startedOn <= hold.reviewBy",
                "hold.reviewBy - days(\"2 days\") >= hold.startedOn",
                "fiscalYear(hold.reviewBy) == fiscalYear(hold.startedOn)",
                "date(\"2024-01-01\") < hold.startedOn"
            })
    void whateverPutsDaysInOrderShowsTheDayBefore(String clause) {
        var plain = RULE.replace(
                        "effective: { from: \"2024-01-01\", against: asOf }",
                        "effective: { from: null, against: asOf }")
                .replace(
                        "has(hold.reviewBy) && asOf <= hold.reviewBy",
                        "has(hold.reviewBy) && has(hold.startedOn) && " + clause)
                .replace("asOf: \"2024-03-21\"", "asOf: \"2024-03-25\"")
                .replace("asOf: \"2024-01-01\"", "asOf: \"2024-01-05\"");

        assertThat(missing(plain)).singleElement().asString().contains("a day apart");
        assertThat(missing(plain.replace(clause, "hold.trigger == \"X\""))).isEmpty();
    }

    static Stream<String> packs() {
        return Stream.of("us", "house", "att", "eu-2008-944", "templates", "bills");
    }

    @ParameterizedTest
    @MethodSource("packs")
    void theShippedPacksShowAllOfIt(String name) {
        assertThat(ShippedPacks.sources(name))
                .allSatisfy(
                        rule -> assertThat(Shown.missing(rule)).as(rule.key()).isEmpty());
    }

    private static List<String> missing(String yaml) {
        try {
            return Shown.missing(
                    Definition.rule(new YAMLMapper().readTree(yaml)).source());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
