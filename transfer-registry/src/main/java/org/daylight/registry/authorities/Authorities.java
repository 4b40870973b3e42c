package org.daylight.registry.authorities;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.date.Succession;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.daylight.registry.records.RuleWords;
import org.jspecify.annotations.Nullable;

/** What a caller can do with funding and drawdown authorities. */
@ApplicationScoped
public class Authorities extends RegistryLedger<AuthorityRow, Authority> {

    private static final Shape<AuthorityRow, Authority> SHAPE =
            shape(RecordKind.AUTHORITY, AuthorityRow.class, Authority.class, AuthorityRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.AUTHORITY;
    }

    @Override
    protected Shape<AuthorityRow, Authority> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Authority content) {
        return content.code();
    }

    @Override
    protected void resolve(AuthorityRow row, Authority content, Findings findings) {
        RuleWords.OF_AUTHORITIES.refuseOtherSpellings(content.statute(), "statute", findings);
        findings.inOrder(content.opensOn(), content.expiresOn().orNull(), "expiresOn", "must not be before opensOn");
        for (var i = 0; i < content.steps().size(); i++) {
            var step = content.steps().get(i);
            var to = step.to();
            if (to != null && !to.latest().isAfter(step.from().earliest())) {
                findings.invalid("steps/%d/to".formatted(i), "must be after from: it is the first day after the step");
            }
            findings.notNegative(step.ceiling(), "steps/%d/ceiling".formatted(i));
            var wrong = wrong(step, i == 0 ? null : content.steps().get(i - 1));
            if (wrong != null) {
                findings.invalid("steps/%d/from".formatted(i), wrong);
            }
        }
        for (var i = 0; i < content.revaluations().size(); i++) {
            var revaluation = content.revaluations().get(i);
            if (revaluation.change().amount().signum() == 0) {
                findings.invalid(
                        "revaluations/%d/change/amount".formatted(i), "must not be 0: it would change nothing");
            }
            findings.inOrder(
                    content.opensOn(),
                    revaluation.on(),
                    "revaluations/%d/on".formatted(i),
                    "must not be before opensOn");
        }
    }

    /** What is wrong with the first day of a step; null if nothing is. Of two steps it has to be known which one began last. */
    private static @Nullable String wrong(Authority.Step step, Authority.@Nullable Step above) {
        if (Succession.isOpenEnded(step.from())) {
            return "must have a last day: with an open end it never certainly begins; write %s if it began on that day"
                    .formatted(step.from().earliest());
        }
        return above == null || Succession.isOpenEnded(above.from())
                ? null
                : Succession.wrong(above.from(), step.from(), "the step above");
    }
}
