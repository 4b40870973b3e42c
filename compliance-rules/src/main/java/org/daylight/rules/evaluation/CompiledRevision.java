package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/**
 * One revision, ready to judge.
 *
 * @param revision its digest
 * @param permittedFromPlace where the first permitted day is written, as a whole; null = it says none
 * @param parameters those its expressions use, in the order of their indexes
 * @param sets names of the dated sets that its expressions and parameters ask
 * @param leaves names of the facts that its expressions, parameters and message ask
 * @param effort what it may spend on going through lists
 * @param asksAsOf whether its conditions depend on asOf
 */
public record CompiledRevision(
        String revision,
        RuleSource source,
        Period inForce,
        @Nullable Condition appliesWhen,
        Condition requires,
        @Nullable Term permittedFrom,
        @Nullable Place permittedFromPlace,
        MessageTemplate message,
        List<CompiledParameter> parameters,
        Set<String> sets,
        Set<String> leaves,
        Effort effort,
        boolean asksAsOf) {

    public CompiledRevision {
        parameters = List.copyOf(parameters);
        sets = Set.copyOf(sets);
        leaves = Set.copyOf(leaves);
    }

    /** The same, in force at most until another day. */
    private CompiledRevision to(Span end) {
        return new CompiledRevision(
                revision,
                source,
                new Period(inForce.from(), end),
                appliesWhen,
                requires,
                permittedFrom,
                permittedFromPlace,
                message,
                parameters,
                sets,
                leaves,
                effort,
                asksAsOf);
    }

    /**
     * What is published cannot be ended by hand: a revision holds until a later one comes in. Of several that may begin on the
     * same day the one that surely does comes first; one that is in force on no day ends none, and one that may be in force on
     * none may end none.
     */
    public static List<CompiledRevision> inSuccession(List<CompiledRevision> published) {
        var sorted = sorted(published);
        var periods = Period.inSuccession(
                sorted.stream().map(CompiledRevision::inForce).toList());
        var succession = new ArrayList<CompiledRevision>();
        for (var index = 0; index < sorted.size(); index++) {
            succession.add(sorted.get(index).to(periods.get(index).to()));
        }
        return succession;
    }

    private static List<CompiledRevision> sorted(List<CompiledRevision> published) {
        return published.stream()
                .sorted(Comparator.comparing(CompiledRevision::inForce, Period.BY_START))
                .toList();
    }

    /** As in the fifth version of the language: one of two ends counts, the one that may come earlier. */
    static List<CompiledRevision> inFifthSuccession(List<CompiledRevision> published) {
        var sorted = sorted(published);
        var succession = new ArrayList<CompiledRevision>();
        for (var index = 0; index < sorted.size(); index++) {
            var revision = sorted.get(index);
            var next = sorted.subList(index + 1, sorted.size()).stream()
                    .filter(later -> !later.inForce.isEmpty())
                    .findFirst();
            succession.add(next.map(later -> revision.formerlyUntil(later.inForce.from()))
                    .orElse(revision));
        }
        return succession;
    }

    private CompiledRevision formerlyUntil(Span end) {
        return end.low() < inForce.to().low() ? to(end) : this;
    }

    /** As before the fifth version of the language: of several that may begin on the same day the last stands alone. */
    static List<CompiledRevision> inFormerSuccession(List<CompiledRevision> published) {
        var byStart = new TreeMap<Long, CompiledRevision>();
        published.forEach(revision -> byStart.put(revision.inForce.from().low(), revision));
        var succession = new ArrayList<CompiledRevision>();
        for (var start : byStart.entrySet()) {
            var next = byStart.higherEntry(start.getKey());
            succession.add(
                    next == null
                            ? start.getValue()
                            : start.getValue()
                                    .formerlyUntil(next.getValue().inForce.from()));
        }
        return succession;
    }

    Truth applies(Frame frame) {
        return appliesWhen == null ? Truth.TRUE : appliesWhen.test(frame);
    }
}
