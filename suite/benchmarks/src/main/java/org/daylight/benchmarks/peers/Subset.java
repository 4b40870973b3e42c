package org.daylight.benchmarks.peers;

import java.util.List;
import org.daylight.benchmarks.rules.UsPack;
import org.daylight.rules.evaluation.ColumnRules;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.RulebookCompiler;

/**
 * Twenty rules of the pack "us" about proposals that every peer can express: dates, amounts, texts in lists, what is there and
 * what is not, determinations in force. None has dated sets, calendar arithmetic, exceptions or values that change with time, and where
 * one has a first day all facts that are generated are later.
 *
 * @param wholePack about the same type, whose facts are generated
 * @param sources sorted by key, the order of all answers
 */
record Subset(ColumnRules wholePack, SubjectType type, ColumnRules columnRules, List<RuleSource> sources) {

    private static final List<String> KEYS = List.of(
            "us.aeca.36c.firearms",
            "us.aeca.36d.notice-owed",
            "us.aeca.3a.retransfer-consent",
            "us.aeca.3a1.eligibility",
            "us.aeca.3a2.transfer-and-use-pledge",
            "us.aeca.3c1a.credit-bar",
            "us.aeca.3c1b.sale-and-delivery-bar",
            "us.aeca.3c4.reinstatement",
            "us.aeca.3f.material-breach",
            "us.aeca.4.purpose",
            "us.aeca.40.terror-sponsor",
            "us.aeca.6.harassment",
            "us.faa.502b.a2.gross-pattern",
            "us.faa.505d.grant-bar",
            "us.faa.516b.readiness",
            "us.faa.516f.notice-owed",
            "us.faa.620a.terror-sponsor-aid",
            "us.faa.620i.aid-access",
            "us.itar.123-10.use-certificate",
            "us.itar.123-9.change-approval");

    static Subset load() {
        var pack = UsPack.load();
        var chosen = pack.revisions().stream()
                .filter(revision -> KEYS.contains(revision.source().key()))
                .toList();
        if (chosen.size() != KEYS.size()) {
            throw new IllegalStateException("not one revision of each of " + KEYS);
        }
        var type = Vocabulary.standard().type("proposal").orElseThrow();
        return switch (RulebookCompiler.compile(
                Vocabulary.standard(), chosen, List.copyOf(pack.sets().values()))) {
            case Compilation.Compiled(var rulebook) -> {
                var rules = new Evaluator(rulebook).columnRules(type);
                var sources = rules.rules().stream()
                        .map(rule -> rule.revisions().getFirst().source())
                        .toList();
                yield new Subset(pack.evaluator().columnRules(type), type, rules, sources);
            }
            case Compilation.Refused(var issues) -> throw new IllegalStateException(issues.toString());
        };
    }
}
