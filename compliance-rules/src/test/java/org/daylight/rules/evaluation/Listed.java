package org.daylight.rules.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Issue;
import org.daylight.rules.language.Revision;
import org.daylight.rules.language.RulebookCompiler;
import org.jspecify.annotations.Nullable;

/** A subject with a leaf and two lists of every type, for what no shipped subject has all of. */
public final class Listed {

    public static final Vocabulary VOCABULARY = read();

    private Listed() {}

    private static Vocabulary read() {
        try (var yaml = Objects.requireNonNull(Listed.class.getResourceAsStream("/listed-fact-types.yaml"))) {
            return Vocabulary.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SubjectType type() {
        return VOCABULARY.type("listed").orElseThrow();
    }

    /** A rule about it that requires something. */
    public static Written requires(String expression) {
        return Written.requires("listed", expression).message("{thing.code}");
    }

    public static Rulebook rulebook(List<DatedSet> sets, Written... rules) {
        var revisions = new ArrayList<Revision>();
        for (var rule : rules) {
            revisions.add(new Revision("revision-" + revisions.size(), rule.source()));
        }
        return switch (RulebookCompiler.compile(VOCABULARY, revisions, sets)) {
            case Compilation.Compiled(var rulebook) -> rulebook;
            case Compilation.Refused(var issues) -> throw new AssertionError(issues);
        };
    }

    public static List<Issue> issues(Written rule) {
        return RulebookCompiler.check(VOCABULARY, rule.source(), List.of());
    }

    public static FactLine line(String asOf, Map<String, ? extends @Nullable Object> facts) {
        return FactLine.of(type(), LocalDate.parse(asOf), facts);
    }

    public static RuleAnswer on(String asOf, Written rule, Map<String, ? extends @Nullable Object> facts) {
        return new Evaluator(rulebook(List.of(), rule)).answer(rule.source().key(), line(asOf, facts));
    }
}
