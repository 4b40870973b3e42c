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
                        "no two examples are a day apart, in one date, and differ in their answers; the rule counts days");
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
