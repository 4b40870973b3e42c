package org.daylight.rules.rulebooks;

import java.time.Instant;
import java.util.List;
import org.daylight.rules.revisions.RuleView;

/**
 * A rulebook that will never change.
 *
 * @param digest over environment, revisions and sets
 * @param environment the language and vocabulary the rules were read in
 */
record RulebookView(String digest, String environment, Instant frozenAt, List<RuleView> rules, List<SetUsed> sets) {

    record SetUsed(String key, String digest) {}
}
