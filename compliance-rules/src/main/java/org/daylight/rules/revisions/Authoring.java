package org.daylight.rules.revisions;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.STALE;
import static org.daylight.rules.problem.RuleProblems.NOT_AT_THIS_STAGE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Brings texts in, as drafts or proposed at once, and takes drafts up to being proposed. */
@ApplicationScoped
public class Authoring {

    private final RevisionTable table;
    private final Revisions revisions;
    private final Course course;
    private final Soundness soundness;
    private final Caller caller;

    Authoring(RevisionTable table, Revisions revisions, Course course, Soundness soundness, Caller caller) {
        this.table = table;
        this.revisions = revisions;
        this.course = course;
        this.soundness = soundness;
        this.caller = caller;
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
                && revisions.visible(known)
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
        } else if (!revisions.visible(known)) {
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
        return revisions.get(definition.digest());
    }

    /** Keeps what is only asked what-if: no example has to show it, and it compiles beside what is published. */
    public Revision suppose(Definition definition) {
        soundness.require(List.of(definition), Map.of());
        return proposeAtOnce(definition, null);
    }

    /** What earlier texts of a pack proposed and the one that is sent now does not have: it stays proposed for itself. */
    public List<Revision> drop(String pack, Set<String> sent) {
        return revisions.proposed(pack).stream()
                .filter(revision -> !sent.contains(revision.digest()))
                .map(revision -> belong(revision, null, "no longer in the text of the pack " + pack))
                .toList();
    }

    private Revision belong(Revision revision, @Nullable String pack, String reason) {
        if (!table.belong(revision, pack, reason)) {
            throw Course.movedOn(revision);
        }
        return revisions.get(revision.digest());
    }

    private @Nullable String onlyGroup() {
        return caller.groups().size() == 1 ? caller.groups().iterator().next() : null;
    }

    public Revision check(Revision revision, @Nullable String ifMatch) {
        Preconditions.require(ifMatch, revision.version());
        Course.requireState(revision, State.DRAFT);
        soundness.require(List.of(revision.definition()), Map.of());
        return course.move(revision, State.CHECKED, null);
    }

    public Revision propose(Revision revision, @Nullable String ifMatch) {
        Preconditions.require(ifMatch, revision.version());
        Course.requireState(revision, State.CHECKED);
        soundness.requireShown(List.of(revision.definition()), Map.of());
        return course.move(revision, State.PROPOSED, null);
    }
}
