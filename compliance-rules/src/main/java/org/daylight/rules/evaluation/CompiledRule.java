package org.daylight.rules.evaluation;

import java.util.List;
import org.daylight.rules.facts.SubjectType;

/** A rule: its key and the revisions that may be in force. */
public record CompiledRule(String key, SubjectType subject, List<CompiledRevision> revisions) {

    public CompiledRule {
        revisions = List.copyOf(revisions);
    }
}
