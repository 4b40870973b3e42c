package org.daylight.registry.plans;

import java.math.BigDecimal;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.date.Succession;
import org.daylight.registry.records.Findings;
import org.jspecify.annotations.Nullable;

/** What a plan has to be like, and that none is ever overwritten. */
public final class Plans {

    private Plans() {}

    /**
     * Finds what is wrong with the plans of a record.
     *
     * @param before those that are recorded already
     * @param classes what a class has to be that is planned anew; plans that stand are not asked, whatever has become of it
     */
    public static void check(List<Baseline> before, List<Baseline> now, Classes classes, Findings findings) {
        for (var i = 0; i < before.size(); i++) {
            if (i >= now.size() || !before.get(i).equals(now.get(i))) {
                findings.conflict(
                        "baselines/" + i,
                        "%s stays as it was stated; add another one with a reason"
                                .formatted(before.get(i).named()));
            }
        }
        for (var i = 0; i < now.size(); i++) {
            check(now, i, findings);
            var named = now.get(i).capabilityClass();
            var wrong = named == null || i < before.size() ? null : classes.wrong(named);
            if (wrong != null) {
                findings.invalid("baselines/%d/capabilityClass".formatted(i), wrong);
            }
        }
    }

    private static void check(List<Baseline> now, int index, Findings findings) {
        var at = "baselines/" + index;
        var baseline = now.get(index);
        // A plan of a class replaces none of the whole, and the other way round: each has a first one of its own.
        var above =
                now.subList(0, index).stream().filter(baseline::plansTheSame).count();
        if (baseline.number() != above + 1) {
            findings.invalid(
                    at + "/number",
                    "must be %d: the baselines of %s are numbered from 1".formatted(above + 1, of(baseline)));
        }
        if (baseline.measures() != 1) {
            findings.invalid(at + "/unit", "needs one measure: say unit, value or index, and only one of them");
        }
        var reason = baseline.reason();
        if (above > 0 && (reason == null || reason.isBlank())) {
            findings.invalid(at + "/reason", "must say why the plan changed");
        }
        var wrongStart = wrong(baseline.startsOn());
        if (wrongStart != null) {
            findings.invalid(at + "/startsOn", wrongStart);
        }
        for (var i = 0; i < baseline.points().size(); i++) {
            var point = baseline.points().get(i);
            var before = i == 0 ? null : baseline.points().get(i - 1);
            var wrong = wrong(point.on(), before == null ? null : before.on(), baseline.startsOn());
            if (wrong != null) {
                findings.invalid(at + "/points/" + i + "/on", wrong);
            }
            var least = before == null ? BigDecimal.ZERO : before.cumulative();
            if (point.cumulative().compareTo(least) < 0) {
                findings.invalid(
                        at + "/points/" + i + "/cumulative",
                        "must not be less than the point above: it is the sum so far");
            }
        }
    }

    private static String of(Baseline baseline) {
        var named = baseline.capabilityClass();
        return named == null ? "the whole" : named;
    }

    /** What is wrong with the date on which a plan starts; null if nothing is. */
    private static @Nullable String wrong(ImpreciseDate startsOn) {
        if (Succession.isOpenBegun(startsOn)) {
            return "must have a first day: a plan says from when on something is to come";
        }
        return Succession.isOpenEnded(startsOn) ? "must have a last day: the plan may never start" : null;
    }

    /** What is wrong with the date of a point; null if nothing is. */
    private static @Nullable String wrong(ImpreciseDate on, @Nullable ImpreciseDate above, ImpreciseDate startsOn) {
        if (Succession.isOpenEnded(on)) {
            return "must have a last day: a plan says by when so much is to have come";
        }
        return above == null
                ? Succession.before(startsOn, on, "startsOn")
                : Succession.wrong(above, on, "the point above");
    }
}
