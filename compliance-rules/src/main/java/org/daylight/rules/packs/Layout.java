package org.daylight.rules.packs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.daylight.kit.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a document of a pack has around its parts, as its author wrote it.
 *
 * @param opening what stands before the first list: comments, name and title; null = not kept
 * @param headings the line that names each list, with the comments above it
 * @param closing the comments after the last part
 */
record Layout(@Nullable String opening, Map<String, String> headings, List<String> closing) {

    static final Layout NONE = new Layout(null, Map.of(), List.of());

    Layout {
        headings = Map.copyOf(headings);
        closing = List.copyOf(closing);
    }

    /** @param lists by name, the parts of each as they are laid out */
    String around(String name, String title, Map<String, List<String>> lists) {
        var begin = opening == null
                ? "pack: %s\ntitle: %s".formatted(name, Json.mapper().valueToTree(title))
                : opening;
        var end = closing.isEmpty() ? "" : "\n" + String.join("\n", closing) + "\n";
        return lists.entrySet().stream()
                .map(list -> headings.getOrDefault(list.getKey(), list.getKey() + ":") + "\n"
                        + String.join("\n\n", list.getValue()) + "\n")
                .collect(Collectors.joining("\n", begin + "\n\n", end));
    }
}
