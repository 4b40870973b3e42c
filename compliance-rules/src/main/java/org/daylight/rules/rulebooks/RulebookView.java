package org.daylight.rules.rulebooks;

import java.time.Instant;
import java.util.List;
import org.daylight.rules.revisions.RuleView;

/**
 * A rulebook that will never change.
 *
 * @param digest over environment, revisions and sets
 * @param environment the language and vocabulary the rules were read in
 * @param proposed what is not law in it; empty for a rulebook in force
 */
public record RulebookView(
        String digest,
        String environment,
        Instant frozenAt,
        List<RuleView> rules,
        List<SetUsed> sets,
        List<Proposed> proposed) {

    /**
     * A rule that is not law.
     *
     * @param bill what would make it law
     */
    public record Proposed(String key, String digest, String bill) {}

    public record SetUsed(String key, String digest) {}
}
