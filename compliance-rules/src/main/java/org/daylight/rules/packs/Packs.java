package org.daylight.rules.packs;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.revisions.Authoring;
import org.daylight.rules.revisions.Ending;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Publishing;
import org.daylight.rules.revisions.Replacing;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.daylight.rules.revisions.Soundness;
import org.daylight.rules.revisions.State;
import org.jspecify.annotations.Nullable;

/** What a caller can do with packs. */
@ApplicationScoped
class Packs {

    /** In the order of a file. */
    static final Map<Kind, String> PARTS = parts();

    private final Revisions revisions;
    private final Authoring authoring;
    private final Publishing publishing;
    private final Ending ending;
    private final Soundness soundness;
    private final PackTexts texts;
    private final LeftOut leftOut;

    Packs(
            Revisions revisions,
            Authoring authoring,
            Publishing publishing,
            Ending ending,
            Soundness soundness,
            PackTexts texts,
            LeftOut leftOut) {
        this.revisions = revisions;
        this.authoring = authoring;
        this.publishing = publishing;
        this.ending = ending;
        this.soundness = soundness;
        this.texts = texts;
        this.leftOut = leftOut;
    }

    private static Map<Kind, String> parts() {
        var parts = new LinkedHashMap<Kind, String>();
        parts.put(Kind.SET, "sets");
        parts.put(Kind.TEMPLATE, "templates");
        parts.put(Kind.RULE, "rules");
        return parts;
    }

    /** Takes the whole pack in, checked and proposed, or nothing of it. */
    PackReport take(String yaml) {
        var pack = Pack.read(yaml);
        var left = revisions.leftOut(pack.name(), pack.definitions());
        soundness.requireLeavingOut(pack.definitions(), pack.pointers(), left);
        soundness.requireShown(pack.definitions(), pack.pointers());
        var kept = pack.definitions().stream()
                .map(definition -> authoring.proposeAtOnce(definition, pack.name()))
                .toList();
        var dropped = authoring.drop(pack.name(), pack.digests());
        texts.keep(pack, yaml);
        return new PackReport(
                pack.name(),
                pack.title(),
                PackTexts.digest(yaml),
                kept.stream().map(PackReport.Part::of).toList(),
                notTaken(pack, kept),
                dropped.stream().map(PackReport.Part::of).toList(),
                left.stream().map(PackReport.Part::of).toList());
    }

    /** Texts that were in force, or proposed, and are so no more; and those that are proposed with another pack. */
    private static List<PackReport.NotTaken> notTaken(Pack pack, List<Revision> kept) {
        return kept.stream()
                .filter(revision -> revision.state() == State.SUPERSEDED
                        || revision.state() == State.WITHDRAWN
                        || isProposedElsewhere(revision, pack.name()))
                .map(revision -> PackReport.NotTaken.of(
                        Objects.requireNonNull(pack.pointers().get(revision.digest())), revision))
                .toList();
    }

    private static boolean isProposedElsewhere(Revision revision, String name) {
        return revision.state() == State.PROPOSED && revision.pack() != null && !name.equals(revision.pack());
    }

    List<PackTexts.PackText> sent(String name) {
        var sent = texts.sent(name);
        if (sent.isEmpty()) {
            throw NOT_FOUND.problem("No text of a pack %s was sent".formatted(name));
        }
        return sent;
    }

    /**
     * @param read the digest of the text that whoever publishes it has read; null = whatever was sent
     * @param withdraw whether what its last text leaves out is taken out of force in the same act
     */
    PackReport publish(String name, @Nullable String read, Replacing replacing, boolean withdraw) {
        var proposed = revisions.proposed(name);
        var leaving = withdraw ? leftOut.of(name) : List.<Revision>of();
        // After what is proposed: a text that comes in between is refused, and none of it is published.
        requireNewest(name, read);
        if (proposed.isEmpty() && leaving.isEmpty()) {
            throw NOT_FOUND.problem("Nothing of the pack %s is proposed%s".formatted(name, notTaken(name)));
        }
        var published = proposed.isEmpty()
                ? List.<Revision>of()
                : publishing.publishTogether(proposed, leaving, replacing, "pack " + name);
        var withdrawn = leaving.isEmpty()
                ? List.<Revision>of()
                : ending.withdrawTogether(leaving, "no longer in the pack " + name);
        return new PackReport(
                name,
                name,
                Stream.concat(published.stream(), withdrawn.stream())
                        .map(PackReport.Part::of)
                        .toList());
    }

    private void requireNewest(String name, @Nullable String read) {
        var newest = texts.sent(name).stream().findFirst();
        if (read != null && newest.isPresent() && !newest.get().digest().equals(read)) {
            throw CONFLICT.problem(
                    "The pack %s was sent again since; read /v1/differences/packs/%s and publish what you have read"
                            .formatted(name, name),
                    new Violation(
                            "query:text",
                            "must be the newest text, now " + newest.get().digest()));
        }
    }

    private String notTaken(String name) {
        var newest = texts.newest(name);
        if (newest.isEmpty()) {
            return "";
        }
        var pack = Pack.taken(newest.get());
        var parts = notTaken(pack, revisions.of(List.copyOf(pack.digests())));
        return parts.isEmpty()
                ? ""
                : "; of what was sent last, %s"
                        .formatted(parts.stream()
                                .map(part -> "%s: %s".formatted(part.key(), part.mend()))
                                .collect(Collectors.joining("; ")));
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

    /** As its author sent it, if all of that and nothing else is published; or else put together of what is. */
    String export(String name) {
        var published = published(name);
        var digests = published.stream().map(Revision::digest).collect(Collectors.toSet());
        var sent = texts.holding(name, digests);
        for (var text : sent) {
            if (Pack.taken(text).digests().equals(digests)) {
                return text;
            }
        }
        var title = title(name);
        var text = new Reassembly(sent).of(name, title, published);
        // A layout that says something else than the law is worth less than the law.
        return says(text, digests) ? text : new Reassembly(List.of()).of(name, title, published);
    }

    static boolean says(String text, Set<String> digests) {
        try {
            return Pack.taken(text).digests().equals(digests);
        } catch (ProblemException e) {
            return false;
        }
    }

    /** The same as JSON, which can be taken in again as well. */
    ObjectNode json(String name) {
        var published = published(name);
        var pack = Json.mapper().createObjectNode().put("pack", name).put("title", title(name));
        PARTS.forEach((kind, part) -> {
            var list = pack.putArray(part);
            published.stream()
                    .filter(revision -> revision.kind() == kind)
                    .map(Packs::tree)
                    .forEach(list::add);
        });
        return pack;
    }

    private List<Revision> published(String name) {
        var published = PARTS.keySet().stream()
                .flatMap(kind -> revisions.published(kind).stream())
                .filter(revision -> name.equals(revision.pack()))
                .toList();
        if (published.isEmpty()) {
            throw NOT_FOUND.problem("Nothing of a pack %s is published".formatted(name));
        }
        return published;
    }

    private String title(String name) {
        return texts.newest(name).map(text -> Pack.taken(text).title()).orElse(name);
    }

    static JsonNode tree(Revision revision) {
        try {
            return Json.mapper().readTree(revision.canonical());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
