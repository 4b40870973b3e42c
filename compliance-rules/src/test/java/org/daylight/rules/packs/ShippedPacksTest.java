package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.Authority;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.revisions.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedPacksTest {

    private static final List<String> KEYS = List.of(
            "daylight.autopilot",
            "daylight.commitment.without-bounds",
            "daylight.content.drift",
            "daylight.content.unplanned",
            "daylight.coverage.current",
            "daylight.coverage.specific",
            "daylight.expectation.acknowledgement-overdue",
            "daylight.funding.runway",
            "daylight.hold.observed-without-authority",
            "daylight.hold.past-review-by",
            "daylight.objective.expired",
            "daylight.objective.missing-before-package",
            "daylight.pace.early",
            "daylight.pace.late",
            "daylight.pace.late-first",
            "us.aeca.36b.notice-owed",
            "us.aeca.36b.wait",
            "us.aeca.36c.wait",
            "us.faa.506.ceiling",
            "us.nsm20.assurance-due",
            "us.nsm20.report-due",
            "us.samm.eeum.first-inventory",
            "us.samm.eeum.yearly-inventory");

    static Stream<RuleSource> rules() {
        return Stream.of("us", "house")
                .flatMap(name -> ShippedPacks.pack(name).definitions().stream())
                .filter(Definition.OfRule.class::isInstance)
                .map(rule -> ((Definition.OfRule) rule).source());
    }

    static Stream<String> keys() {
        return KEYS.stream();
    }

    @Test
    void thePacksHoldTheRulesThatTheOtherServicesName() {
        assertThat(rules().map(RuleSource::key).sorted()).containsExactlyElementsOf(KEYS);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyExampleIsAnsweredAsItSays(String key) {
        assertThat(ShippedPacks.evaluator("us", "house").failures(key)).isEmpty();
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
    void noRulePretendsToHaveBeenReviewedByCounselAndOnlyTolerancesAreOurs() {
        rules().forEach(rule -> {
            assertThat(rule.counselReview()).as(rule.key()).isNull();
            assertThat(rule.authority() == Authority.TOLERANCE)
                    .as(rule.key())
                    .isEqualTo(rule.key().startsWith("daylight."));
        });
    }

    @Test
    void membersWhoseDayWasNotReadKeepTheYear() {
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
                .containsExactlyInAnyOrder("2017", "2020", "2023", "2024");
    }
}
