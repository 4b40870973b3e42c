package org.daylight.rules.rulebooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.rule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.daylight.rules.evaluation.CompiledRule;
import org.daylight.rules.evaluation.Rulebook;
import org.daylight.rules.evaluation.Written;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Revision;
import org.daylight.rules.language.RulebookCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An old rulebook answers as long as what it reads means the same. */
class EnvironmentTest {

    private static final Written ABOUT_HOLDS =
            rule("a.rule", "hold").requires("has(hold.trigger)").message("{hold.reference}");

    /** The file as it was first, and as it was when control totals had come in. */
    private static final String FIRST = "sha256:a95d7345dd103ddb3cfcda67ece8e950faa3ebcd6fc962a11fa6686756ae0fa6";

    private static final String LATER = "sha256:4fc7c93fcf98c90729a40c278724d22da016d8cfb57fa233e097454bd765d145";

    @Test
    void whatIsAddedDescribedOrSuppliedOtherwiseChangesNothing() throws IOException {
        var now = Environment.of(rules(ABOUT_HOLDS, yaml()));
        var described = yaml().replace("  - name: hold\n", "  # A comment.\n  - name: hold\n")
                .replace("{ type: string, is: the hold's reference }", "{ type: string, by: none, is: otherwise }")
                .replace(
                        "      hold:\n",
                        "      hold:\n        addedLater: { type: date, absent: true, is: of no rule }\n");
        assertThat(described).isNotEqualTo(yaml()).contains("addedLater");

        assertThat(Environment.of(rules(ABOUT_HOLDS, described))).isEqualTo(now);
        assertThat(Environment.isStill(now, rules(ABOUT_HOLDS, described))).isTrue();
    }

    @Test
    void whatIsReadAndMeansSomethingElseIsAnotherEnvironment() throws IOException {
        var read = "trigger: { type: string, absent: true";
        assertThat(yaml()).contains(read);
        var now = Environment.of(rules(ABOUT_HOLDS, yaml()));

        var neverAbsent = rules(ABOUT_HOLDS, yaml().replace(read, "trigger: { type: string"));
        var aDate = rules(ABOUT_HOLDS, yaml().replace(read, "trigger: { type: date, absent: true"));
        assertThat(Environment.isStill(now, neverAbsent)).isFalse();
        assertThat(Environment.isStill(now, aDate)).isFalse();
        assertThat(Environment.isStill(now.replace("language/6", "language/1"), rules(ABOUT_HOLDS, yaml())))
                .isFalse();
    }

    /** What is taken over from a review needs rules that answer alike, in all that they say. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void aRulebookOfAVersionBeforeAnswersStillAndNotAlike(int version) throws IOException {
        var now = rules(ABOUT_HOLDS, yaml());
        var before = Environment.of(now).replace("language/6", "language/" + version);

        assertThat(Environment.isStill(before, now)).isTrue();
        assertThat(Environment.language(before)).isEqualTo(version);
        assertThat(Environment.language(Environment.of(now))).isEqualTo(6);
        assertThat(Environment.of(
                        new Rulebook(Vocabulary.standard(), now).as(version).rules()))
                .isEqualTo(before);
    }

    /** determined() reads both days of a determination, the date a rule is read against is read, and so is its message. */
    @Test
    void everythingThatIsReadCounts() throws IOException {
        var rule = rule("a.rule", "delivery")
                .effective(null, null, "delivery.enteredCountryOn")
                .requires("determined(\"emergency\")")
                .message("{delivery.reference}");

        assertThat(rules(rule, yaml()).getFirst().leaves())
                .extracting(leaf -> leaf.name())
                .containsExactly(
                        "delivery.enteredCountryOn",
                        "delivery.reference",
                        "determination.emergencyOn",
                        "determination.emergencyUntil");
    }

    @Test
    void rulebooksOfReleasesThatNamedTheWholeFileAnswerStill() throws IOException {
        var holds = rules(ABOUT_HOLDS, yaml());
        assertThat(Environment.isStill("language/2 facts/" + FIRST, holds)).isTrue();
        assertThat(Environment.isStill("language/2 facts/" + LATER, holds)).isTrue();
        assertThat(Environment.isStill("language/2 facts/sha256:0", holds)).isFalse();

        var later = rules(
                rule("a.rule", "control-total")
                        .requires("control.notMeasurable > 0")
                        .message("{control.reference}"),
                yaml());
        assertThat(Environment.isStill("language/2 facts/" + FIRST, later))
                .as("the first file had no such fact")
                .isFalse();
        assertThat(Environment.isStill("language/2 facts/" + LATER, later)).isTrue();
    }

    private static List<CompiledRule> rules(Written rule, String yaml) throws IOException {
        var vocabulary = Vocabulary.read(new ByteArrayInputStream(yaml.getBytes(UTF_8)));
        return switch (RulebookCompiler.compile(
                vocabulary, List.of(new Revision("revision", rule.source())), List.of())) {
            case Compilation.Compiled(var rulebook) -> rulebook.rules();
            case Compilation.Refused(var issues) -> throw new AssertionError(issues.toString());
        };
    }

    private static String yaml() throws IOException {
        try (var file = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("/fact-types.yaml"))) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
