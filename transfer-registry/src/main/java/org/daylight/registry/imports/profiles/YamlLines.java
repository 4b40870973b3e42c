package org.daylight.registry.imports.profiles;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.kit.problem.Violation;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** On which line of a YAML text each of its parts stands, so that a pointer can be found by people too. */
final class YamlLines {

    private final Map<String, Integer> lines = new HashMap<>();

    private YamlLines() {}

    static YamlLines of(String yaml) {
        var found = new YamlLines();
        try {
            var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
            if (root != null) {
                found.take("", root);
            }
        } catch (YAMLException e) {
            found.lines.clear(); // whoever reads the text itself says what is wrong with it
        }
        return found;
    }

    /** The same violations with their lines. */
    List<Violation> placed(List<Violation> violations) {
        return violations.stream()
                .map(violation -> new Violation(violation.pointer(), violation.message() + line(violation.pointer())))
                .toList();
    }

    /** Of the part itself, or of what it should stand in. */
    private String line(String pointer) {
        for (var at = pointer; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            var line = lines.get(at);
            if (line != null) {
                return " (line %d)".formatted(line);
            }
        }
        return "";
    }

    private void take(String at, Node node) {
        switch (node) {
            case MappingNode mapping ->
                mapping.getValue().forEach(entry -> {
                    if (entry.getKeyNode() instanceof ScalarNode key) {
                        var place = at + "/" + key.getValue().replace("~", "~0").replace("/", "~1");
                        lines.put(place, key.getStartMark().getLine() + 1);
                        take(place, entry.getValueNode());
                    }
                });
            case SequenceNode sequence -> {
                var index = 0;
                for (var element : sequence.getValue()) {
                    var place = at + "/" + index++;
                    lines.put(place, element.getStartMark().getLine() + 1);
                    take(place, element);
                }
            }
            default -> {}
        }
    }
}
