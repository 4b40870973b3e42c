package org.daylight.rules.revisions;

import static org.daylight.rules.problem.RuleProblems.NOT_AT_THIS_STAGE;
import static org.daylight.rules.problem.RuleProblems.OVERLAPS;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.measures.Candidate;
import org.daylight.rules.measures.PublicationGate;
import org.jspecify.annotations.Nullable;

/** Puts what is proposed in force, and what was superseded back in force. */
@ApplicationScoped
public class Publishing {

    private final RevisionTable table;
    private final Course course;
    private final Soundness soundness;
    private final PublicationGate gate;

    Publishing(RevisionTable table, Course course, Soundness soundness, PublicationGate gate) {
        this.table = table;
        this.course = course;
        this.soundness = soundness;
        this.gate = gate;
    }

    public Revision publish(Revision revision, @Nullable String ifMatch, Replacing replacing, @Nullable String reason) {
        Preconditions.require(ifMatch, revision.version());
        return publishTogether(List.of(revision), List.of(), replacing, reason).getFirst();
    }

    /**
     * Publishes them in one act: they are checked as they will stand, beside what is published already.
     *
     * @param leaving what is withdrawn in the same act
     */
    public List<Revision> publishTogether(
            List<Revision> revisions, List<Revision> leaving, Replacing replacing, @Nullable String reason) {
        table.lock();
        for (var revision : revisions) {
            if (revision.bill() != null) {
                throw NOT_AT_THIS_STAGE.problem(
                        "%s is a bill (%s): it is asked by POST /v1/rulebooks/variants and never published"
                                .formatted(revision.key(), revision.bill()));
            }
            Course.requireState(revision, State.PROPOSED);
            course.requireAnother(revision, "publishes it");
        }
        var replaced = replaced(revisions, replacing);
        var definitions = revisions.stream().map(Revision::definition).toList();
        soundness.requireInPlaceOf(definitions, leaving);
        soundness.requireShown(definitions, Map.of());
        gate.pass(
                candidates(revisions, leaving),
                revisions.stream()
                        .filter(revision -> revision.kind() != Kind.TEMPLATE)
                        .map(Revision::digest)
                        .sorted()
                        .toList());
        for (var standing : replaced) {
            course.move(
                    standing.getKey(),
                    State.SUPERSEDED,
                    "superseded by " + standing.getValue().digest());
        }
        return revisions.stream()
                .map(revision -> course.move(revision, State.PUBLISHED, reason))
                .toList();
    }

    /** What stands for days of what comes, each with the first of those that take its place. */
    private Collection<Map.Entry<Revision, Revision>> replaced(List<Revision> coming, Replacing replacing) {
        Replacing.requireApart(coming);
        var replaced = new LinkedHashMap<String, Map.Entry<Revision, Revision>>();
        for (var revision : coming) {
            for (var standing : table.list(revision.kind(), revision.key(), State.PUBLISHED)) {
                if (Revisions.overlap(revision, standing)) {
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
        Course.requireState(revision, State.SUPERSEDED);
        table.lock();
        course.requireAnother(revision, "rolls back to it");
        var replaced = table.list(revision.kind(), revision.key(), State.PUBLISHED).stream()
                .filter(standing -> Revisions.overlap(revision, standing))
                .toList();
        Replacing.of(true, leaveDays).require(List.of(revision), replaced);
        soundness.requireBack(revision.definition());
        gate.pass(candidates(List.of(revision), List.of()), List.of(revision.digest()));
        for (var standing : replaced) {
            course.move(standing, State.SUPERSEDED, "rolled back to " + revision.digest());
        }
        return course.move(revision, State.PUBLISHED, reason);
    }

    private List<Candidate> candidates(List<Revision> coming, List<Revision> leaving) {
        var rules = new ArrayList<>(table.list(Kind.RULE, null, State.PUBLISHED));
        rules.removeIf(rule -> leaving.stream().anyMatch(left -> left.digest().equals(rule.digest())));
        coming.stream().filter(revision -> revision.kind() == Kind.RULE).forEach(rules::add);
        var gone = leaving.stream()
                .filter(left -> left.kind() == Kind.RULE)
                .map(Revision::key)
                .filter(key -> rules.stream().noneMatch(rule -> rule.key().equals(key)))
                .toList();
        return coming.stream()
                .map(revision -> {
                    var byDay = isReadByDay(revision);
                    var judging = Revisions.judging(revision, rules);
                    return new Candidate(
                            revision.digest(),
                            revision.key(),
                            judging,
                            gone,
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
}
