package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** Finds the revisions and parameters that may be in force for a subject: one of each, unless dates leave it open. */
final class Selection {

    /** More combinations of parameters than this are not tried. */
    private static final int MOST_COMBINATIONS = 64;

    /** Instead of the place of a revision. */
    private static final int NONE = -1;

    /** Of a date that is not known. */
    static final Span EVER = new Span(Span.OPEN_START, Span.OPEN_END);

    /** Sees each candidate with its parameters in the frame; null = no revision in force. */
    interface Visitor {
        void visit(@Nullable CompiledRevision revision);
    }

    private final CompiledRule rule;
    private final Frame frame;
    private final Blame ambiguity;
    private final Visitor visitor;
    private int first;
    private @Nullable List<ParameterChoice> firstParameters;
    private boolean open;

    Selection(CompiledRule rule, Frame frame, Blame ambiguity, Visitor visitor) {
        this.rule = rule;
        this.frame = frame;
        this.ambiguity = ambiguity;
        this.visitor = visitor;
    }

    /** Whether another asOf may select another revision or parameter. */
    static boolean byAsOf(CompiledRule rule, Frame frame) {
        return rule.against() == CompiledRule.AS_OF || frame.value(rule.against()) == Absent.ABSENT;
    }

    /** The days one of which a rule is read on: one, those of an imprecise date, or any. */
    static Span readOn(CompiledRule rule, Frame frame) {
        if (byAsOf(rule, frame)) {
            return Span.of(frame.asOf());
        }
        return frame.value(rule.against()) instanceof Span date ? date : EVER;
    }

    /**
     * Whether candidates that differ may count, so that what leaves it open is needed whatever they answer: what one of them
     * leaves open may be decided, and then another still counts.
     */
    boolean isOpen() {
        return open;
    }

    void run() {
        if (rule.isAlwaysTheSame()) {
            // Whatever the day is, and if it is not known.
            parameters(0, rule.revisions().getFirst(), EVER);
            return;
        }
        if (byAsOf(rule, frame)) {
            // What has not happened is read by the law of the day.
            segment(Span.of(frame.asOf()));
            return;
        }
        var slot = rule.against();
        if (frame.value(slot) instanceof Span date) {
            if (date.exact()) {
                segment(date);
                return;
            }
            var leaf = rule.subject().leaf(slot).name();
            ambiguity.missing(leaf);
            ambiguity.reason(() -> "%s is known only as %s, which does not decide the revision or its parameters"
                    .formatted(leaf, date.dateText()));
            segments(date, true);
            frame.widen();
            return;
        }
        var leaf = rule.subject().leaf(slot).name();
        ambiguity.missing(leaf);
        ambiguity.reason(() -> "%s is not known, so the revision or its parameters are not".formatted(leaf));
        segments(EVER, false);
    }

    private void segments(Span whole, boolean narrow) {
        var start = whole.low();
        for (var cut : rule.cuts()) {
            if (cut > start && cut <= whole.high()) {
                segment(new Span(start, cut - 1), narrow);
                start = cut;
            }
        }
        segment(new Span(start, whole.high()), narrow);
    }

    private void segment(Span days, boolean narrow) {
        if (narrow) {
            frame.narrow(rule.against(), days);
        }
        segment(days);
    }

    /** The days between two cuts: what is in force on one is on all. */
    private void segment(Span days) {
        var sure = false;
        var perhaps = false;
        for (var index = 0; index < rule.revisions().size(); index++) {
            var revision = rule.revisions().get(index);
            switch (revision.inForce().truth(days)) {
                case TRUE -> {
                    sure = true;
                    parameters(index, revision, days);
                }
                case UNKNOWN -> {
                    perhaps = true;
                    ambiguity.reason(() -> "the rule is in force %s, which does not decide %s"
                            .formatted(revision.inForce(), days.dateText()));
                    if (days.exact()) {
                        ambiguity.cause("effective");
                    }
                    parameters(index, revision, days);
                }
                case FALSE, ERROR -> {}
            }
        }
        // Where none may be in force, nothing has to be put together to see it.
        if (!sure && (!perhaps || !Period.allContain(rule.periods(), days))) {
            frame.parameters(Judgement.NO_PARAMETERS);
            visit(NONE);
        }
    }

    private void parameters(int index, CompiledRevision revision, Span days) {
        var always = rule.fixed(index);
        if (always != null) {
            frame.parameters(always);
            visit(index);
            return;
        }
        var parameters = revision.parameters();
        var choices = new ArrayList<List<ParameterChoice>>(parameters.size());
        for (var parameter : parameters) {
            var fixed = parameter.fixed();
            choices.add(fixed == null ? parameter.on(days, frame, ambiguity) : List.of(fixed));
        }
        if (combinations(choices) > MOST_COMBINATIONS) {
            // Too many to try: an unknown value stands for all of them.
            frame.parameters(parameters.stream().map(CompiledParameter::nothing).toList());
            open = true;
            visit(index);
            return;
        }
        for (var combination = 0; combination < combinations(choices); combination++) {
            frame.parameters(chosen(choices, combination));
            visit(index);
        }
    }

    private void visit(int index) {
        if (firstParameters == null) {
            first = index;
            firstParameters = frame.parameters();
        } else {
            open |= index != first || !haveSameValues(firstParameters, frame.parameters());
        }
        visitor.visit(index == NONE ? null : rule.revisions().get(index));
    }

    /** Of the same revision. Where else a value is written decides nothing. */
    private static boolean haveSameValues(List<ParameterChoice> some, List<ParameterChoice> others) {
        for (var index = 0; index < some.size(); index++) {
            if (!Objects.equals(some.get(index).value(), others.get(index).value())) {
                return false;
            }
        }
        return true;
    }

    private static long combinations(List<List<ParameterChoice>> choices) {
        var number = 1L;
        for (var alternatives : choices) {
            number = Math.min(number * alternatives.size(), MOST_COMBINATIONS + 1);
        }
        return number;
    }

    private static List<ParameterChoice> chosen(List<List<ParameterChoice>> choices, int combination) {
        var chosen = new ParameterChoice[choices.size()];
        var rest = combination;
        for (var index = 0; index < chosen.length; index++) {
            var alternatives = choices.get(index);
            chosen[index] = alternatives.get(rest % alternatives.size());
            rest /= alternatives.size();
        }
        return Arrays.asList(chosen);
    }
}
