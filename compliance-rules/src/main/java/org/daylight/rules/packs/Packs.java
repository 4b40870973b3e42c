package org.daylight.rules.packs;

import static org.daylight.kit.problem.Problems.NOT_FOUND;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.daylight.kit.json.Json;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.daylight.rules.revisions.Soundness;
import org.daylight.rules.revisions.State;

/** What a caller can do with packs. */
@ApplicationScoped
class Packs {

    private final Revisions revisions;
    private final Soundness soundness;

    Packs(Revisions revisions, Soundness soundness) {
        this.revisions = revisions;
        this.soundness = soundness;
    }

    /** Takes the whole pack in, checked and proposed, or nothing of it. */
    PackReport take(String yaml) {
        var pack = Pack.read(yaml);
        soundness.require(pack.definitions(), pack.pointers());
        var parts = pack.definitions().stream()
                .map(definition -> revisions.draft(definition, pack.name(), State.PROPOSED))
                .map(PackReport.Part::of)
                .toList();
        return new PackReport(pack.name(), pack.title(), parts);
    }

    PackReport publish(String name, boolean supersede) {
        var proposed = revisions.proposed(name);
        if (proposed.isEmpty()) {
            throw NOT_FOUND.problem("Nothing of the pack %s is proposed".formatted(name));
        }
        var parts = revisions.publishTogether(proposed, supersede, "pack " + name).stream()
                .map(PackReport.Part::of)
                .toList();
        return new PackReport(name, name, parts);
    }

    List<PackReport> list() {
        return Stream.of(Kind.values())
                .flatMap(kind -> revisions.published(kind).stream())
                .filter(revision -> revision.pack() != null)
                .collect(java.util.stream.Collectors.groupingBy(
                        revision -> java.util.Objects.requireNonNull(revision.pack()),
                        java.util.TreeMap::new,
                        java.util.stream.Collectors.toList()))
                .entrySet()
                .stream()
                .map(pack -> new PackReport(
                        pack.getKey(),
                        pack.getKey(),
                        pack.getValue().stream().map(PackReport.Part::of).toList()))
                .toList();
    }

    String export(String name) {
        var sets = definitions(Kind.SET, name);
        var rules = definitions(Kind.RULE, name);
        if (sets.isEmpty() && rules.isEmpty()) {
            throw NOT_FOUND.problem("Nothing of a pack %s is published".formatted(name));
        }
        return Pack.write(name, name, sets, rules);
    }

    private List<JsonNode> definitions(Kind kind, String name) {
        return revisions.published(kind).stream()
                .filter(revision -> name.equals(revision.pack()))
                .map(Packs::tree)
                .toList();
    }

    private static JsonNode tree(Revision revision) {
        try {
            return Json.mapper().readTree(revision.canonical());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
