package org.daylight.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.daylight.rules.evaluation.Written.compile;
import static org.daylight.rules.evaluation.Written.issues;
import static org.daylight.rules.evaluation.Written.requires;
import static org.daylight.rules.evaluation.Written.rule;

import java.util.List;
import java.util.Map;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.evaluation.ParameterValue;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "item.mdee; 1; 5; there is no field 'mdee'; did you mean item.mde?",
                "itm.mde; 1; 1; there is no 'itm'; did you mean item?",
                "delivery.quantity > 4; 1; 19; > does not take (quantity, int); quantity(\"12 EACH\")",
                "daysBetween(date(\"2024-01-01\"), asOf) <= 90; 1; 39; <= does not take (days, int); days(\"90 days\")",
                "delivery.value > 5; 1; 16; > does not take (money, int); money(\"14000000 USD CONTRACT\")",
                "asOf > \"2024-01-01\"; 1; 6; > does not take (date, string); date(\"2024-01-31\")",
                "1 + 1; 1; 3; expected type 'bool' but found 'int'; a condition is true or false",
                "asOf > date(\"2024-13-01\"); 1; 13; '2024-13-01' is not a date; correct the text",
                "asOf > date(item.designation); 1; 13; reads a text that stands in the rule; in quotes",
                "inSet(partner.code, \"NATO\", asOf); 1; 21; there is no set \"NATO\"; the sets are",
                "inSet(partner.code, item.designation, asOf); 1; 21; the name of a set stands in the rule; in quotes",
                "delivery.plannedOn > asOf; 1; 1; delivery.plannedOn may be absent; write has(delivery.plannedOn)",
                "asOf < asOf; 1; 1; asOf cannot be used here; use asOf only as",
                "fiscalYear(asOf) == 2024; 1; 12; asOf cannot be used here; use asOf only as",
                "addDays(asOf, 3) < date(\"2024-01-01\"); 1; 9; asOf cannot be used here; use asOf only as",
                "workingDaysBetween(date(\"2024-01-01\"), date(\"2024-01-31\"), \"OFF\") > 3; 1; 60; there is no set \"OFF\"; the sets are",
                "addWorkingDays(asOf, 3, \"OFF\") < date(\"2024-01-31\"); 1; 16; asOf cannot be used here; workingDaysBetween(a date",
                "workingDaysBetween(asOf, asOf, \"OFF\") < 3; 1; 20; asOf cannot be used here; use asOf only as",
                "addWorkingDays(date(\"2024-01-31\"), days(\"3 days\"), \"OFF\") > asOf; 1; 1; addWorkingDays does not take; number of working days is a plain number",
                "determined(\"emergncy\"); 1; 12; there is no determination \"emergncy\" about a delivery; did you mean emergency",
                "determined(item.designation); 1; 12; the kind of a determination stands in the rule; in quotes",
                "item.mde &&; 1; 12; ends too early; missing operator",
                "has(params.x); 1; 1; there is no field 'x'; see the fact types"
            })
    void whatIsWrongIsSaidWithItsPlaceAndHowToMendIt(
            String expression, int line, int column, String message, String mend) {
        var issues = issues(requires("delivery", expression));

        assertThat(issues).isNotEmpty();
        var issue = issues.getFirst();
        assertThat(issue.pointer()).isEqualTo("/requires");
        assertThat(issue.line()).isEqualTo(line);
        assertThat(issue.column()).isEqualTo(column);
        assertThat(issue.message()).contains(message);
        assertThat(issue.mend()).contains(mend);
    }

    @Test
    void aPlaceIsInTheLineItStandsIn() {
        var issues = issues(requires("delivery", "item.mde\n  && delivery.shippedOn < asOf"));

        assertThat(issues).hasSize(1);
        assertThat(issues.getFirst().line()).isEqualTo(2);
        assertThat(issues.getFirst().column()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "has(delivery.plannedOn) && delivery.plannedOn < asOf",
                "!has(delivery.plannedOn) || delivery.plannedOn < asOf",
                "has(delivery.plannedOn) ? delivery.plannedOn < asOf : true",
                "!has(delivery.plannedOn) ? true : delivery.plannedOn < asOf",
                "!(has(delivery.plannedOn) && item.mde) || delivery.plannedOn < asOf",
                "(has(delivery.plannedOn) && has(delivery.shippedOn)) && delivery.plannedOn < delivery.shippedOn",
                "has(delivery.plannedOn) && (item.mde || delivery.plannedOn < asOf)",
                "has(delivery.shippedOn) && asOf > (has(delivery.plannedOn) ? delivery.plannedOn : delivery.shippedOn)"
            })
    void aGuardOnEveryPathIsSeen(String expression) {
        assertThat(issues(requires("delivery", expression))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "has(delivery.plannedOn) || delivery.plannedOn < asOf",
                "!has(delivery.plannedOn) && delivery.plannedOn < asOf",
                "has(delivery.shippedOn) && delivery.plannedOn < asOf",
                "(has(delivery.plannedOn) || item.mde) && delivery.plannedOn < asOf",
                "delivery.plannedOn < asOf && has(delivery.plannedOn)",
                "has(delivery.plannedOn) ? true : delivery.plannedOn < asOf"
            })
    void aMissingGuardIsSeen(String expression) {
        assertThat(issues(requires("delivery", expression))).hasSize(1);
    }

    @Test
    void whatARuleAppliesToGuardsWhatItRequires() {
        var rule = rule("a.rule", "delivery")
                .appliesWhen("item.mde && has(delivery.plannedOn)")
                .requires("delivery.plannedOn < asOf");

        assertThat(issues(rule)).isEmpty();
    }

    @Test
    void parametersMessagesDatesAndSubjectsAreCheckedToo() {
        assertThat(issues(rule("a", "delivry"))).extracting(Issue::mend).containsExactly("did you mean delivery?");
        assertThat(issues(rule("a", "delivery").message("{partner.nam}")))
                .extracting(Issue::pointer)
                .containsExactly("/message");
        assertThat(issues(rule("a", "delivery").message("of {partner.nam}"))
                        .getFirst()
                        .column())
                .isEqualTo(12);
        assertThat(issues(rule("a", "delivery").message("{partner.name")))
                .extracting(Issue::message)
                .containsExactly("a brace is opened and not closed");
        assertThat(issues(rule("a", "delivery").effective("yesterday", null, "asOf")))
                .extracting(Issue::pointer)
                .containsExactly("/effective");
        assertThat(issues(rule("a", "delivery").effective(null, null, "item.mde")))
                .extracting(Issue::pointer)
                .containsExactly("/effective/against");
        assertThat(issues(rule("a", "delivery").parameter("p", ParameterValue.of("3"), ParameterValue.of("many"))))
                .extracting(Issue::pointer)
                .containsExactly("/parameters/p/values/1");
        assertThat(issues(
                        rule("a", "delivery").parameter("p", new ParameterValue(null, null, "NATO", "3", null, null))))
                .extracting(Issue::pointer)
                .containsExactly("/parameters/p/values/0/group");
        assertThat(issues(rule("a", "delivery").permittedFrom("addDays(asOf, 1)")))
                .extracting(Issue::pointer)
                .containsExactly("/permittedFrom");
    }

    @Test
    void onlyADateThatIsAskedForMayNeverCome() {
        var sale = rule("a", "notification").permittedFrom("has(transfer.offeredOn) ? never() : date(\"2024-02-10\")");
        assertThat(issues(sale)).isEmpty();
        assertThat(issues(sale.requires("asOf < never()")))
                .extracting(Issue::pointer)
                .containsExactly("/requires");
    }

    @Test
    void exceptionsThatGoRoundInACircleAreRefused() {
        var compilation = compile(
                List.of(),
                rule("a", "delivery").exception("b"),
                rule("b", "delivery").exception("a"),
                rule("c", "delivery").exception("nobody"));

        assertThat(compilation)
                .isInstanceOfSatisfying(
                        Compilation.Refused.class,
                        refused -> assertThat(refused.issues())
                                .extracting(Issue::pointer)
                                .containsOnly("/exceptions"));
    }

    @Test
    void anExpressionIsCheckedWhileItIsTyped() {
        var check = ExpressionCheck.check(
                Vocabulary.standard(),
                "delivery",
                Map.of("days", Parameter.of(ParameterValue.of("90 days"))),
                List.of(),
                "has(delivery.plannedOn) && daysBetween(delivery.plannedOn, asOf) > params.days");

        assertThat(check.issues()).isEmpty();
        assertThat(check.type()).isEqualTo(FactType.BOOL);
        assertThat(check.leaves()).containsExactly("delivery.plannedOn");
    }

    @Test
    void whatGuardsTheRuleGuardsTheExpressionThatIsTyped() {
        var checked = checked("has(delivery.plannedOn)", "delivery.plannedOn < asOf");

        assertThat(checked.issues()).isEmpty();
        assertThat(checked(null, "delivery.plannedOn < asOf").issues()).hasSize(1);
    }

    @Test
    void nearNamesStandBesideTheMend() {
        assertThat(checked(null, "delivery.planedOn < asOf").issues().getFirst().near())
                .containsExactly("delivery.plannedOn");
        assertThat(checked(null, "determined(\"emergncy\")").issues().getFirst().near())
                .containsExactly("emergency");
        assertThat(checked(null, "addDay(asOf, 3) > asOf").issues().getFirst().near())
                .contains("addDays");
    }

    /** The expression; line, column and length of the clause that is always true or never; what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "params.days > days(\"5 days\"); 1; 13; 1; always true; params.days is 15 days to 30 days",
                "params.days > days(\"30 days\"); 1; 13; 1; never true; params.days is 15 days to 30 days",
                "2 > 1; 1; 3; 1; always true; 2",
                "date(\"2024-01-01\") > date(\"2024-01-31\"); 1; 20; 1; never true; 2024-01-01",
                "params.days + days(\"1 day\") >= days(\"16 days\"); 1; 29; 2; always true; 16 days to 31 days",
                "params.amount < money(\"14000000 USD ANY\"); 1; 15; 1; never true; 14000000..25000000 USD ANY",
                "params.statute in [\"A\", \"B\"]; 1; 16; 2; always true; A",
                "params.statute == \"C\"; 1; 16; 2; never true; A",
                "asOf > date(\"2024-01-31\") && asOf < date(\"2024-01-31\"); 1; 35; 1; never true; from 2024-02-01 on",
                "asOf > date(\"2024-01-31\") && asOf >= date(\"2024-01-01\"); 1; 35; 2; always true; from 2024-02-01 on",
                "item.mde && !item.mde; 1; 14; 8; always true; by what stands before it",
                "!item.mde || item.mde; 1; 14; 8; always true; by what stands before it",
                "has(delivery.plannedOn) && daysBetween(delivery.plannedOn, asOf) > days(\"9 days\") && daysBetween(delivery.plannedOn, asOf) <= days(\"3 days\"); 1; 124; 2; never true; at least 10 days",
                "item.designation == \"A\" && item.designation == \"B\"; 1; 45; 2; never true; A",
                "item.designation in [\"A\", \"B\"] && item.designation != \"C\"; 1; 52; 2; always true; A or B",
                "delivery.quantity >= quantity(\"5 EACH\")~ && delivery.quantity < quantity(\"3 EACH\"); 2; 23; 1; never true; 5.. EACH",
                "item.mde ? asOf > date(\"2024-01-31\") : item.mde; 1; 40; 8; never true; by what stands before it"
            })
    void aClauseThatIsAlwaysTrueOrNeverIsWarnedOf(
            String expression, int line, int column, int length, String said, String because) {
        var checked = checked("has(delivery.plannedOn)", expression.replace('~', '\n'));

        assertThat(checked.issues()).isEmpty();
        assertThat(checked.warnings()).hasSize(1);
        var warning = checked.warnings().getFirst();
        assertThat(List.of(warning.line(), warning.column(), warning.length())).containsExactly(line, column, length);
        assertThat(warning.message()).contains(said).contains(because);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "params.days > days(\"15 days\")",
                "params.days >= days(\"30 days\")",
                "params.amount > money(\"14000000 USD ANY\")",
                "params.amount > money(\"1 EUR ANY\")",
                "params.statute == \"A\"",
                "asOf > date(\"2024-01-31\") || asOf < date(\"2024-01-01\")",
                "asOf > date(\"2024-01-01\") && asOf < date(\"2024-01-31\")",
                "(asOf > date(\"2024-01-31\") && item.mde) || asOf < date(\"2024-01-31\")",
                "item.mde && (!item.sme || item.designation == \"A\")",
                "delivery.quantity >= quantity(\"5 EACH\") && delivery.quantity < quantity(\"3 KG\")",
                "asOf > delivery.plannedOn && asOf > date(\"2024-01-31\")"
            })
    void aClauseThatFactsDecideIsNotWarnedOf(String expression) {
        assertThat(checked("has(delivery.plannedOn)", expression).warnings()).isEmpty();
    }

    @Test
    void aFirstPermittedDayNeedsNoGuardAndNoAsOf() {
        assertThat(checked(RulePart.PERMITTED_FROM, null, "addDays(delivery.plannedOn, params.days)"))
                .satisfies(check -> assertThat(check.issues()).isEmpty())
                .satisfies(check -> assertThat(check.type()).isEqualTo(FactType.DATE))
                .satisfies(check -> assertThat(check.leaves()).containsExactly("delivery.plannedOn"));
        assertThat(checked(RulePart.PERMITTED_FROM, null, "has(delivery.plannedOn)")
                        .issues())
                .hasSize(1);
        assertThat(checked(RulePart.PERMITTED_FROM, null, "asOf < date(\"2024-01-01\") ? never() : delivery.plannedOn")
                        .issues())
                .extracting(Issue::pointer, Issue::message)
                .containsExactly(tuple("/expression", "asOf cannot be used here"));
    }

    @Test
    void theWordsOfAMessageAreCheckedWhereTheyStand() {
        assertThat(checked(
                        RulePart.MESSAGE,
                        null,
                        "planned {delivery.plannedOn|never|on an unknown day}, {permittedFrom|no day}"))
                .satisfies(check -> assertThat(check.issues()).isEmpty())
                .satisfies(check -> assertThat(check.type()).isEqualTo(FactType.STRING))
                .satisfies(check -> assertThat(check.leaves()).containsExactly("delivery.plannedOn"));
        assertThat(checked(RulePart.MESSAGE, null, "planned {delivery.planedOn}")
                        .issues())
                .extracting(Issue::pointer, Issue::column, Issue::near)
                .containsExactly(tuple("/expression", 18, List.of("delivery.plannedOn")));
    }

    private static ExpressionCheck checked(@Nullable String appliesWhen, String expression) {
        return checked(RulePart.CONDITION, appliesWhen, expression);
    }

    private static ExpressionCheck checked(RulePart part, @Nullable String appliesWhen, String expression) {
        return ExpressionCheck.check(
                Vocabulary.standard(),
                "delivery",
                Map.of(
                        "days",
                        Parameter.of(
                                new ParameterValue(null, "2026-01-01", null, "15 days", null, null),
                                new ParameterValue("2026-01-01", null, null, "30 days", null, null)),
                        "amount",
                        Parameter.of(
                                new ParameterValue(null, "2002-09-30", null, "14000000 USD ANY", null, null),
                                ParameterValue.of("25000000 USD ANY")),
                        "statute",
                        Parameter.of(
                                new ParameterValue(null, "2002-09-30", null, "A", null, null), ParameterValue.of("B"))),
                List.of(),
                part,
                appliesWhen,
                expression);
    }
}
