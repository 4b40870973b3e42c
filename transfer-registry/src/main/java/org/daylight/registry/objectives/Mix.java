package org.daylight.registry.objectives;

import java.math.BigDecimal;
import java.util.HashSet;
import org.daylight.registry.records.Findings;

/** What planned shares of classes have to be like. */
final class Mix {

    private Mix() {}

    static void check(Objective objective, Findings findings) {
        var classes = new HashSet<String>();
        var sum = BigDecimal.ZERO;
        for (var i = 0; i < objective.contentMix().size(); i++) {
            var share = objective.contentMix().get(i);
            sum = sum.add(share.share());
            if (!classes.add(share.capabilityClass())) {
                findings.invalid(
                        "contentMix/%d/capabilityClass".formatted(i), "has a share above; keep one for each class");
            }
        }
        if (sum.compareTo(BigDecimal.ONE) > 0) {
            findings.invalid(
                    "contentMix", "the shares add up to %s; they must not exceed 1".formatted(sum.toPlainString()));
        }
        if (!objective.contentMix().isEmpty() && objective.mixBy() == null) {
            findings.invalid("mixBy", "must say whether the shares are of UNITS or of VALUE");
        }
    }
}
