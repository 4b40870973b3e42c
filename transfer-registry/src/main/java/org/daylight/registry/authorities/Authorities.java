package org.daylight.registry.authorities;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.daylight.registry.records.RuleWords;

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
            if (step.ceiling().amount().signum() < 0) {
                findings.invalid("steps/%d/ceiling/amount".formatted(i), "must not be negative");
            }
            if (i > 0) {
                inOrder(content.steps().get(i - 1).from(), step.from(), "steps/%d/from".formatted(i), findings);
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

    /** Whichever days are meant: of two steps it has to be known which one began last. */
    private static void inOrder(ImpreciseDate above, ImpreciseDate from, String field, Findings findings) {
        if (!from.earliest().isAfter(above.earliest()) || !from.latest().isAfter(above.latest())) {
            findings.invalid(
                    field,
                    above.exact() && from.exact()
                            ? "must be after the step above; list the oldest first"
                            : "must be after the step above by its first and by its last day; leave out the days that it"
                                    + " cannot mean, such as 2022-03-02/2022-12-31");
        }
    }
}
