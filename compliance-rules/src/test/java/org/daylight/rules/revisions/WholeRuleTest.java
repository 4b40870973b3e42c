package org.daylight.rules.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import org.daylight.rules.Drafting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeRuleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EXAMPLES = """
            "examples": [{"name": "met", "given": {}, "asOf": "2024-01-01", "expect": "MET", "missing": []}]""";

    private static final String RULE = Drafting.triggerRule("a.rule")
            .replaceFirst("(?s)\"examples\": .*", "\"parameters\": {}, \"exceptions\": [], " + EXAMPLES + "}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            useHeadersInDisplayName = true,
            textBlock = """
                    written            | instead                                              | refused at
                    , "against": "asOf"|                                                      | /effective/against
                    "against": "asOf"  | "against": " "                                       | /effective/against
                    "parameters": {}   | "parameters": {"a/b": null}                          | /parameters/a~1b
                    "parameters": {}   | "parameters": {"wait": [{}]}                         | /parameters/wait/0/value
                    "parameters": {}   | "parameters": {"wait": [null]}                       | /parameters/wait/0/value
                    "parameters": {}   | "parameters": {"wait": {"values": [{"value": null}]}}| /parameters/wait/values/0/value
                    "exceptions": []   | "exceptions": ["b.rule", null]                       | /exceptions/1
                    "examples": [{     | "examples": [null, {                                 | /examples/0/name
                    "name": "met",     |                                                      | /examples/0/name
                    "asOf": "2024-01-01",|                                                    | /examples/0/asOf
                    "asOf": "2024-01-01",| "asOf": "",                                        | /examples/0/asOf
                    "expect": "MET",   |                                                      | /examples/0/expect
                    "missing": []      | "missing": [null, "hold.trigger"]                    | /examples/0/missing/0
                    """)
    void whatARuleLacksIsRefusedWhereItWouldStand(String written, String instead, String pointer) throws Exception {
        assertThat(RULE).contains(written);
        var rule = JSON.readTree(RULE.replace(written, instead == null ? "" : instead));

        var refused = assertThrows(NotUnderstood.class, () -> Definition.newRule(rule));
        assertThat(refused.pointer()).isEqualTo(pointer);
        assertThat(refused).hasMessage(pointer + " " + refused.what());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', useHeadersInDisplayName = true, textBlock = """
                    review                                                          | refused at
                    {}                                                              | /counselReview/by
                    {"by": "", "on": "2026-01-02", "textAsOf": "2025-12-31"}        | /counselReview/by
                    {"by": "Ann", "on": "soon", "textAsOf": "2025-12-31"}           | /counselReview/on
                    {"by": "Ann", "on": "2026-01-02"}                               | /counselReview/textAsOf
                    {"by": "Ann", "on": "2026-01-02", "textAsOf": "2026-01-03"}     | /counselReview/textAsOf
                    "yes"                                                           | /counselReview
                    """)
    void aReviewBySomebodyUnnamedOrOnNoDayIsNone(String review, String pointer) throws Exception {
        var rule = JSON.readTree(RULE.replace("\"none\"", review));

        var refused = assertThrows(NotUnderstood.class, () -> Definition.newRule(rule));
        assertThat(refused.pointer()).isEqualTo(pointer);
        assertThat(refused.what()).containsAnyOf("or none", "correct either of them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "\"none\"", "{\"by\": \"Ann\", \"on\": \"2026-01-02\", \"textAsOf\": \"2026-01-02\"}"})
    void aReviewOrNoneIsRead(String review) throws Exception {
        var rule = Definition.newRule(JSON.readTree(RULE.replace("\"none\"", review)));

        assertThat(rule.source().counselReview() != null).isEqualTo(review.startsWith("{"));
    }

    @Test
    void aReviewOfTodayIsMadeAndOneOfTomorrowIsNot() throws JsonProcessingException {
        var review = "{\"by\": \"Ann\", \"on\": \"2026-01-02\", \"textAsOf\": \"2026-01-02\"}";
        var rule = Definition.newRule(JSON.readTree(RULE.replace("\"none\"", review)));

        assertThat(Soundness.reviewAfter(rule, LocalDate.parse("2026-01-02"))).isEmpty();
        assertThat(Soundness.reviewAfter(rule, LocalDate.parse("2026-01-01"))).containsExactly("/counselReview/on");
    }

    @Test
    void whatIsWrittenAsNoListIsRefusedWhereItsFormIsRead() {
        var values = RULE.replace(
                "\"parameters\": {}", "\"parameters\": {\"wait\": {\"values\": {\"value\": \"30 days\"}}}");
        assertThat(assertThrows(NotUnderstood.class, () -> Definition.newRule(JSON.readTree(values)))
                        .pointer())
                .startsWith("/parameters/wait");
        var examples = RULE.replaceFirst("(?s)\"examples\": \\[(.*)\\]", "\"examples\": $1");
        assertThat(assertThrows(NotUnderstood.class, () -> Definition.newRule(JSON.readTree(examples)))
                        .pointer())
                .startsWith("/examples");
    }

    @Test
    void aRuleThatIsWholeIsRead() throws JsonProcessingException {
        assertThat(Definition.newRule(JSON.readTree(RULE)).key()).isEqualTo("a.rule");
    }

    /** A draft of before is given out as it was written. */
    @Test
    void whatWasKeptIsReadWhateverItLacks() throws JsonProcessingException {
        var rule = JSON.readTree(RULE.replace(", \"against\": \"asOf\"", ""));

        assertThat(Definition.rule(rule).key()).isEqualTo("a.rule");
    }
}
