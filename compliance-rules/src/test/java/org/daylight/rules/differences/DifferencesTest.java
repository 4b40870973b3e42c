package org.daylight.rules.differences;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import org.daylight.rules.revisions.Definition;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final String RULE = """
            key: us.aeca.36b.wait
            title: No offer before the wait has run
            authority: STATUTE
            citation: AECA 36(b)(1)
            choice: WAIVABLE
            dutyHolder: OWN_GOVERNMENT
            counselReview: none
            subject: notification
            effective: { from: "1981-12-29", against: notification.deliveredOn, reference: Code }
            severity: WAIT
            parameters:
              wait:
                - { value: 15 days, group: AECA36B_15_DAYS, reference: "AECA 36(b)(1)", checked: READ }
                - { value: 30 days, reference: "AECA 36(b)(1)", checked: READ }
            requires: has(transfer.offeredOn) && transfer.offeredOn > asOf
            message: "{notification.reference}"
            examples:
              - { name: early, given: {}, asOf: "2024-03-20", expect: NOT_MET }
            """;

    @Test
    void aParameterChangesForAGroupFromADay() {
        var after = RULE.replace(
                "    - { value: 15 days, group",
                "    - { from: \"2026-01-01\", value: 20 days, group: AECA36B_15_DAYS, reference: P.L. 119-1, checked: READ }\n"
                        + "    - { value: 15 days, group");

        assertThat(texts(RULE, after))
                .containsExactly("The wait for AECA36B_15_DAYS changes from 15 days to 20 days from 2026-01-01"
                        + " (reference: P.L. 119-1)");
    }

    @Test
    void ofValuesThatAreLaidOutOtherwiseButSayTheSameNothingElseIsTold() {
        var after = RULE.replace(
                "    - { value: 30 days, reference",
                "    - { to: \"2020-01-01\", value: 30 days, reference: \"AECA 36(b)(1)\", checked: READ }\n"
                        + "    - { from: \"2020-01-01\", value: 30 days, reference");

        assertThat(texts(RULE, after))
                .containsExactly(
                        "The wait is written otherwise; on every day the value that counts stays the same for everybody");
        assertThat(texts(RULE, RULE)).isEmpty();
    }

    @Test
    void thatOnlyTheOrderChangesIsSaidOfNothingElse() {
        var group = "    - { value: 15 days, group: AECA36B_15_DAYS, reference: \"AECA 36(b)(1)\", checked: READ }\n";
        var early =
                "    - { to: \"1990-01-01\", value: 10 days, group: AECA36B_15_DAYS, reference: Act, checked: READ }\n";
        var late =
                "    - { from: \"2030-01-01\", value: 20 days, group: AECA36B_15_DAYS, reference: Act, checked: READ }\n";
        assertThat(texts(RULE.replace(group, early + late + group), RULE.replace(group, late + early + group)))
                .containsExactly("Only the order or the layout in which it is written changes");

        var everybody = "    - { value: 30 days, reference: \"AECA 36(b)(1)\", checked: READ }\n";
        var behind = RULE.replace(group + everybody, everybody + group);
        for (var other : List.of(
                group.replace("15 days", "20 days"),
                group.replace("READ", "NOT_READ"),
                group.replace("36(b)(1)", "36(c)(1)"))) {
            assertThat(texts(behind, RULE.replace(group + everybody, everybody + other)))
                    .containsExactly(
                            "The wait is written otherwise; on every day the value that counts stays the same for everybody");
        }
    }

    /** The first that fits counts: behind the value for everybody that for a group never does. */
    @Test
    void valuesThatComeInAnotherOrderAreToldOfThoseForWhomTheyChange() {
        var group = "    - { value: 15 days, group: AECA36B_15_DAYS, reference: \"AECA 36(b)(1)\", checked: READ }\n";
        var everybody = "    - { value: 30 days, reference: \"AECA 36(b)(1)\", checked: READ }\n";
        assertThat(texts(RULE, RULE.replace(group + everybody, everybody + group)))
                .containsExactly(
                        "The wait for AECA36B_15_DAYS changes from 15 days to 30 days (reference: AECA 36(b)(1))");

        var friends = "    - { value: 10 days, group: FRIENDS, reference: Other act, checked: READ }\n";
        var before = RULE.replace(group, group + friends);
        assertThat(texts(before, RULE.replace(group, friends + group)))
                .containsExactly(
                        "The wait for who is in both AECA36B_15_DAYS and FRIENDS changes from 15 days to 10 days"
                                + " (reference: Other act)");
    }

    @Test
    void aYearThatBecomesItsFirstDayIsTold() {
        var year = RULE.replace("{ value: 30 days, reference", "{ from: \"2002\", value: 30 days, reference")
                .replace("{ value: 15 days, group", "{ to: \"2002\", value: 15 days, group");

        assertThat(texts(year, year.replace("\"2002\"", "\"2002-01-01\"")))
                .containsExactlyInAnyOrder(
                        "The wait is 30 days from 2002-01-01, no longer from 2002",
                        "The wait for AECA36B_15_DAYS is 15 days until 2002-01-01, no longer until 2002");
    }

    @Test
    void whereAValueThatStaysIsWrittenIsToldBesideOneThatChanges() {
        var before = RULE.replace(
                "{ value: 30 days, reference: \"AECA 36(b)(1)\", checked: READ }",
                "{ value: 30 days, reference: A report, checked: NOT_READ }");
        var after = RULE.replace(
                "    - { value: 30 days, reference",
                "    - { from: \"2026-01-01\", value: 45 days, reference: P.L. 119-1, checked: READ }\n"
                        + "    - { value: 30 days, reference");

        assertThat(texts(before, after))
                .containsExactly(
                        "The wait changes from 30 days to 45 days from 2026-01-01 (reference: P.L. 119-1)",
                        "The wait stays 30 days until 2026-01-01; where it is written changes from \"A report (NOT_READ)\""
                                + " to \"AECA 36(b)(1) (READ)\"");
    }

    @Test
    void theKindOfAParameterAndTheBillAreTold() {
        var spelt = RULE.replace("  wait:\n", "  wait:\n    type: DAYS\n    values:\n")
                .replace("    - {", "      - {");

        assertThat(texts(RULE, spelt)).containsExactly("The kind of value of the wait is now stated: DAYS");
        var bill = RULE.replace(
                        "citation: AECA 36(b)(1)\n", "bill: H.R. 1\ncitation: \"PROPOSED, not law: AECA 36(b)(1)\"\n")
                .replace("message: \"", "message: \"PROPOSED, not law: ");
        assertThat(texts(bill, bill.replace("H.R. 1", "H.R. 2")))
                .containsExactly("The bill changes from \"H.R. 1\" to \"H.R. 2\"");
    }

    @Test
    void aValueForSomeYearsASecondGroupAndOneThatEndsAreTold() {
        var after =
                RULE.replace("    - { value: 30 days, reference", """
                    - { from: "1990-01-01", to: "1991-01-01", value: 45 days, reference: Act, checked: READ }
                    - { value: 10 days, group: FRIENDS, reference: Other act, checked: READ }
                    - { to: "2030-01-01", value: 30 days, reference""".indent(4).stripTrailing());

        assertThat(texts(RULE, after))
                .containsExactly(
                        "The wait changes from 30 days to 45 days from 1990-01-01 until 1991-01-01 (reference: Act)",
                        "The wait is no longer stated from 2030-01-01; it was 30 days",
                        "The wait for FRIENDS changes from 30 days to 10 days until 1990-01-01 (reference: Other act)",
                        "The wait for FRIENDS changes from 30 days to 10 days from 1991-01-01 (reference: Other act)");
    }

    @Test
    void expressionsAreShownAsTheyWereAndAre() {
        var changes = changes(RULE, RULE.replace("transfer.offeredOn > asOf", "transfer.offeredOn >= asOf"));

        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().pointer()).isEqualTo("/requires");
        assertThat(changes.getFirst().text())
                .isEqualTo("What it requires changes from \"has(transfer.offeredOn) && transfer.offeredOn > asOf\""
                        + " to \"has(transfer.offeredOn) && transfer.offeredOn >= asOf\"");
        assertThat(changes.getFirst().after()).endsWith(">= asOf");
        assertThat(texts(RULE, RULE.replace("&& transfer.offeredOn > asOf", "&&   transfer.offeredOn>asOf")))
                .containsExactly("What it requires is only laid out anew");
    }

    /** Each of these reads otherwise although it has the same letters. */
    @Test
    void blanksThatSaySomethingAreNoLayout() {
        Map.of(
                        "notification.statute == \"AECA 36(b)\"", "notification.statute == \"AECA36(b)\"",
                        "notification.statute == 'AECA 36(b)'", "notification.statute == 'AECA36(b)'",
                        "has(a.b) // or has(a.c)\n&& has(a.d)", "has(a.b) // or has(a.c) && has(a.d)",
                        "a.b == \"x\\\" y\" && c", "a.b == \"x\\\"y\" && c",
                        "a.b == \"\"\"x\" y\"\"\"", "a.b == \"\"\"x\"y\"\"\"")
                .forEach((was, is) -> assertThat(Differences.between(requiring(was), requiring(is)))
                        .as(was)
                        .singleElement()
                        .satisfies(change -> assertThat(change.text()).startsWith("What it requires changes from")));
        assertThat(Differences.between(requiring("a.b == \"x y\""), requiring("a.b==\n  \"x y\"")))
                .extracting(Change::text)
                .containsExactly("What it requires is only laid out anew");
    }

    private static Definition requiring(String expression) {
        return Definition.rule(((ObjectNode) tree(RULE)).put("requires", expression));
    }

    @Test
    void twoExamplesOfOneNameAreToldApart() {
        var twice = RULE + "  - { name: early, given: {}, asOf: \"2024-01-01\", expect: UNDETERMINED }\n";
        assertThat(RULE).contains("expect: NOT_MET");

        assertThat(texts(twice, twice.replace("expect: NOT_MET", "expect: MET")))
                .containsExactly("The example \"early\" changes");
        assertThat(texts(RULE, twice)).containsExactly("The example \"early (2)\" is new");
    }

    @Test
    void datesReviewExceptionsAndExamplesAreTold() {
        var after = RULE.replace("from: \"1981-12-29\", against", "from: \"1981-12-29\", to: \"2027-01-01\", against")
                        .replace(
                                "counselReview: none",
                                "counselReview: { by: Ann, on: \"2026-01-02\", textAsOf: \"2025-12-31\" }")
                        .replace("name: early", "name: too early")
                + "exceptions: [us.aeca.36b.emergency]\n";

        assertThat(texts(RULE, after))
                .containsExactly(
                        "The review by counsel is now stated: {\"by\":\"Ann\",\"on\":\"2026-01-02\",\"textAsOf\":\"2025-12-31\"}",
                        "The first day no longer in force is now stated: 2027-01-01",
                        "us.aeca.36b.emergency makes an exception now",
                        "The example \"too early\" is new",
                        "The example \"early\" is left out");
    }

    @Test
    void ofASetItIsSaidWhoJoinsOrLeavesAndWhen() {
        var before = """
                key: nato-members
                title: Members
                completeFrom: "1949-04-04"
                members:
                  - { code: BEL, from: "1949-04-04", reference: Treaty, checked: READ }
                  - { code: FIN, from: "2023", reference: Press, checked: READ }
                  - { code: XAA, from: "1950-01-01", reference: Treaty, checked: READ }
                  - { code: XBB, from: "1950-01-01", reference: Treaty, checked: READ }
                """;
        var after = """
                key: nato-members
                title: Members
                completeFrom: "1952-01-01"
                members:
                  - { code: BEL, from: "1949-04-04", reference: The treaty, checked: READ }
                  - { code: FIN, from: "2023-04-04", reference: Depositary, checked: READ }
                  - { code: SWE, from: "2024-03-07", reference: Depositary, checked: READ }
                  - { code: XAA, from: "1950-01-01", to: "2020-01-01", reference: Notice, checked: READ }
                """;

        assertThat(Differences.between(Definition.set(tree(before)), Definition.set(tree(after))))
                .extracting(Change::text)
                .containsExactly(
                        "The first day for which the list is complete changes from \"1949-04-04\" to \"1952-01-01\"",
                        "BEL stays in nato-members as it was; what is said about it changes",
                        "FIN is in nato-members from 2023-04-04, no longer from 2023 (reference: Depositary)",
                        "SWE joins nato-members from 2024-03-07 (reference: Depositary)",
                        "XAA leaves nato-members on 2020-01-01 (reference: Notice)",
                        "XBB is no longer listed in nato-members; it was, from 1950-01-01");
    }

    private static List<String> texts(String before, String after) {
        return changes(before, after).stream().map(Change::text).toList();
    }

    private static List<Change> changes(String before, String after) {
        return Differences.between(Definition.rule(tree(before)), Definition.rule(tree(after)));
    }

    private static JsonNode tree(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
