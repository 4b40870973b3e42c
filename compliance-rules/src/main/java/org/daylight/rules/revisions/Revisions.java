package org.daylight.rules.revisions;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.language.NamedTexts;
import org.jspecify.annotations.Nullable;

/** The revisions of rules and templates and versions of sets that there are, each as far as the caller may see it. */
@ApplicationScoped
public class Revisions {

    private final RevisionTable table;
    private final Caller caller;

    Revisions(RevisionTable table, Caller caller) {
        this.table = table;
        this.caller = caller;
    }

    public List<Revision> published(Kind kind) {
        return table.list(kind, null, State.PUBLISHED);
    }

    /** What is published of rules and sets, both as they stand at the same moment. */
    public InForce inForce() {
        return InForce.of(table.inForce());
    }

    public List<Revision> all(Kind kind, @Nullable String key) {
        return table.list(kind, key).stream().filter(this::visible).toList();
    }

    public List<Revision> proposed(String pack) {
        return table.ofPack(pack, State.PROPOSED);
    }

    public Revision get(String digest) {
        return table.find(digest)
                .filter(this::visible)
                .orElseThrow(() -> NOT_FOUND.problem("No revision has the digest " + digest));
    }

    /** A draft is seen by its access group, without one by its author; what is proposed or was published by everybody. */
    boolean visible(Revision revision) {
        if (!revision.isDraft()) {
            return true;
        }
        return revision.accessGroup() == null
                ? caller.fullSight() || caller.person().equals(revision.draftedBy())
                : caller.maySee(revision.accessGroup());
    }

    /** Those of several that the caller may see, in the order of their digests. */
    public List<Revision> seen(List<String> digests) {
        return table.find(digests).stream().filter(this::visible).toList();
    }

    /** Several at once, in the order of their digests. */
    public List<Revision> of(List<String> digests) {
        return table.find(digests);
    }

    public Revision get(Kind kind, String key, String digest) {
        var revision = get(digest);
        if (revision.kind() != kind || !revision.key().equals(key)) {
            throw NOT_FOUND.problem("%s has no revision with the digest %s".formatted(key, digest));
        }
        return revision;
    }

    /** What is published of a pack and would stay in force beside what a text of it says, because the text does not have it. */
    public List<Revision> leftOut(String pack, List<Definition> sent) {
        return Stream.of(Kind.values())
                .flatMap(kind -> published(kind).stream())
                .filter(revision -> pack.equals(revision.pack()))
                .filter(revision -> sent.stream().noneMatch(definition -> answersFor(definition, revision)))
                .toList();
    }

    private static boolean answersFor(Definition sent, Revision standing) {
        return sent.kind() == standing.kind()
                && sent.key().equals(standing.key())
                && (!(sent instanceof Definition.OfRule rule) || rule.days().overlap(standing.days()));
    }

    /** The keys of the rules that answer by a revision: its own, or of a set those that name it. */
    public static List<String> judging(Revision revision, List<Revision> rules) {
        return revision.kind() == Kind.RULE ? List.of(revision.key()) : using(revision.key(), rules);
    }

    /** The keys of the rules that name a set, in an expression or as the group of a parameter. */
    public static List<String> using(String set, List<Revision> rules) {
        var inText = "\\\"" + set + "\\\"";
        var asGroup = "\"" + set + "\"";
        return rules.stream()
                .filter(rule -> rule.canonical().contains(inText)
                        || rule.canonical().contains(asGroup)
                        || NamedTexts.disguised(rule.rule().source()).contains(set))
                .map(Revision::key)
                .distinct()
                .toList();
    }

    /** Whether two revisions of one key answer for some of the same days. */
    public static boolean overlap(Revision one, Revision other) {
        return one.kind() != Kind.RULE || one.days().overlap(other.days());
    }

    /** Reads a definition out of a request. */
    public static <D> D written(java.util.function.Supplier<D> reading) {
        try {
            return reading.get();
        } catch (NotUnderstood e) {
            throw INVALID_REQUEST.problem(String.valueOf(e.getMessage()), new Violation(e.pointer(), e.what()));
        } catch (IllegalArgumentException e) {
            throw INVALID_REQUEST.problem(String.valueOf(e.getMessage()));
        }
    }
}
