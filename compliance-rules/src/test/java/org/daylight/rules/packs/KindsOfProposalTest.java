package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.Example;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.junit.jupiter.api.Test;

/** docs/us-law-kinds.md says which kinds of act each rule about a proposal judges; the rules are held to it. */
class KindsOfProposalTest {

    private static final Path TABLE = Path.of("../docs/us-law-kinds.md");
    private static final SubjectType PROPOSAL =
            Vocabulary.standard().type("proposal").orElseThrow();
    private static final Evaluator EVALUATOR = ShippedPacks.evaluator("us");

    private final Map<String, Set<String>> written = new TreeMap<>();
    private List<String> kinds = List.of();

    KindsOfProposalTest() throws IOException {
        for (var line : Files.readAllLines(TABLE)) {
            var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            if (line.startsWith("| rule ")) {
                kinds = cells.subList(3, cells.size() - 1);
            } else if (line.startsWith("| `")) {
                var judged = new TreeSet<String>();
                for (var at = 0; at < kinds.size(); at++) {
                    if (cells.get(at + 3).equals("x")) {
                        judged.add(kinds.get(at));
                    }
                }
                written.put(cells.get(1).replace("`", ""), judged);
            }
        }
    }

    @Test
    void theTableHasEveryKindOfTheVocabulary() {
        var leaf = PROPOSAL.leaves().stream()
                .filter(one -> one.name().equals("proposal.kind"))
                .findFirst()
                .orElseThrow();

        assertThat(Pattern.compile("[A-Z_]{3,}")
                        .matcher(String.valueOf(leaf.description()))
                        .results()
                        .map(found -> found.group()))
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    /** By its own examples, each asked again about an act of every kind. */
    @Test
    void everyRuleJudgesTheKindsThatTheTableSays() {
        var judged = new TreeMap<String, Set<String>>();
        ShippedPacks.sources("us").stream()
                .filter(rule -> rule.subject().equals("proposal"))
                .forEach(rule -> judged.put(rule.key(), judgedBy(rule)));

        assertThat(judged).isEqualTo(written);
    }

    private Set<String> judgedBy(RuleSource rule) {
        var judged = new TreeSet<String>();
        for (var kind : kinds) {
            if (rule.examples().stream().anyMatch(example -> judges(rule, example, kind))) {
                judged.add(kind);
            }
        }
        return judged;
    }

    private static boolean judges(RuleSource rule, Example example, String kind) {
        var given = new HashMap<>(example.given());
        given.put("proposal.kind", kind);
        var answer = EVALUATOR
                .answer(rule.key(), FactLine.of(PROPOSAL, example.asOf(), given))
                .answer();
        return answer == Answer.MET || answer == Answer.NOT_MET;
    }
}
