package org.daylight.rules.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.evaluation.Rulebook;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Revision;
import org.daylight.rules.language.RulebookCompiler;
import org.daylight.rules.revisions.Definition;

/** The packs that ship with the service, compiled without a database. */
public final class ShippedPacks {

    private ShippedPacks() {}

    /** A pack of one file, or of a folder of files as one stream of documents. */
    public static String yaml(String name) {
        var packs = Path.of("src/main/resources/packs");
        var folder = packs.resolve(name);
        if (!Files.isDirectory(folder)) {
            return text(packs.resolve(name + ".yaml"));
        }
        try (var files = Files.list(folder)) {
            return files.sorted().map(ShippedPacks::text).collect(Collectors.joining("\n---\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Pack pack(String name) {
        return Pack.read(yaml(name));
    }

    /** The rules of a pack; of a template the one that its samples make. */
    public static List<RuleSource> sources(String name) {
        return pack(name).definitions().stream()
                .flatMap(definition -> switch (definition) {
                    case Definition.OfRule rule -> Stream.of(rule.source());
                    case Definition.OfTemplate template ->
                        Stream.of(template.sample().source());
                    case Definition.OfSet _ -> Stream.<RuleSource>empty();
                })
                .toList();
    }

    static List<DatedSet> sets(String... names) {
        var sets = new ArrayList<DatedSet>();
        for (var name : names) {
            for (var definition : pack(name).definitions()) {
                if (definition instanceof Definition.OfSet set) {
                    sets.add(set.set());
                }
            }
        }
        return sets;
    }

    static Evaluator evaluator(String... names) {
        return new Evaluator(rulebook(names));
    }

    /** Of every pack with the bills beside it and what the templates make of their samples. */
    public static Rulebook everything() {
        return rulebook("us", "house", "att", "eu-2008-944", "templates", "bills");
    }

    /** Of every pack that is law, a treaty or a tolerance. */
    public static Rulebook rulebook() {
        return rulebook("us", "house", "att", "eu-2008-944");
    }

    private static Rulebook rulebook(String... names) {
        var sets = new ArrayList<DatedSet>();
        var rules = new ArrayList<Revision>();
        for (var name : names) {
            for (var definition : pack(name).definitions()) {
                switch (definition) {
                    case Definition.OfSet set -> sets.add(set.set());
                    case Definition.OfRule rule -> rules.add(new Revision(rule.digest(), rule.source()));
                    case Definition.OfTemplate template -> {
                        var sample = template.sample();
                        rules.add(new Revision(sample.digest(), sample.source()));
                    }
                }
            }
        }
        return switch (RulebookCompiler.compile(Vocabulary.standard(), rules, sets)) {
            case Compilation.Compiled(var rulebook) -> rulebook;
            case Compilation.Refused(var issues) -> {
                var text = new StringBuilder();
                issues.forEach(issue -> text.append('\n').append(issue));
                throw new AssertionError(text.toString());
            }
        };
    }
}
