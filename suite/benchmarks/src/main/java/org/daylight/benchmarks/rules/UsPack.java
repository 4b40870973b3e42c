package org.daylight.benchmarks.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Revision;
import org.daylight.rules.language.RulebookCompiler;
import org.daylight.rules.packs.Pack;
import org.daylight.rules.revisions.Definition;

/** The pack "us" as it ships, compiled without a database. */
public record UsPack(Evaluator evaluator, Map<String, DatedSet> sets, List<Revision> revisions) {

    public static UsPack load() {
        return load(Path.of(System.getenv().getOrDefault("DAYLIGHT_HOME", ".")));
    }

    /** From the checkout in a folder. */
    static UsPack load(Path home) {
        var folder = home.resolve("compliance-rules/src/main/resources/packs/us");
        var sets = new HashMap<String, DatedSet>();
        var rules = new ArrayList<Revision>();
        for (var definition : Pack.read(text(folder)).definitions()) {
            switch (definition) {
                case Definition.OfSet set -> sets.put(set.set().name(), set.set());
                case Definition.OfRule rule -> rules.add(new Revision(rule.digest(), rule.source()));
                case Definition.OfTemplate _ -> {}
            }
        }
        return switch (RulebookCompiler.compile(Vocabulary.standard(), rules, List.copyOf(sets.values()))) {
            case Compilation.Compiled(var rulebook) -> new UsPack(new Evaluator(rulebook), sets, rules);
            case Compilation.Refused(var issues) -> throw new IllegalStateException(issues.toString());
        };
    }

    private static String text(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().map(UsPack::read).collect(Collectors.joining("\n---\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types of subjects that the pack has rules about. */
    List<SubjectType> types() {
        return Vocabulary.standard().types().stream()
                .filter(type -> !evaluator.columnRules(type).rules().isEmpty())
                .toList();
    }
}
