package org.daylight.rules.reference;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.daylight.rules.evaluation.CompiledParameter;
import org.daylight.rules.evaluation.CompiledRevision;
import org.daylight.rules.evaluation.CompiledRule;
import org.daylight.rules.evaluation.Conditions;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.Frame;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.evaluation.Rulebook;
import org.daylight.rules.evaluation.Truth;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.SubjectType;
import org.jspecify.annotations.Nullable;

/** A rulebook as dev.cel's planner reads it; safe for use by many threads. */
public final class Reference implements Conditions {

    private record Planned(@Nullable PlannedCondition applies, PlannedCondition requires) {}

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");

    // By identity: a record's hash walks through the whole text of the rule.
    private final IdentityHashMap<CompiledRevision, Planned> planned = new IdentityHashMap<>();
    private final Map<String, String> unsupported = new TreeMap<>();

    public Reference(Rulebook rulebook, Collection<DatedSet> sets) {
        var planner = new Planner(sets);
        for (var rule : rulebook.rules()) {
            for (var revision : rule.revisions()) {
                try {
                    planned.put(revision, plan(planner, rule.subject(), revision));
                } catch (Rewriting.Unsupported e) {
                    unsupported.put(rule.key(), String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private static Planned plan(Planner planner, SubjectType subject, CompiledRevision revision)
            throws Rewriting.Unsupported {
        var appliesWhen = revision.source().appliesWhen();
        return new Planned(
                appliesWhen == null ? null : planner.plan(appliesWhen, rewriting(subject, revision), revision.effort()),
                planner.plan(revision.source().requires(), rewriting(subject, revision), revision.effort()));
    }

    private static Rewriting rewriting(SubjectType subject, CompiledRevision revision) {
        var names = revision.parameters().stream().map(CompiledParameter::name).toList();
        var types = new HashMap<String, FactType>();
        revision.source().parameters().forEach((name, parameter) -> {
            var type = type(parameter);
            if (type != null) {
                types.put(name, type);
            }
        });
        return new Rewriting(subject, names, types);
    }

    /** A bool, a date, or something else: no more has to be known of a parameter. */
    private static @Nullable FactType type(Parameter parameter) {
        if (parameter.type() != null) {
            return parameter.type();
        }
        var first = parameter.values().getFirst().value();
        if (first.equals("true") || first.equals("false")) {
            return FactType.BOOL;
        }
        return DATE.matcher(first).matches() ? FactType.DATE : null;
    }

    /** The letter that the planner's conditions give; the table of answers around them is the evaluator's. */
    public char letter(CompiledRule rule, FactLine line) {
        return Evaluator.letter(rule, line, this);
    }

    /** What the planner cannot be asked, by rule, and why not. */
    public Map<String, String> unsupported() {
        return Map.copyOf(unsupported);
    }

    @Override
    public Truth applies(CompiledRevision revision, Frame frame) {
        var plans = planned.get(revision);
        if (plans == null) {
            return OWN.applies(revision, frame);
        }
        if (plans.applies == null) {
            return Truth.TRUE;
        }
        return plans.applies.test(frame);
    }

    @Override
    public Truth requires(CompiledRevision revision, Frame frame) {
        var plans = planned.get(revision);
        return plans == null ? OWN.requires(revision, frame) : plans.requires.test(frame);
    }
}
