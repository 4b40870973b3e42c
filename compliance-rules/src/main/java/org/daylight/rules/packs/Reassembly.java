package org.daylight.rules.packs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A pack put together of what is published, document by document of the text that was sent last. Every part is as its author
 * laid it out; what succeeds one stands in its place, and what the last text does not have at the end.
 */
final class Reassembly {

    private static final String DOCUMENTS = "/documents/";

    private final Map<String, String> laidOut = new HashMap<>();
    private final List<Layout> layouts = new ArrayList<>();
    private final Map<String, Integer> documents = new HashMap<>();
    private final Map<String, Integer> order = new HashMap<>();

    /** @param sent the texts of the pack, the last one first */
    Reassembly(List<String> sent) {
        for (var text : sent) {
            var written = written(text);
            if (written == null) {
                continue;
            }
            var pack = Pack.taken(text);
            for (var definition : pack.definitions()) {
                var part = written.part(pack.pointers().get(definition.digest()));
                if (part != null) {
                    laidOut.putIfAbsent(definition.digest(), part);
                }
            }
            if (layouts.isEmpty()) {
                layouts.addAll(written.layouts());
                for (var definition : pack.definitions()) {
                    var place = place(definition.kind(), definition.key());
                    documents.putIfAbsent(
                            place,
                            document(Objects.requireNonNull(pack.pointers().get(definition.digest()))));
                    order.putIfAbsent(place, order.size());
                }
            }
        }
        if (layouts.isEmpty()) {
            layouts.add(Layout.NONE);
        }
    }

    /** Null where aliases stand in it for what is not there: such texts were taken in once. */
    private static @Nullable Written written(String text) {
        try {
            return Written.of(text);
        } catch (YAMLException e) {
            return null;
        }
    }

    private static String place(Kind kind, String key) {
        return kind + " " + key;
    }

    private static int document(String pointer) {
        return pointer.startsWith(DOCUMENTS)
                ? Integer.parseInt(pointer.substring(DOCUMENTS.length(), pointer.indexOf('/', DOCUMENTS.length())))
                : 0;
    }

    /** As its author laid it out, unless that is misread where other lines stand after it: then that part alone is laid out by us. */
    private String part(String list, Revision revision) {
        var part = laidOut.get(revision.digest());
        var twice = "pack: part\ntitle: part\n%1$s:\n%2$s\n\n%2$s\n".formatted(list, part);
        return part != null && Packs.says(twice, Set.of(revision.digest())) ? part : Pack.write(Packs.tree(revision));
    }

    String of(String name, String title, List<Revision> published) {
        var last = layouts.size() - 1;
        var texts = new ArrayList<String>();
        for (var index = 0; index <= last; index++) {
            var here = index;
            var lists = new LinkedHashMap<String, List<String>>();
            Packs.PARTS.forEach((kind, list) -> {
                var parts = published.stream()
                        .filter(revision -> revision.kind() == kind)
                        .filter(revision -> documents.getOrDefault(place(kind, revision.key()), last) == here)
                        .sorted(Comparator.comparingInt(
                                revision -> order.getOrDefault(place(kind, revision.key()), Integer.MAX_VALUE)))
                        .map(revision -> part(list, revision))
                        .toList();
                if (!parts.isEmpty()) {
                    lists.put(list, parts);
                }
            });
            if (!lists.isEmpty()) {
                texts.add(layouts.get(index).around(name, title, lists));
            }
        }
        return String.join("---\n", texts);
    }
}
