package org.daylight.rules.impacts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.daylight.rules.runs.RunResults;
import org.jspecify.annotations.Nullable;

/** Adds up what subjects are worth, in one currency on one basis at a time. */
final class Totals {

    private record Key(String rule, char before, char after, String currency, String basis, String notAdded) {}

    private Totals() {}

    static Map<String, List<ImpactView.Worth>> overPartners(List<RunResults.Worth> rows) {
        var sums = new LinkedHashMap<Key, RunResults.Worth>();
        for (var row : rows) {
            sums.merge(
                    new Key(row.rule(), row.before(), row.after(), row.currency(), row.basis(), row.notAdded()),
                    row,
                    Totals::sum);
        }
        var byRule = new LinkedHashMap<String, List<ImpactView.Worth>>();
        sums.values()
                .forEach(sum -> byRule.computeIfAbsent(sum.rule(), _ -> new ArrayList<>())
                        .add(Impacts.worth(sum)));
        return byRule;
    }

    private static RunResults.Worth sum(RunResults.Worth one, RunResults.Worth other) {
        return new RunResults.Worth(
                one.rule(),
                "",
                one.before(),
                one.after(),
                one.currency(),
                one.basis(),
                one.notAdded(),
                one.subjects() + other.subjects(),
                sum(one.low(), other.low()),
                sum(one.high(), other.high()));
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? null : one.add(other);
    }
}
