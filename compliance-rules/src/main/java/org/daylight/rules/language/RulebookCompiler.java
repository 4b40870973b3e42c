package org.daylight.rules.language;

import java.util.List;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.facts.Vocabulary;

/** Compiles rules as written into a rulebook. */
public final class RulebookCompiler {

    private RulebookCompiler() {}

    public static Compilation compile(Vocabulary vocabulary, List<Revision> revisions, List<DatedSet> sets) {
        throw new UnsupportedOperationException();
    }

    /** What is wrong with one rule by itself; its exceptions are not looked up. */
    public static List<Issue> check(Vocabulary vocabulary, RuleSource source, List<DatedSet> sets) {
        throw new UnsupportedOperationException();
    }
}
