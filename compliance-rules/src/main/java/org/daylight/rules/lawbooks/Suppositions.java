package org.daylight.rules.lawbooks;

import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeSet;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.lawbooks.Lawbook.Contrast;
import org.daylight.rules.lawbooks.Lawbook.MemberChange;
import org.daylight.rules.lawbooks.Lawbook.ParameterChange;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;

/** What is published against what is supposed. */
@ApplicationScoped
public class Suppositions {

    private final Lawbooks lawbooks;
    private final Revisions revisions;

    Suppositions(Lawbooks lawbooks, Revisions revisions) {
        this.lawbooks = lawbooks;
        this.revisions = revisions;
    }

    /** A fact may bear on any rule; without one only the rules that the other changes bear on are looked at. */
    public Contrast contrast(
            List<Revision> drafts,
            List<ParameterChange> parameters,
            List<MemberChange> members,
            List<FactChange> facts) {
        var plain = lawbooks.contrast(drafts);
        var candidate = new Lawbook(plain.candidate().rules(), plain.candidate().sets(), parameters, members);
        var rules = revisions.of(candidate.rules());
        var sets = revisions.of(candidate.sets());
        for (var i = 0; i < parameters.size(); i++) {
            requireKey(rules, parameters.get(i).rule(), "/parameters/%d/rule".formatted(i), Kind.RULE);
        }
        for (var i = 0; i < members.size(); i++) {
            requireKey(sets, members.get(i).set(), "/members/%d/set".formatted(i), Kind.SET);
        }
        var watched = new TreeSet<>(plain.watched());
        parameters.forEach(change -> watched.add(change.rule()));
        members.forEach(change -> watched.addAll(Revisions.using(change.set(), rules)));
        Lawbooks.excepted(rules, watched);
        return new Contrast(
                plain.standing(), candidate, facts.isEmpty() ? List.copyOf(watched) : null, facts, plain.measured());
    }

    private static void requireKey(List<Revision> revisions, String key, String pointer, Kind kind) {
        if (revisions.stream().noneMatch(revision -> revision.key().equals(key))) {
            throw UNKNOWN_REFERENCE.problem(
                    "No %s %s stands".formatted(kind == Kind.RULE ? "rule" : "set", key),
                    new Violation(pointer, "must be the key of one that is published"));
        }
    }
}
