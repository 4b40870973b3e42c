package org.daylight.rules.revisions;

import static org.daylight.kit.problem.Problems.FOUR_EYES;
import static org.daylight.kit.problem.Problems.STALE;
import static org.daylight.rules.problem.RuleProblems.NOT_AT_THIS_STAGE;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.identity.Caller;
import org.jspecify.annotations.Nullable;

/** The way of a revision from stage to stage: who may take a step, and from where. */
@ApplicationScoped
class Course {

    private final RevisionTable table;
    private final Revisions revisions;
    private final Caller caller;

    Course(RevisionTable table, Revisions revisions, Caller caller) {
        this.table = table;
        this.revisions = revisions;
        this.caller = caller;
    }

    /** Refuses a step that its author may not take, nor whoever stands in for them. */
    void requireAnother(Revision revision, String does) {
        if (caller.actsFor(revision.proposedBy()) || caller.actsFor(revision.draftedBy())) {
            throw FOUR_EYES.problem("%s was written or proposed by you or whom you stand in for; another person %s"
                    .formatted(revision.key(), does));
        }
    }

    Revision move(Revision revision, State next, @Nullable String reason) {
        if (!table.move(revision, next, caller.person(), reason)) {
            throw movedOn(revision);
        }
        return revisions.get(revision.digest());
    }

    static RuntimeException movedOn(Revision revision) {
        return STALE.problem("Somebody else moved %s on meanwhile; read it again".formatted(revision.key()));
    }

    static void requireState(Revision revision, State state) {
        if (revision.state() != state) {
            throw wrongStage(revision);
        }
    }

    static RuntimeException wrongStage(Revision revision) {
        if (revision.state() == State.WITHDRAWN) {
            return NOT_AT_THIS_STAGE.problem(
                    "This text of %s was withdrawn (%s) and stays so; write it again with a change"
                            .formatted(revision.key(), revision.digest()));
        }
        return NOT_AT_THIS_STAGE.problem("%s is %s; the order is DRAFT, CHECKED, PROPOSED, PUBLISHED"
                .formatted(revision.key(), revision.state()));
    }
}
