package org.daylight.rules.evaluation;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.FactValue;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** Walks from an answer to the clauses that decided it. */
final class Explainer {

    private final CompiledRule rule;
    private final Frame frame;
    private final boolean saysDay;
    private final Set<CompiledRule> asked = new LinkedHashSet<>();
    private final Set<Explanation.Clause> because = new LinkedHashSet<>();

    private Explainer(CompiledRule rule, Frame frame, boolean saysDay) {
        this.rule = rule;
        this.frame = frame;
        this.saysDay = saysDay;
    }

    static List<Explanation.Clause> because(CompiledRule rule, Frame frame, RuleAnswer answer) {
        var explainer = new Explainer(rule, frame, saysDay(answer));
        new Selection(rule, frame, new Blame(), explainer::candidate).run();
        explainer.exceptions(explainer.asked, "");
        return List.copyOf(explainer.because);
    }

    /** Whether a first permitted day was asked for: of what an exception takes out nobody waits. */
    private static boolean saysDay(RuleAnswer answer) {
        return switch (answer.answer()) {
            case NOT_APPLICABLE -> false;
            case ERROR -> answer.permittedFrom() != null;
            case MET, NOT_MET, UNDETERMINED -> true;
        };
    }

    private void candidate(@Nullable CompiledRevision revision) {
        if (revision == null) {
            return;
        }
        if (revision.appliesWhen() != null) {
            walk(rule, revision, frame, revision.appliesWhen(), "");
        }
        var applies = revision.applies(frame);
        if (applies != Truth.FALSE) {
            walk(rule, revision, frame, revision.requires(), "");
            if (saysDay) {
                permittedFrom(revision);
            }
            if (Judge.answer(applies, revision.requires().test(frame)) != Answer.ERROR) {
                asked.addAll(rule.exceptions(revision));
            }
        }
    }

    /** Which days were counted, and where they are written, no clause of the conditions says while nobody has acted. */
    private void permittedFrom(CompiledRevision revision) {
        var term = revision.permittedFrom();
        var place = revision.permittedFromPlace();
        if (term != null && place != null) {
            var day = switch (term.value(frame)) {
                case Span span -> span.dateText();
                case Absent _ -> Example.NO_DAY;
                case Defect _ -> "error";
                case null, default -> "unknown";
            };
            because.add(clause(rule, revision, frame, place, "", day, Truth.UNKNOWN));
        }
    }

    /** Asked as the judge asks them: only of what the rule applies to, and of an exception that applies its own in turn. */
    private void exceptions(Set<CompiledRule> exceptions, String prefix) {
        for (var exception : exceptions) {
            var within = frame.sibling();
            var at = prefix + exception.key() + "/";
            var further = new LinkedHashSet<CompiledRule>();
            new Selection(exception, within, new Blame(), revision -> {
                        if (revision != null) {
                            if (revision.appliesWhen() != null) {
                                walk(exception, revision, within, revision.appliesWhen(), at);
                            }
                            if (revision.applies(within) != Truth.FALSE) {
                                further.addAll(exception.exceptions(revision));
                            }
                        }
                    })
                    .run();
            exceptions(further, at);
        }
    }

    private void walk(CompiledRule judged, CompiledRevision revision, Frame facts, Condition condition, String prefix) {
        condition.decisive(
                facts,
                (place, value) -> because.add(clause(
                        judged, revision, facts, place, prefix, value.name().toLowerCase(Locale.ROOT), value)));
    }

    private static Explanation.Clause clause(
            CompiledRule judged,
            CompiledRevision revision,
            Frame facts,
            Place place,
            String prefix,
            String value,
            Truth comesTo) {
        return new Explanation.Clause(
                revision.revision(),
                place.text(),
                prefix + place.at(),
                value,
                facts(judged, facts, place),
                elements(facts, place, comesTo),
                parameters(facts, place),
                SetsUsed.of(judged, revision, facts, place));
    }

    private static Map<String, String> facts(CompiledRule judged, Frame frame, Place place) {
        var facts = new TreeMap<String, String>();
        for (var slot : place.leaves()) {
            var leaf = judged.subject().leaf(slot);
            facts.put(leaf.name(), FactValue.text(leaf.type(), frame.value(slot)));
        }
        if (place.asOf()) {
            facts.put("asOf", LocalDate.ofEpochDay(frame.asOf()).toString());
        }
        return facts;
    }

    private static List<Explanation.Element> elements(Frame frame, Place place, Truth value) {
        return place.lists().stream()
                .flatMap(gone -> gone.fold().seen(frame, gone.comesTo(frame, value)).stream())
                .toList();
    }

    private static Map<String, Explanation.ParameterUsed> parameters(Frame frame, Place place) {
        var parameters = new TreeMap<String, Explanation.ParameterUsed>();
        for (var index : place.parameters()) {
            var choice = frame.parameter(index);
            var written = choice.written();
            parameters.put(
                    choice.name(),
                    written == null
                            ? new Explanation.ParameterUsed("not stated", null, null, null, null, null)
                            : new Explanation.ParameterUsed(
                                    written.value(),
                                    written.from(),
                                    written.to(),
                                    written.group(),
                                    written.reference(),
                                    written.checked()));
        }
        return parameters;
    }
}
