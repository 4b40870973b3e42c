package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.Authority;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.revisions.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedPacksTest {

    /** Named by the other services, by flags that are open, or by documents. */
    private static final List<String> NAMED = List.of(
            "daylight.autopilot",
            "daylight.autopilot.objective",
            "daylight.commitment.without-bounds",
            "daylight.content.drift",
            "daylight.content.unplanned",
            "daylight.coverage.current",
            "daylight.coverage.specific",
            "daylight.expectation.acknowledgement-overdue",
            "daylight.funding.headroom",
            "daylight.funding.runway",
            "daylight.funding.runway.objective",
            "daylight.hold.observed-without-authority",
            "daylight.hold.past-review-by",
            "daylight.objective.expired",
            "daylight.objective.missing-before-package",
            "daylight.pace.class",
            "daylight.pace.class-early",
            "daylight.pace.early",
            "daylight.pace.late",
            "daylight.pace.late-first",
            "daylight.pace.completion",
            "daylight.content.sensitive",
            "daylight.pace.few",
            "daylight.pace.signal",
            "daylight.pace.trend",
            "daylight.coverage.stale",
            "daylight.readiness.floor",
            "daylight.decisions.rubber-stamp",
            "daylight.decisions.rubber-stamp.objective",
            "us.aeca.36b.notice-owed",
            "us.aeca.36b.wait",
            "us.aeca.36c.wait",
            "us.faa.506.ceiling",
            "us.nsm20.assurance-due",
            "us.nsm20.report-due",
            "us.samm.eeum.first-inventory",
            "us.samm.eeum.yearly-inventory");

    private static final Evaluator EVALUATOR = ShippedPacks.evaluator("us", "house", "att", "eu-2008-944");

    static Stream<RuleSource> rules() {
        return Stream.of("us", "house", "att", "eu-2008-944")
                .flatMap(name -> ShippedPacks.pack(name).definitions().stream())
                .filter(Definition.OfRule.class::isInstance)
                .map(rule -> ((Definition.OfRule) rule).source());
    }

    static Stream<String> keys() {
        return rules().map(RuleSource::key);
    }

    @Test
    void thePacksHoldTheRulesThatTheOtherServicesName() {
        assertThat(rules().map(RuleSource::key)).containsAll(NAMED);
    }

    @Test
    void everyRuleStandsInThePackOnce() {
        assertThat(rules().map(RuleSource::key)).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyExampleIsAnsweredAsItSays(String key) {
        assertThat(EVALUATOR.failures(key)).isEmpty();
    }

    @Test
    void everyRuleShowsWhatMeetsItWhatDoesNotAndWhatIsUndecided() {
        rules().forEach(rule -> {
            var answers = new HashSet<Answer>();
            rule.examples().forEach(example -> answers.add(example.expect()));
            assertThat(answers).as(rule.key()).contains(Answer.MET, Answer.NOT_MET, Answer.UNDETERMINED);
        });
    }

    @Test
    void everyValueOfAParameterHasAReferenceAndSaysHowWellItWasRead() {
        rules().forEach(rule -> rule.parameters()
                .forEach((name, parameter) -> parameter.values().forEach(value -> {
                    assertThat(value.reference()).as(rule.key() + " " + name).isNotBlank();
                    assertThat(value.checked()).as(rule.key() + " " + name).isIn("READ", "DERIVED", "NOT_READ");
                })));
    }

    @Test
    void whatTheLawSaysHasAClauseAndWhereItsDaysAreWritten() {
        rules().filter(rule -> !rule.key().startsWith("daylight.")).forEach(rule -> {
            assertThat(rule.clause()).as(rule.key()).isNotBlank();
            if (rule.effective().reference() != null) {
                assertThat(rule.effective().checked()).as(rule.key()).isIn("READ", "DERIVED", "NOT_READ");
            }
            if (rule.effective().from() != null || rule.effective().to() != null) {
                assertThat(rule.effective().reference()).as(rule.key()).isNotBlank();
            }
        });
    }

    @Test
    void whatWasNotReadIsNotShownAsRead() {
        rules().forEach(rule -> {
            if (String.valueOf(rule.effective().reference()).contains("from memory")) {
                assertThat(rule.effective().checked()).as(rule.key()).isNotEqualTo("READ");
            }
            rule.parameters()
                    .forEach((name, parameter) -> parameter.values().stream()
                            .filter(value -> String.valueOf(value.reference()).contains("from memory"))
                            .forEach(value -> assertThat(value.checked())
                                    .as(rule.key() + " " + name)
                                    .isNotEqualTo("READ")));
        });
    }

    @Test
    void noRulePretendsToHaveBeenReviewedByCounselAndOnlyTolerancesAreOurs() {
        rules().forEach(rule -> {
            assertThat(rule.counselReview()).as(rule.key()).isNull();
            assertThat(rule.authority() == Authority.TOLERANCE)
                    .as(rule.key())
                    .isEqualTo(rule.key().startsWith("daylight."));
        });
    }

    @Test
    void membersKeepTheYearWhereNoDayIsKnown() {
        var nato = ShippedPacks.pack("us").definitions().stream()
                .filter(Definition.OfSet.class::isInstance)
                .map(set -> ((Definition.OfSet) set).set())
                .filter(set -> set.name().equals("nato-members"))
                .findFirst()
                .orElseThrow();

        assertThat(nato.members()).hasSize(32);
        assertThat(nato.members().stream()
                        .filter(member -> List.of("MNE", "MKD", "FIN", "SWE").contains(member.code()))
                        .map(member -> String.valueOf(member.from())))
                .containsExactlyInAnyOrder("2017", "2020", "2023-04-04", "2024-03-07");
    }
}
