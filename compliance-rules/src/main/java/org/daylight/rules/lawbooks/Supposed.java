package org.daylight.rules.lawbooks;

import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.ParameterValue;
import org.daylight.rules.evaluation.Period;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.facts.Span;
import org.daylight.rules.language.Parameters;
import org.daylight.rules.lawbooks.Lawbook.MemberChange;
import org.daylight.rules.lawbooks.Lawbook.ParameterChange;

/** Writes what is supposed into copies of rules and sets; nothing of it is ever kept. */
final class Supposed {

    private static final String REFERENCE = "supposed for this question";

    private Supposed() {}

    /** The first value that fits counts, so that what is supposed stands first; a revision without the parameter stays as it is. */
    static RuleSource parameters(RuleSource rule, List<ParameterChange> changes) {
        var parameters = new HashMap<>(rule.parameters());
        for (var change : changes) {
            var known = parameters.get(change.parameter());
            if (known != null && change.rule().equals(rule.key())) {
                parameters.put(
                        change.parameter(),
                        Parameters.with(
                                known,
                                new ParameterValue(
                                        change.from(), null, change.group(), change.value(), REFERENCE, null)));
            }
        }
        return new RuleSource(
                rule.key(),
                rule.title(),
                rule.authority(),
                rule.citation(),
                rule.clause(),
                rule.reading(),
                rule.choice(),
                rule.dutyHolder(),
                rule.counselReview(),
                rule.subject(),
                rule.effective(),
                rule.severity(),
                parameters,
                rule.appliesWhen(),
                rule.requires(),
                rule.permittedFrom(),
                rule.message(),
                rule.exceptions(),
                rule.examples());
    }

    static DatedSet members(DatedSet set, List<MemberChange> changes) {
        var members = new ArrayList<>(set.members());
        for (var change : changes) {
            if (change.set().equals(set.name())) {
                if (change.from() == null) {
                    members.replaceAll(member -> leaves(member, change)
                            ? new DatedSet.Member(
                                    member.code(), member.from(), change.to(), member.reference(), member.checked())
                            : member);
                } else {
                    members.add(new DatedSet.Member(change.code(), change.from(), change.to()));
                }
            }
        }
        return new DatedSet(set.name(), members, set.completeFrom(), set.completeTo(), set.source());
    }

    /** Whether the member may be in the set on the last day before {@code to}, and would stay beyond it. */
    private static boolean leaves(DatedSet.Member member, MemberChange change) {
        if (change.to() == null || !member.code().equals(change.code())) {
            return false;
        }
        var leaving = Span.date(change.to()).low();
        var stands = Period.of(member.from(), member.to());
        return stands.from().low() < leaving && leaving < stands.to().high();
    }

    /** Refuses to end a membership where none stands: nothing would change, and nobody would be told why. */
    static void requireMember(DatedSet set, MemberChange change, String pointer) {
        if (change.from() != null || set.members().stream().anyMatch(member -> leaves(member, change))) {
            return;
        }
        var stated = set.members().stream()
                .filter(member -> member.code().equals(change.code()))
                .map(member -> Period.of(member.from(), member.to()).toString())
                .collect(Collectors.joining(" and "));
        throw UNKNOWN_REFERENCE.problem(
                "No membership of %s in %s ends on %s".formatted(change.code(), set.name(), change.to()),
                new Violation(
                        pointer,
                        "must be in it on the day before and stay beyond; "
                                + (stated.isEmpty() ? "it was never in it" : "it is in it " + stated)
                                + "; correct the code or the day, or give from to let it come in"));
    }
}
