package org.daylight.registry.objectives;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import org.daylight.registry.records.Findings;

/** What a plan has to be like, and that none is ever overwritten. */
final class Plans {

    private Plans() {}

    static void check(List<Baseline> before, List<Baseline> now, Findings findings) {
        for (var i = 0; i < before.size(); i++) {
            if (i >= now.size() || !before.get(i).equals(now.get(i))) {
                findings.conflict(
                        "baselines/" + i,
                        "baseline %d stays as it was stated; add another one with a reason".formatted(i + 1));
            }
        }
        for (var i = 0; i < now.size(); i++) {
            check(now.get(i), i, findings);
        }
    }

    private static void check(Baseline baseline, int index, Findings findings) {
        var at = "baselines/" + index;
        if (baseline.number() != index + 1) {
            findings.invalid(at + "/number", "must be %d: baselines are numbered from 1".formatted(index + 1));
        }
        var reason = baseline.reason();
        if (index > 0 && (reason == null || reason.isBlank())) {
            findings.invalid(at + "/reason", "must say why the plan changed");
        }
        for (var i = 0; i < baseline.points().size(); i++) {
            var point = baseline.points().get(i);
            var earliest =
                    i == 0 ? baseline.startsOn() : baseline.points().get(i - 1).on();
            if (i == 0 ? point.on().isBefore(earliest) : !point.on().isAfter(earliest)) {
                findings.invalid(
                        at + "/points/" + i + "/on",
                        i == 0 ? "must not be before startsOn" : "must be after the point above");
            }
            var least = i == 0 ? BigDecimal.ZERO : baseline.points().get(i - 1).cumulative();
            if (point.cumulative().compareTo(least) < 0) {
                findings.invalid(
                        at + "/points/" + i + "/cumulative",
                        "must not be less than the point above: it is the sum so far");
            }
        }
    }

    static void checkMix(Objective objective, Findings findings) {
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
