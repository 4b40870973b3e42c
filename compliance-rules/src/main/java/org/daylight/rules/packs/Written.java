package org.daylight.rules.packs;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The parts of a pack as their author laid them out, each with the comments before it and in it. */
final class Written {

    private final List<String> lines;
    private final Map<String, String> byPlace = new HashMap<>();
    private final List<Layout> layouts = new ArrayList<>();

    private Written(String yaml) {
        lines = List.copyOf(yaml.lines().toList());
    }

    /** Reads the places of the parts: "/rules/0", or "/documents/1/rules/0" where there are several documents. */
    static Written of(String yaml) {
        var written = new Written(yaml);
        var documents = new ArrayList<Node>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .composeAll(new StringReader(yaml))
                .forEach(documents::add);
        for (var index = 0; index < documents.size(); index++) {
            var at = documents.size() == 1 ? "" : "/documents/" + index;
            if (documents.get(index) instanceof MappingNode root) {
                written.parts(root, at);
                written.layouts.add(written.layout(root));
            }
        }
        return written;
    }

    /** What stands around the parts, by document. */
    List<Layout> layouts() {
        return List.copyOf(layouts);
    }

    /** One part, indented as an element of a list; null if it is not laid out on lines of its own. */
    @Nullable
    String part(@Nullable String place) {
        return place == null ? null : byPlace.get(place);
    }

    private void parts(MappingNode root, String at) {
        for (var tuple : root.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && tuple.getValueNode() instanceof SequenceNode list) {
                list(list, at + "/" + key.getValue(), key.getStartMark().getLine(), root);
            }
        }
    }

    private void list(SequenceNode list, String place, int key, MappingNode root) {
        var items = list.getValue();
        var end = Math.min(lines.size(), endOf(list, root));
        for (var index = items.size() - 1; index >= 0; index--) {
            var item = items.get(index).getStartMark();
            var line = lines.get(item.getLine());
            var dash = item.getColumn() - 2;
            if (dash < 0 || line.charAt(dash) != '-' || !line.substring(0, dash).isBlank()) {
                return;
            }
            var start = item.getLine();
            while (start > 0 && lines.get(start - 1).strip().startsWith("#")) {
                start--;
            }
            if (index == 0
                    && key < start
                    && lines.subList(key + 1, start).stream().allMatch(Written::isBeside)) {
                // Comments under the name of the list, with blank lines after them, are kept with its first part.
                start = key + 1;
                while (lines.get(start).isBlank()) {
                    start++;
                }
            }
            byPlace.put(place + "/" + index, indented(lines.subList(start, end), dash));
            end = start;
        }
    }

    /** Where the next key of the document begins, with its comments, or the document ends. */
    private int endOf(SequenceNode list, MappingNode root) {
        var end = root.getEndMark().getLine();
        for (var tuple : root.getValue()) {
            var next = tuple.getKeyNode().getStartMark().getLine();
            if (next > list.getStartMark().getLine()) {
                end = Math.min(end, next);
            }
        }
        while (end > 0 && end <= lines.size() && lines.get(end - 1).startsWith("#")) {
            end--;
        }
        return end == root.getEndMark().getLine()
                        && end < lines.size()
                        && !lines.get(end).startsWith("---")
                ? end + 1
                : end;
    }

    private Layout layout(MappingNode root) {
        var start = root.getStartMark().getLine();
        var end = start;
        while (start > 0 && !lines.get(start - 1).startsWith("---")) {
            start--;
        }
        while (end < lines.size() && !lines.get(end).startsWith("---")) {
            end++;
        }
        var headings = new HashMap<String, String>();
        var opening = end;
        var closing = end;
        for (var tuple : root.getValue()) {
            var key = tuple.getKeyNode().getStartMark();
            if (root.getFlowStyle() != DumperOptions.FlowStyle.BLOCK
                    || key.getColumn() != 0
                    || !(tuple.getKeyNode() instanceof ScalarNode name)) {
                return Layout.NONE;
            }
            if (tuple.getValueNode() instanceof SequenceNode list) {
                var above = key.getLine();
                while (above > start && lines.get(above - 1).startsWith("#")) {
                    above--;
                }
                if (list.getStartMark().getLine() > key.getLine()) {
                    headings.put(name.getValue(), String.join("\n", lines.subList(above, key.getLine() + 1)));
                }
                opening = Math.min(opening, above);
                closing = Math.min(end, endOf(list, root));
            } else if (opening < key.getLine()) {
                return Layout.NONE;
            }
        }
        // What stands above the mark of a later document is kept with the one before; above the first there is none.
        var above = layouts.isEmpty() ? lines.subList(0, start) : List.<String>of();
        return new Layout(
                Stream.concat(above.stream().filter(Written::isBeside), lines.subList(start, opening).stream())
                        .collect(Collectors.joining("\n"))
                        .strip(),
                headings,
                lines.subList(closing, end).stream()
                        .filter(line -> line.startsWith("#"))
                        .toList());
    }

    private static boolean isBeside(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    private static String indented(List<String> part, int from) {
        return part.stream()
                .map(line -> line.isBlank()
                        ? ""
                        : "  "
                                + line.substring(Math.min(
                                        from,
                                        line.length() - line.stripLeading().length())))
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }
}
