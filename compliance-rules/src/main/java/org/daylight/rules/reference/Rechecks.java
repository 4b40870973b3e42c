package org.daylight.rules.reference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.CompiledRule;
import org.daylight.rules.evaluation.SecondLook;
import org.daylight.rules.facts.Chance;
import org.daylight.rules.facts.FactLine;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Has the planner decide answers again: of what is shown to people everything that is given in full, and a share of the rest. It
 * decides the answer, not the first permitted day of one that waits. The share is one of subjects, about each of which all
 * answers are decided again: a line is taken apart for all of them at once. Which ones follows from the seed, the rulebook and the
 * subject alone, so that a replay looks at the same; a disagreement is an error of that rule about that subject.
 */
@ApplicationScoped
public class Rechecks {

    private static final Logger LOG = Logger.getLogger(Rechecks.class);

    private final double share;
    private final String seed;
    private final Counter looked;
    private final Counter disagreed;

    Rechecks(
            @ConfigProperty(name = "daylight.recheck.share", defaultValue = "0.01") double share,
            @ConfigProperty(name = "daylight.recheck.seed", defaultValue = "1") String seed,
            MeterRegistry metrics) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("daylight.recheck.share is a share from 0 to 1, not " + share);
        }
        this.share = share;
        this.seed = seed;
        looked = Counter.builder("daylight.rules.rechecked")
                .description("answers that the reference decided a second time")
                .register(metrics);
        disagreed = Counter.builder("daylight.rules.disagreements")
                .description("answers on which the evaluator and the reference differ")
                .register(metrics);
    }

    /** Looks at whatever of the answers is given in full, and at the share of the rest that is configured. */
    public SecondLook shown(String rulebook, Supplier<Reference> reference) {
        return new Look(share, Chance.hash(seed + "\n" + rulebook), true, reference);
    }

    /** Looks at the share that is configured, of what is asked in bulk. */
    public SecondLook inBulk(String rulebookOrRun, Supplier<Reference> reference) {
        return new Look(share, Chance.hash(seed + "\n" + rulebookOrRun), false, reference);
    }

    /** Looks at every answer: what is explained, and what is signed. */
    public SecondLook all(Supplier<Reference> reference) {
        return new Look(1, 0, true, reference);
    }

    private final class Look implements SecondLook {
        private final long limit;
        private final long start;
        private final boolean inFull;
        private final Supplier<Reference> reference;

        Look(double part, long start, boolean inFull, Supplier<Reference> reference) {
            limit = (long) (part * Chance.RANGE);
            this.start = start;
            this.inFull = inFull;
            this.reference = reference;
        }

        @Override
        public boolean atAllAbout(long subject) {
            return Chance.of(start, subject) < limit;
        }

        @Override
        public boolean at(CompiledRule rule, char letter) {
            return inFull && rule.isGivenInFull(letter);
        }

        @Override
        public char letter(CompiledRule rule, FactLine line) {
            looked.increment();
            // A rulebook that has no reference is no matter of one rule: the batch ends.
            var asked = reference.get();
            try {
                return asked.letter(rule, line);
            } catch (RuntimeException e) {
                // As with the evaluator, whatever is wrong with one rule must not stop the others.
                LOG.errorf(
                        e, "rule %s about %s on %s cannot be decided again", rule.key(), line.subject(), line.asOf());
                return Answer.ERROR.letter();
            }
        }

        @Override
        public void disagrees(CompiledRule rule, FactLine line, char own, char other) {
            disagreed.increment();
            LOG.errorf(
                    "rule %s about %s on %s: the evaluator answers %s, the reference %s; the answer is ERROR",
                    rule.key(), line.subject(), line.asOf(), own, other);
        }
    }
}
