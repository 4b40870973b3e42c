package org.daylight.rules.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.rules.facts.FactLine;
import org.jspecify.annotations.Nullable;

/** The facts that leave open which revision of a rule counts about a line, and with which values. */
public final class SelectingLeaves {

    private record Candidate(@Nullable CompiledRevision revision, List<String> values) {}

    private SelectingLeaves() {}

    /** Empty = one and the same counts whatever they are. */
    public static Set<String> of(CompiledRule rule, FactLine line) {
        var leaves = new TreeSet<String>();
        var frame = new Frame(line);
        var doubt = new Blame();
        var candidates = new HashSet<Candidate>();
        new Selection(rule, frame, doubt, revision -> candidates.add(new Candidate(revision, values(frame)))).run();
        if (candidates.size() > 1) {
            leaves.addAll(doubt.missing());
        }
        return leaves;
    }

    private static List<String> values(Frame frame) {
        return frame.parameters().stream()
                .map(choice -> Objects.toString(choice.value()))
                .toList();
    }
}
