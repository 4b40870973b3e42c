package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.ExpressionCheck;
import org.daylight.rules.language.RulePart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a shipped rule says is as right where it is typed as it is in the rule. */
class ShippedPartsTest {

    @ParameterizedTest
    @ValueSource(strings = {"us", "att", "eu-2008-944", "house", "templates"})
    void everyPartOfARuleMayBeTyped(String pack) {
        var sets = ShippedPacks.sets("us", "att", "eu-2008-944", "house", "templates");
        for (var rule : ShippedPacks.sources(pack)) {
            parts(rule)
                    .forEach((part, written) -> assertThat(ExpressionCheck.check(
                                            Vocabulary.standard(),
                                            rule.subject(),
                                            rule.parameters(),
                                            sets,
                                            part,
                                            rule.appliesWhen(),
                                            written)
                                    .issues())
                            .as("%s of %s", part, rule.key())
                            .isEmpty());
        }
    }

    private static EnumMap<RulePart, String> parts(RuleSource rule) {
        var parts = new EnumMap<RulePart, String>(RulePart.class);
        parts.put(RulePart.CONDITION, rule.requires());
        parts.put(RulePart.MESSAGE, rule.message());
        if (rule.permittedFrom() != null) {
            parts.put(RulePart.PERMITTED_FROM, rule.permittedFrom());
        }
        return parts;
    }
}
