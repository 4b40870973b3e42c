package org.daylight.rules.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Revision;
import org.daylight.rules.language.RulebookCompiler;
import org.daylight.rules.revisions.Definition;

/** The packs that ship with the service, compiled without a database. */
public final class ShippedPacks {

    private ShippedPacks() {}

    public static String yaml(String name) {
        try (var file =
                Objects.requireNonNull(ShippedPacks.class.getResourceAsStream("/packs/" + name + ".yaml"), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Pack pack(String name) {
        return Pack.read(yaml(name));
    }

    static Evaluator evaluator(String... names) {
        var sets = new ArrayList<DatedSet>();
        var rules = new ArrayList<Revision>();
        for (var name : names) {
            for (var definition : pack(name).definitions()) {
                switch (definition) {
                    case Definition.OfSet set -> sets.add(set.set());
                    case Definition.OfRule rule -> rules.add(new Revision(rule.digest(), rule.source()));
                }
            }
        }
        return switch (RulebookCompiler.compile(Vocabulary.standard(), rules, sets)) {
            case Compilation.Compiled(var rulebook) -> new Evaluator(rulebook);
            case Compilation.Refused(var issues) -> {
                var text = new StringBuilder();
                issues.forEach(issue -> text.append('\n').append(issue));
                throw new AssertionError(text.toString());
            }
        };
    }
}
