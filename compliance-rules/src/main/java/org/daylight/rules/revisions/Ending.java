package org.daylight.rules.revisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.daylight.kit.acting.Preconditions;
import org.jspecify.annotations.Nullable;

/** Takes revisions out of use, and what is published out of force. */
@ApplicationScoped
public class Ending {

    private final RevisionTable table;
    private final Course course;
    private final Soundness soundness;

    Ending(RevisionTable table, Course course, Soundness soundness) {
        this.table = table;
        this.course = course;
        this.soundness = soundness;
    }

    /** Takes a revision out of use; what is in force is taken out of it by another person, and only if no other rule names it. */
    public Revision withdraw(Revision revision, @Nullable String ifMatch, String reason) {
        Preconditions.require(ifMatch, revision.version());
        if (revision.state() == State.SUPERSEDED || revision.state() == State.WITHDRAWN) {
            throw Course.wrongStage(revision);
        }
        return revision.state() == State.PUBLISHED
                ? withdrawTogether(List.of(revision), reason).getFirst()
                : course.move(revision, State.WITHDRAWN, reason);
    }

    /** Takes what is published out of force in one act: one of them may name another. */
    public List<Revision> withdrawTogether(List<Revision> revisions, String reason) {
        for (var revision : revisions) {
            Course.requireState(revision, State.PUBLISHED);
            course.requireAnother(revision, "takes it out of force");
        }
        table.lock();
        soundness.requireUnused(revisions);
        return revisions.stream()
                .map(revision -> course.move(revision, State.WITHDRAWN, reason))
                .toList();
    }
}
