package org.daylight.rules.rulebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.rules.evaluation.CompiledRule;
import org.daylight.rules.evaluation.Rulebook;

/**
 * What a rulebook's answers depend on, one type of subject at a time.
 *
 * @param rulebook its digest
 * @param subjects sorted by type; of a type that no rule judges there is none
 */
public record RulebookSubjects(String rulebook, List<OfType> subjects) {

    /**
     * All that the answers about a type of subject depend on beside its facts.
     *
     * @param type "delivery"
     * @param rules how many judge it
     * @param digest over the environment, its rules with their revisions, and the versions of the sets that they name; the
     *     same in two rulebooks = they answer alike about the same facts
     */
    public record OfType(String type, int rules, String digest) {}

    /**
     * Of a rulebook as it is stored.
     *
     * @param sets digests of the versions by the name under which rules ask for them
     */
    static RulebookSubjects of(String digest, JsonNode content, Rulebook rulebook, Map<String, List<String>> sets) {
        var written = new HashMap<String, JsonNode>();
        content.path("rules").forEach(rule -> written.put(rule.path("key").asText(), rule));
        var byType = new TreeMap<String, ArrayNode>();
        var judging = new HashMap<String, List<CompiledRule>>();
        for (var rule : rulebook.rules()) {
            // The exceptions from a rule judge the same type, so that they stand in the same list.
            var one = byType.computeIfAbsent(
                            rule.subject().name(), _ -> Json.mapper().createArrayNode())
                    .addObject();
            judging.computeIfAbsent(rule.subject().name(), _ -> new ArrayList<>())
                    .add(rule);
            one.set("rule", written.get(rule.key()));
            var named = one.putObject("sets");
            for (var set : named(rule)) {
                var versions = named.putArray(set);
                sets.getOrDefault(set, List.of()).forEach(versions::add);
            }
        }
        var subjects = new ArrayList<OfType>();
        byType.forEach((type, rules) -> {
            var all = Json.mapper()
                    .createObjectNode()
                    .put("environment", Environment.of(judging.getOrDefault(type, List.of())));
            all.set("rules", rules);
            subjects.add(new OfType(type, rules.size(), CanonicalJson.digest(all)));
        });
        return new RulebookSubjects(digest, subjects);
    }

    private static TreeSet<String> named(CompiledRule rule) {
        var named = new TreeSet<String>();
        rule.revisions().forEach(revision -> named.addAll(revision.sets()));
        return named;
    }
}
