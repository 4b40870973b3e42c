package org.daylight.registry.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.daylight.kit.json.Json;
import org.daylight.registry.records.RecordKind.Reference;

/**
 * Leaves out of a content what it names and the caller may not see, as if it had never been named, and keeps it there
 * when the same caller writes the record. The rest of a charge to a hidden authority is left out with it.
 */
@ApplicationScoped
class Withheld {

    private final References references;

    Withheld(References references) {
        this.references = references;
    }

    /** A record as contents name it. */
    record Key(RecordKind kind, String key) {}

    /** What the contents name and the caller may not see. */
    <B> Set<Key> in(RecordKind kind, List<B> contents) {
        return kind.references().isEmpty() || references.fullSight()
                ? Set.of()
                : hidden(kind, contents.stream().map(Withheld::tree).toList());
    }

    /** The contents without it, in their order. */
    <B> List<B> without(RecordKind kind, List<B> contents, Class<B> type) {
        var hidden = in(kind, contents);
        return hidden.isEmpty()
                ? contents
                : contents.stream()
                        .map(content -> without(kind, content, type, hidden))
                        .toList();
    }

    private static <B> B without(RecordKind kind, B content, Class<B> type, Set<Key> hidden) {
        var shown = tree(content);
        for (var reference : kind.references()) {
            switch (shown.path(reference.field())) {
                case ArrayNode list -> list.removeIf(item -> hidden.contains(key(reference, item)));
                case JsonNode one when hidden.contains(key(reference, one)) -> shown.remove(reference.field());
                default -> {}
            }
        }
        return content(shown, type);
    }

    /**
     * What is stated, with what the record named before and the caller may not see. Somebody who names such a record
     * gets the answer of one that is not there, although it is named already.
     */
    <B> B restored(RecordKind kind, B before, B stated, Class<B> type) {
        var hidden = in(kind, List.of(before));
        if (hidden.isEmpty()) {
            return stated;
        }
        var whole = tree(stated);
        var findings = new Findings(references, Set.of());
        each(kind, whole, (reference, at) -> findings.found(reference.to(), at.key(), at.place()));
        findings.raise();
        var old = tree(before);
        for (var reference : kind.references()) {
            switch (old.path(reference.field())) {
                case ArrayNode list ->
                    list.forEach(item -> {
                        if (hidden.contains(key(reference, item))) {
                            whole.withArray(reference.field()).add(item);
                        }
                    });
                case JsonNode one
                when hidden.contains(key(reference, one)) -> {
                    if (!whole.hasNonNull(reference.field())) {
                        whole.set(reference.field(), one);
                    }
                }
                default -> {}
            }
        }
        return content(whole, type);
    }

    /** What a content names, the partner that it belongs to included. */
    static Set<Key> named(RecordKind kind, Object content) {
        var whole = tree(content);
        var named = new HashSet<Key>();
        each(kind, whole, (reference, at) -> named.add(new Key(reference.to(), at.key())));
        if (kind.belongsToPartner() && whole.path("partner").isTextual()) {
            named.add(new Key(RecordKind.PARTNER, whole.path("partner").asText()));
        }
        return named;
    }

    private Set<Key> hidden(RecordKind kind, List<ObjectNode> contents) {
        Map<RecordKind, Set<String>> named = new HashMap<>();
        contents.forEach(content -> each(
                kind,
                content,
                (reference, at) -> named.computeIfAbsent(reference.to(), _ -> new HashSet<>())
                        .add(at.key())));
        return named.entrySet().stream()
                .flatMap(entry -> references.unseen(entry.getKey(), entry.getValue()).stream()
                        .map(key -> new Key(entry.getKey(), key)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A key and the place in the content where it stands. */
    private record At(String key, String place) {}

    private static void each(RecordKind kind, ObjectNode content, BiConsumer<Reference, At> action) {
        for (var reference : kind.references()) {
            var field = reference.field();
            switch (content.path(field)) {
                case ArrayNode list -> {
                    for (var i = 0; i < list.size(); i++) {
                        var place = field + "/" + i + (reference.inside() == null ? "" : "/" + reference.inside());
                        var key = key(reference, list.get(i)).key();
                        // An item of the list need not name a record.
                        if (!key.isEmpty()) {
                            action.accept(reference, new At(key, place));
                        }
                    }
                }
                case JsonNode one when one.isTextual() -> action.accept(reference, new At(one.asText(), field));
                default -> {}
            }
        }
    }

    private static Key key(Reference reference, JsonNode item) {
        var inside = reference.inside();
        return new Key(reference.to(), (inside == null ? item : item.path(inside)).asText());
    }

    private static ObjectNode tree(Object content) {
        return Json.mapper().valueToTree(content);
    }

    private static <B> B content(ObjectNode tree, Class<B> type) {
        try {
            return Json.mapper().treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a content cannot be read as the " + type.getSimpleName() + " it was", e);
        }
    }
}
