package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgedAgainTest {

    private static final SubjectType DELIVERY =
            Vocabulary.standard().type("delivery").orElseThrow();

    /** One that fails in the part of a date before 2025 leaves nothing of that part behind. */
    @Test
    void whatFailedInOnePartOfADateIsAskedOnTheWholeOfItAgain() {
        var before = rule("a.rule", "delivery").effective(null, "2025-01-01", "delivery.plannedOn");
        var from = rule("a.rule", "delivery")
                .effective("2025-01-01", null, "delivery.plannedOn")
                .requires("false");
        if (!(Written.compile(List.of(), before, from) instanceof Compilation.Compiled(var rulebook))) {
            throw new AssertionError("does not compile");
        }
        var asked = new AtomicInteger();
        var revisions = rulebook.rules().getFirst().revisions();
        var failing = new CompiledRule(
                "a.rule",
                DELIVERY,
                Objects.requireNonNull(DELIVERY.slot("delivery.plannedOn")),
                List.of(failingOnce(revisions.getFirst(), asked), revisions.getLast()),
                List.of());

        var judgement = Judge.judge(
                failing, new Frame(line("delivery", "2024-01-01", facts("delivery.plannedOn", "2024/2025"))), 'M');

        assertThat(asked).hasValueGreaterThan(1);
        assertThat(judgement.answer()).isEqualTo(Answer.UNDETERMINED);
    }

    private static CompiledRevision failingOnce(CompiledRevision revision, AtomicInteger asked) {
        var term = new Term() {
            @Override
            public @Nullable Object value(Frame frame) {
                if (asked.getAndIncrement() == 0) {
                    throw new IllegalStateException("once");
                }
                return null;
            }

            @Override
            public void blame(Frame frame, Blame blame) {}
        };
        return new CompiledRevision(
                revision.revision(),
                revision.source(),
                revision.inForce(),
                revision.appliesWhen(),
                revision.requires(),
                term,
                null,
                revision.message(),
                revision.parameters(),
                revision.sets(),
                revision.leaves(),
                revision.effort(),
                revision.asksAsOf());
    }
}
