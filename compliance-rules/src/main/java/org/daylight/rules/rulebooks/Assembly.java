package org.daylight.rules.rulebooks;

import static org.daylight.rules.problem.RuleProblems.RULE_NOT_SOUND;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.Rulebook;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Revision;
import org.daylight.rules.language.RulebookCompiler;
import org.daylight.rules.revisions.Revisions;

/** Puts a rulebook together from what its content names. */
@ApplicationScoped
class Assembly {

    private static final int MOST_SHOWN = 20;

    private final Revisions revisions;

    Assembly(Revisions revisions) {
        this.revisions = revisions;
    }

    /**
     * A rulebook that compiles.
     *
     * @param versions digests of the sets by the name under which rules ask for them
     */
    record Assembled(Rulebook rulebook, List<DatedSet> sets, Map<String, List<String>> versions) {

        Assembled as(int language) {
            return new Assembled(rulebook.as(language), sets, versions);
        }

        Answering answering(String digest, JsonNode content, List<RulebookView.Proposed> proposed) {
            return new Answering(
                    digest,
                    new Evaluator(rulebook),
                    sets,
                    proposed,
                    RulebookSubjects.of(digest, content, rulebook, versions));
        }
    }

    Assembled of(JsonNode content) {
        var stored = stored(content);
        var sources = new ArrayList<Revision>();
        for (var rule : content.path("rules")) {
            for (var revision : rule.path("revisions")) {
                var source = Objects.requireNonNull(stored.get(revision.asText()), revision.asText())
                        .rule()
                        .source();
                Variant.periods(rule, revision.asText(), source)
                        .forEach(period -> sources.add(new Revision(revision.asText(), period)));
            }
        }
        var sets = new ArrayList<DatedSet>();
        var versions = new HashMap<String, List<String>>();
        for (var version : content.path("sets")) {
            var digest = version.path("digest").asText();
            var set = Objects.requireNonNull(stored.get(digest), digest).set().set();
            sets.add(set);
            versions.computeIfAbsent(set.name(), _ -> new ArrayList<>()).add(digest);
        }
        return switch (RulebookCompiler.compile(Vocabulary.standard(), sources, sets)) {
            case Compilation.Compiled(var rulebook) -> new Assembled(rulebook, sets, versions);
            case Compilation.Refused(var issues) ->
                throw RULE_NOT_SOUND.problem(
                        "The rulebook does not compile; publish revisions that mend what is listed",
                        issues.stream()
                                .limit(MOST_SHOWN)
                                .map(issue -> new Violation(
                                        issue.pointer(),
                                        "%s: %s; %s".formatted(issue.rule(), issue.message(), issue.mend())))
                                .toList());
        };
    }

    private Map<String, org.daylight.rules.revisions.Revision> stored(JsonNode content) {
        var digests = new ArrayList<String>();
        content.path("rules")
                .forEach(rule -> rule.path("revisions").forEach(revision -> digests.add(revision.asText())));
        content.path("sets").forEach(set -> digests.add(set.path("digest").asText()));
        return revisions.of(digests).stream()
                .collect(Collectors.toMap(org.daylight.rules.revisions.Revision::digest, Function.identity()));
    }
}
