package org.daylight.rules.revisions;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.FOUR_EYES;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;
import static org.daylight.kit.problem.Problems.STALE;
import static org.daylight.rules.problem.RuleProblems.NOT_AT_THIS_STAGE;
import static org.daylight.rules.problem.RuleProblems.OVERLAPS;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.language.NamedTexts;
import org.daylight.rules.measures.Candidate;
import org.daylight.rules.measures.PublicationGate;
import org.jspecify.annotations.Nullable;

/** What a caller can do with revisions of rules and versions of sets. */
@ApplicationScoped
public class Revisions {

    private final RevisionTable table;
    private final Soundness soundness;
    private final PublicationGate gate;
    private final Caller caller;

    Revisions(RevisionTable table, Soundness soundness, PublicationGate gate, Caller caller) {
        this.table = table;
        this.soundness = soundness;
        this.gate = gate;
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
    private boolean visible(Revision revision) {
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

    /**
     * Keeps a draft.
     *
     * @param accessGroup whose people see it beside its author's; null = the author's one group, and where they have none or
     *     several the author alone
     * @param pointer where the request says the group
     */
    public Revision draft(Definition definition, @Nullable String accessGroup, String pointer) {
        soundness.requireReviewed(List.of(definition), Map.of());
        var group = accessGroup == null ? onlyGroup() : accessGroup;
        if (group != null && !caller.groups().contains(group)) {
            throw INVALID_REQUEST.problem(
                    "A draft belongs to one of its author's access groups",
                    new Violation(
                            pointer,
                            caller.groups().isEmpty()
                                    ? "must be left out: you are in none"
                                    : "must be one of " + String.join(", ", caller.groupsForSql())));
        }
        var known = table.find(definition.digest()).orElse(null);
        if (accessGroup != null
                && known != null
                && known.isDraft()
                && known.state() != State.WITHDRAWN
                && visible(known)
                && !accessGroup.equals(known.accessGroup())) {
            var owner = known.accessGroup() == null ? "its author alone" : known.accessGroup();
            throw CONFLICT.problem(
                    "This text of %s is a draft of %s already; withdraw it first".formatted(known.key(), owner),
                    new Violation(pointer, "must be the group of the draft that is there, or be left out"));
        }
        return keep(definition, null, State.DRAFT, group);
    }

    /** Keeps what is proposed at once, a pack or a set, with everybody to see it. */
    public Revision proposeAtOnce(Definition definition, @Nullable String pack) {
        return keep(definition, pack, State.PROPOSED, null);
    }

    /** Keeps what is new in it; what is there already stays as it is, unless it was only a draft and was withdrawn. */
    private Revision keep(Definition definition, @Nullable String pack, State state, @Nullable String group) {
        var known = table.find(definition.digest()).orElse(null);
        if (known == null) {
            table.insert(definition, pack, caller.person(), state, group);
        } else if (known.state() == State.WITHDRAWN && known.proposedBy() == null) {
            if (!table.takeUp(known, pack, caller.person(), state, group)) {
                throw STALE.problem("Somebody else wrote %s anew meanwhile; read it again".formatted(known.key()));
            }
        } else if (!visible(known)) {
            throw CONFLICT.problem(
                    "This text of %s is a draft of somebody else; change something of it, such as its title"
                            .formatted(definition.key()));
        } else if (state == State.PROPOSED && known.isDraft()) {
            throw NOT_AT_THIS_STAGE.problem(
                    "This text of %s is a draft (%s); it is proposed or withdrawn before it is taken in with others"
                            .formatted(known.key(), known.digest()));
        } else if (pack != null
                && known.pack() == null
                && (known.state() == State.PROPOSED || known.state() == State.PUBLISHED)) {
            belong(known, pack, "stands in the text of the pack " + pack);
        }
        return get(definition.digest());
    }

    /** What earlier texts of a pack proposed and the one that is sent now does not have: it stays proposed for itself. */
    public List<Revision> drop(String pack, Set<String> sent) {
        return proposed(pack).stream()
                .filter(revision -> !sent.contains(revision.digest()))
                .map(revision -> belong(revision, null, "no longer in the text of the pack " + pack))
                .toList();
    }

    private Revision belong(Revision revision, @Nullable String pack, String reason) {
        if (!table.belong(revision, pack, reason)) {
            throw movedOn(revision);
        }
        return get(revision.digest());
    }

    private @Nullable String onlyGroup() {
        return caller.groups().size() == 1 ? caller.groups().iterator().next() : null;
    }

    /** Refuses what does not compile beside what is published. */
    public void requireSound(Definition definition) {
        soundness.require(List.of(definition), Map.of());
    }

    public Revision check(Revision revision, @Nullable String ifMatch) {
        Preconditions.require(ifMatch, revision.version());
        requireState(revision, State.DRAFT);
        soundness.require(List.of(revision.definition()), Map.of());
        return move(revision, State.CHECKED, null);
    }

    public Revision propose(Revision revision, @Nullable String ifMatch) {
        Preconditions.require(ifMatch, revision.version());
        requireState(revision, State.CHECKED);
        soundness.requireShown(List.of(revision.definition()), Map.of());
        return move(revision, State.PROPOSED, null);
    }

    public Revision publish(Revision revision, @Nullable String ifMatch, Replacing replacing, @Nullable String reason) {
        Preconditions.require(ifMatch, revision.version());
        return publishTogether(List.of(revision), replacing, reason).getFirst();
    }

    /** Publishes them in one act: they are checked as they will stand, beside what is published already. */
    public List<Revision> publishTogether(List<Revision> revisions, Replacing replacing, @Nullable String reason) {
        table.lock();
        for (var revision : revisions) {
            if (revision.bill() != null) {
                throw NOT_AT_THIS_STAGE.problem(
                        "%s is a bill (%s): it is asked by POST /v1/rulebooks/variants and never published"
                                .formatted(revision.key(), revision.bill()));
            }
            requireState(revision, State.PROPOSED);
            if (caller.actsFor(revision.proposedBy()) || caller.actsFor(revision.draftedBy())) {
                throw FOUR_EYES.problem(
                        "%s was written or proposed by you or whom you stand in for; another person publishes it"
                                .formatted(revision.key()));
            }
        }
        var replaced = replaced(revisions, replacing);
        var definitions = revisions.stream().map(Revision::definition).toList();
        soundness.require(definitions, Map.of());
        soundness.requireShown(definitions, Map.of());
        gate.pass(
                candidates(revisions),
                revisions.stream()
                        .filter(revision -> revision.kind() != Kind.TEMPLATE)
                        .map(Revision::digest)
                        .sorted()
                        .toList());
        for (var standing : replaced) {
            move(
                    standing.getKey(),
                    State.SUPERSEDED,
                    "superseded by " + standing.getValue().digest());
        }
        return revisions.stream()
                .map(revision -> move(revision, State.PUBLISHED, reason))
                .toList();
    }

    /** What stands for days of what comes, each with the first of those that take its place. */
    private Collection<Map.Entry<Revision, Revision>> replaced(List<Revision> coming, Replacing replacing) {
        Replacing.requireApart(coming);
        var replaced = new LinkedHashMap<String, Map.Entry<Revision, Revision>>();
        for (var revision : coming) {
            for (var standing : table.list(revision.kind(), revision.key(), State.PUBLISHED)) {
                if (overlap(revision, standing)) {
                    if (replacing == Replacing.NOTHING) {
                        throw OVERLAPS.problem(
                                "%s has the published revision %s for some of these days; publish with supersede=true to put this one in its place"
                                        .formatted(revision.key(), standing.digest()),
                                new Violation("/effective", "must not overlap " + standing.digest()));
                    }
                    replaced.putIfAbsent(standing.digest(), Map.entry(standing, revision));
                }
            }
        }
        replacing.require(
                coming, replaced.values().stream().map(Map.Entry::getKey).toList());
        return replaced.values();
    }

    /**
     * Puts a superseded revision back in the place of what superseded it.
     *
     * @param leaveDays whether it may leave days, on which there is a rule now, without one
     */
    public Revision rollBack(Revision revision, @Nullable String ifMatch, boolean leaveDays, String reason) {
        Preconditions.require(ifMatch, revision.version());
        requireState(revision, State.SUPERSEDED);
        table.lock();
        if (caller.actsFor(revision.proposedBy()) || caller.actsFor(revision.draftedBy())) {
            throw FOUR_EYES.problem(
                    "%s was written or proposed by you or whom you stand in for; another person rolls back to it"
                            .formatted(revision.key()));
        }
        var replaced = table.list(revision.kind(), revision.key(), State.PUBLISHED).stream()
                .filter(standing -> overlap(revision, standing))
                .toList();
        Replacing.of(true, leaveDays).require(List.of(revision), replaced);
        soundness.requireBack(revision.definition());
        gate.pass(candidates(List.of(revision)), List.of(revision.digest()));
        for (var standing : replaced) {
            move(standing, State.SUPERSEDED, "rolled back to " + revision.digest());
        }
        return move(revision, State.PUBLISHED, reason);
    }

    private List<Candidate> candidates(List<Revision> revisions) {
        var rules = new ArrayList<>(table.list(Kind.RULE, null, State.PUBLISHED));
        revisions.stream().filter(revision -> revision.kind() == Kind.RULE).forEach(rules::add);
        return revisions.stream()
                .map(revision -> {
                    var byDay = isReadByDay(revision);
                    var judging = judging(revision, rules);
                    return new Candidate(
                            revision.digest(),
                            revision.key(),
                            judging,
                            subjects(judging, rules),
                            byDay ? revision.from() : null,
                            byDay ? revision.to() : null);
                })
                .toList();
    }

    private static List<String> subjects(List<String> judging, List<Revision> rules) {
        return rules.stream()
                .filter(rule -> judging.contains(rule.key()))
                .flatMap(rule -> Stream.ofNullable(rule.subject()))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isReadByDay(Revision revision) {
        return revision.kind() == Kind.RULE
                && revision.rule().source().effective().against().equals("asOf");
    }

    /** Takes a revision out of use; what is in force is taken out of it by another person, and only if no other rule names it. */
    public Revision withdraw(Revision revision, @Nullable String ifMatch, String reason) {
        Preconditions.require(ifMatch, revision.version());
        if (revision.state() == State.SUPERSEDED || revision.state() == State.WITHDRAWN) {
            throw wrongStage(revision);
        }
        return revision.state() == State.PUBLISHED
                ? withdrawTogether(List.of(revision), reason).getFirst()
                : move(revision, State.WITHDRAWN, reason);
    }

    /** Takes what is published out of force in one act: one of them may name another. */
    public List<Revision> withdrawTogether(List<Revision> revisions, String reason) {
        for (var revision : revisions) {
            requireState(revision, State.PUBLISHED);
            if (caller.actsFor(revision.proposedBy()) || caller.actsFor(revision.draftedBy())) {
                throw FOUR_EYES.problem(
                        "%s was written or proposed by you or whom you stand in for; another person takes it out of force"
                                .formatted(revision.key()));
            }
        }
        table.lock();
        soundness.requireUnused(revisions);
        return revisions.stream()
                .map(revision -> move(revision, State.WITHDRAWN, reason))
                .toList();
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

    private Revision move(Revision revision, State next, @Nullable String reason) {
        if (!table.move(revision, next, caller.person(), reason)) {
            throw movedOn(revision);
        }
        return get(revision.digest());
    }

    private static RuntimeException movedOn(Revision revision) {
        return STALE.problem("Somebody else moved %s on meanwhile; read it again".formatted(revision.key()));
    }

    private static void requireState(Revision revision, State state) {
        if (revision.state() != state) {
            throw wrongStage(revision);
        }
    }

    private static RuntimeException wrongStage(Revision revision) {
        if (revision.state() == State.WITHDRAWN) {
            return NOT_AT_THIS_STAGE.problem(
                    "This text of %s was withdrawn (%s) and stays so; write it again with a change"
                            .formatted(revision.key(), revision.digest()));
        }
        return NOT_AT_THIS_STAGE.problem("%s is %s; the order is DRAFT, CHECKED, PROPOSED, PUBLISHED"
                .formatted(revision.key(), revision.state()));
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
