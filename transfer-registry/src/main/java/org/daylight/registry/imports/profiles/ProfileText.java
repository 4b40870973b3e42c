package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.UnreadableJson;
import org.daylight.kit.problem.Violation;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.NodeEvent;

/** A profile as it is written. */
public final class ProfileText {

    private static final int LONGEST = 200_000;

    /** Where the content of a record stands. */
    private static final Pattern CONTENT = Pattern.compile("/records/\\d+");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private ProfileText() {}

    /**
     * Reads a profile and checks everything that can be known of it without a table.
     *
     * @param contents the kinds of records with the classes of their contents
     * @throws ProblemException that names each place, with its line, and how to mend it
     */
    public static Profile read(String yaml, Map<String, Class<?>> contents) {
        if (yaml.length() > LONGEST) {
            throw Problems.TOO_LARGE.problem("a profile has at most %d characters".formatted(LONGEST));
        }
        requirePlain(yaml);
        var lines = YamlLines.of(yaml);
        var tree = tree(yaml);
        var empty = empty("", tree).toList();
        if (!empty.isEmpty()) {
            throw Problems.INVALID_REQUEST.problem("The profile has parts that say nothing", lines.placed(empty));
        }
        Profile profile;
        try {
            profile = Json.mapper().treeToValue(tree, Profile.class);
        } catch (JsonProcessingException e) {
            var problem = UnreadableJson.problem(e);
            throw problem.type().problem(problem.detail(), lines.placed(problem.violations()));
        }
        var wrong = new ProfileCheck(profile, contents).violations();
        if (!wrong.isEmpty()) {
            throw Problems.INVALID_REQUEST.problem("The profile cannot be used as it is", lines.placed(wrong));
        }
        return profile;
    }

    /** A text that refers to parts of itself can be without end, or as large as it likes, in a few lines. */
    private static void requirePlain(String yaml) {
        try {
            for (var event : new Yaml(new SafeConstructor(new LoaderOptions())).parse(new StringReader(yaml))) {
                if (event instanceof NodeEvent node && node.getAnchor() != null) {
                    var line = node.getStartMark().getLine() + 1;
                    throw Problems.UNREADABLE_BODY.problem(
                            "A profile cannot refer to parts of itself",
                            List.of(new Violation("line:" + line, "write the part out instead of an anchor or alias")));
                }
            }
        } catch (YAMLException e) {
            // Whoever reads the text as a tree says where it is wrong.
            return;
        }
    }

    private static JsonNode tree(String yaml) {
        JsonNode tree;
        try {
            tree = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            var at = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw Problems.UNREADABLE_BODY.problem(
                    "The profile is not YAML", List.of(new Violation("line:" + at, firstLine(e.getOriginalMessage()))));
        }
        if (tree == null || !tree.isObject()) {
            throw Problems.UNREADABLE_BODY.problem(
                    "The profile is not YAML", List.of(new Violation("line:1", "begin with profile: and its name")));
        }
        return tree;
    }

    /** A part without a value is a slip; only in what a record says null has a meaning: known to be absent. */
    private static Stream<Violation> empty(String at, JsonNode node) {
        if (node.isNull()) {
            return Stream.of(new Violation(at, "is empty; write a value or leave it out"));
        }
        if (node.isArray()) {
            return IntStream.range(0, node.size()).boxed().flatMap(i -> empty(at + "/" + i, node.get(i)));
        }
        return node.properties().stream()
                .filter(field -> !(CONTENT.matcher(at).matches()
                        && field.getKey().equals("content")
                        && !field.getValue().isNull()))
                .flatMap(field ->
                        empty(at + "/" + field.getKey().replace("~", "~0").replace("/", "~1"), field.getValue()));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("cannot be read");
    }
}
