package org.daylight.rules.revisions;

import static org.daylight.rules.problem.RuleProblems.EXAMPLES_MISSING;
import static org.daylight.rules.problem.RuleProblems.RULE_NOT_SOUND;
import static org.daylight.rules.problem.RuleProblems.STILL_USED;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.Severity;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Issue;

/** Whether rules compile together and answer their own examples as they say. */
@ApplicationScoped
public class Soundness {

    private static final int MOST_SHOWN = 100;

    private final RevisionTable table;
    private final RegisterZone zone;
    private final InstantSource clock;

    Soundness(RevisionTable table, RegisterZone zone, InstantSource clock) {
        this.table = table;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Refuses definitions that are not sound beside what stays published: what does not compile with it, what does not answer
     * its own examples, and what makes an example of another rule false.
     *
     * @param pointers into the pack or body, by digest
     */
    public void require(Collection<? extends Definition> definitions, Map<String, String> pointers) {
        requireWhole(definitions, pointers);
        requireReviewed(definitions, pointers);
        refuse(violations(definitions, pointers, List.of(), false));
    }

    /** The same of definitions that are published in the act in which others leave. */
    void requireInPlaceOf(Collection<? extends Definition> definitions, Collection<Revision> leaving) {
        requireWhole(definitions, Map.of());
        requireReviewed(definitions, Map.of());
        refuse(violations(definitions, Map.of(), leaving, false));
    }

    /**
     * The same of a text that leaves out what is published. Whether that is withdrawn in the same act is said when the text is
     * published, so that it only has to be sound in one of the two ways.
     *
     * @param pointers into the pack, by digest
     */
    public void requireLeavingOut(
            Collection<? extends Definition> definitions, Map<String, String> pointers, Collection<Revision> leftOut) {
        requireWhole(definitions, pointers);
        requireReviewed(definitions, pointers);
        var beside = violations(definitions, pointers, List.of(), false);
        if (beside.isEmpty() || leftOut.isEmpty()) {
            refuse(beside);
            return;
        }
        var without = violations(definitions, pointers, leftOut, false);
        if (!without.isEmpty()) {
            // What is wrong either way is the text's own.
            var either = beside.stream().filter(without::contains).toList();
            refuse(either.isEmpty() ? beside : either);
        }
    }

    /** Refuses a review that counsel is still to make: every answer would say that it was made. */
    void requireReviewed(Collection<? extends Definition> definitions, Map<String, String> pointers) {
        var today = zone.day(clock.instant());
        refuse(definitions.stream()
                .flatMap(definition -> reviewAfter(definition, today)
                        .map(at -> new Violation(
                                pointers.getOrDefault(definition.digest(), "") + at,
                                "%s: must be the day on which counsel reviewed it, at the latest today, %s; or write none as counselReview"
                                        .formatted(definition.key(), today))))
                .toList());
    }

    /** Where the text says that counsel reviews it after a day. */
    static Stream<String> reviewAfter(Definition definition, LocalDate day) {
        var at = "/counselReview/on";
        return switch (definition) {
            case Definition.OfRule rule -> rule.source().isReviewedAfter(day) ? Stream.of(at) : Stream.empty();
            case Definition.OfTemplate template ->
                template.sample().source().isReviewedAfter(day) ? Stream.of("/rule" + at) : Stream.empty();
            case Definition.OfSet _ -> Stream.empty();
        };
    }

    /**
     * Refuses what lacks a part inside: what was kept before that was looked at when it came.
     *
     * @param pointers into the pack or body, by digest
     */
    public static void requireWhole(Collection<? extends Definition> definitions, Map<String, String> pointers) {
        var violations = new ArrayList<Violation>();
        for (var definition : definitions) {
            try {
                definition.requireWhole();
            } catch (NotUnderstood e) {
                violations.add(new Violation(
                        pointers.getOrDefault(definition.digest(), "") + e.pointer(),
                        "%s: %s".formatted(definition.key(), e.what())));
            }
        }
        if (!violations.isEmpty()) {
            throw RULE_NOT_SOUND.problem(
                    "Nothing was done; write what is listed anew, as its text cannot be changed", first(violations));
        }
    }

    /**
     * The same of a revision that is put back in force. Its text was taken before, and others may answer now for the days beside
     * its own; only examples on its own days count.
     */
    void requireBack(Definition definition) {
        refuse(violations(List.of(definition), Map.of(), List.of(), true));
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw RULE_NOT_SOUND.problem(
                    "Nothing was taken in; mend what is listed and send it again", first(violations));
        }
    }

    /** Refuses to take out of force what others name, so that the rest would not compile; the rules that name it are listed. */
    void requireUnused(List<Revision> leaving) {
        var standing = standing();
        var left = standing.without(leaving).issues();
        if (left.isEmpty()) {
            return;
        }
        var before = standing.issues();
        var because = left.stream().filter(issue -> !before.contains(issue)).toList();
        if (!because.isEmpty()) {
            throw STILL_USED.problem(
                    "%s is named by %s; publish revisions that do not name it, or withdraw those, before it is withdrawn"
                            .formatted(
                                    leaving.stream().map(Revision::key).collect(Collectors.joining(" or ")),
                                    because.stream()
                                            .map(Issue::rule)
                                            .distinct()
                                            .sorted()
                                            .collect(Collectors.joining(", "))),
                    first(because.stream()
                            .map(issue ->
                                    new Violation(issue.pointer(), "%s: %s".formatted(issue.rule(), issue.message())))
                            .toList()));
        }
    }

    private static List<Violation> first(List<Violation> violations) {
        return violations.subList(0, Math.min(violations.size(), MOST_SHOWN));
    }

    /** Refuses rules whose examples do not show every answer and the days on which it turns, and waits that name no day. */
    public void requireShown(List<? extends Definition> definitions, Map<String, String> pointers) {
        var violations = new ArrayList<Violation>();
        for (var definition : definitions) {
            var source = switch (definition) {
                case Definition.OfRule rule -> rule.source();
                case Definition.OfTemplate template -> template.sample().source();
                case Definition.OfSet _ -> null;
            };
            if (source != null) {
                if (source.severity() == Severity.WAIT && source.permittedFrom() == null) {
                    violations.add(new Violation(
                            pointers.getOrDefault(definition.digest(), "") + "/permittedFrom",
                            "%s: a rule of severity WAIT says from which day it may be done; state that day, such as"
                                            .formatted(definition.key())
                                    + " addDays(notification.deliveredOn, params.wait)"));
                }
                Shown.missing(source)
                        .forEach(missing -> violations.add(new Violation(
                                pointers.getOrDefault(definition.digest(), "") + "/examples",
                                "%s: %s".formatted(definition.key(), missing))));
            }
        }
        if (!violations.isEmpty()) {
            throw EXAMPLES_MISSING.problem(
                    "Add what is listed: examples, and of a wait the day on which it ends", first(violations));
        }
    }

    private Stand standing() {
        var standing = InForce.of(table.inForce());
        return Stand.of(standing.rules(), standing.sets());
    }

    private List<Violation> violations(
            Collection<? extends Definition> coming,
            Map<String, String> given,
            Collection<Revision> leaving,
            boolean itsDays) {
        var pointers = new HashMap<>(given);
        for (var definition : coming) {
            if (definition instanceof Definition.OfTemplate template) {
                pointers.put(template.sample().digest(), given.getOrDefault(template.digest(), ""));
            }
        }
        var standing = standing();
        return switch (standing.without(leaving).with(coming).compiled()) {
            case Compilation.Refused(var issues) -> refused(issues, coming, standing, pointers);
            case Compilation.Compiled(var rulebook) -> {
                var evaluator = new Evaluator(rulebook);
                var failed = new ArrayList<Violation>();
                var written = Stand.written(coming);
                written.forEach((digest, rule) -> {
                    for (var failure : evaluator.failures(rule.key(), digest, itsDays)) {
                        failed.add(new Violation(
                                pointers.getOrDefault(digest, "") + "/examples", rule.key() + ": " + failure));
                    }
                });
                failed.addAll(others(evaluator, coming, standing));
                yield failed;
            }
        };
    }

    /** What was wrong already with what stands does not keep anybody from mending it a piece at a time. */
    private static List<Violation> refused(
            List<Issue> issues, Collection<? extends Definition> coming, Stand standing, Map<String, String> pointers) {
        var byKey = new HashMap<String, String>();
        Stand.written(coming)
                .forEach((digest, rule) -> byKey.putIfAbsent(rule.key(), pointers.getOrDefault(digest, "")));
        var before = standing.issues();
        return issues.stream()
                .filter(issue -> byKey.containsKey(issue.rule()) || !before.contains(issue))
                .map(issue -> new Violation(
                        pointers.getOrDefault(String.valueOf(issue.revision()), byKey.getOrDefault(issue.rule(), ""))
                                + issue.pointer(),
                        "%s: line %d, column %d: %s; %s"
                                .formatted(issue.rule(), issue.line(), issue.column(), issue.message(), issue.mend())))
                .toList();
    }

    /** Examples of published rules that hold today, on days of their own, and would be false. */
    private static List<Violation> others(Evaluator then, Collection<? extends Definition> coming, Stand standing) {
        var written = Stand.written(coming);
        var failed = new ArrayList<Violation>();
        for (var rule : Stand.touched(then.rulebook(), coming)) {
            for (var revision : rule.revisions()) {
                if (written.containsKey(revision.revision())) {
                    continue;
                }
                var failures = then.failures(rule.key(), revision.revision(), true);
                if (!failures.isEmpty()) {
                    var already = already(standing, rule.key(), revision.revision());
                    failures.stream()
                            .filter(failure -> !already.contains(failure))
                            .forEach(failure -> failed.add(new Violation(
                                    "",
                                    "%s, which is published, would not answer its example %s; publish in the same act, as a pack, a revision of it whose examples say what holds then, or leave it out of its pack and say withdrawLeftOut=true"
                                            .formatted(rule.key(), failure))));
                }
            }
        }
        return failed;
    }

    private static List<String> already(Stand standing, String key, String revision) {
        return switch (standing.compiled()) {
            case Compilation.Refused _ -> List.of();
            case Compilation.Compiled(var rulebook) -> new Evaluator(rulebook).failures(key, revision, true);
        };
    }
}
