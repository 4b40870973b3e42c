package org.daylight.rules.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.daylight.rules.facts.Span;

/** Which revisions of a rule may judge on a day, as one ends the other. */
public final class Succession {

    private static final String AS_OF = "asOf";

    private Succession() {}

    /**
     * Those of them that may, rule by rule. What is read against a date of its subjects may judge one of them on whatever day.
     *
     * @param revisions of any rules, each with all that stand
     */
    public static List<RuleSource> on(LocalDate day, List<RuleSource> revisions) {
        var byKey = new LinkedHashMap<String, List<RuleSource>>();
        revisions.forEach(revision ->
                byKey.computeIfAbsent(revision.key(), _ -> new ArrayList<>()).add(revision));
        var on = new ArrayList<RuleSource>();
        byKey.values().forEach(rule -> on.addAll(ofOne(Span.of(day), rule)));
        return on;
    }

    private static List<RuleSource> ofOne(Span day, List<RuleSource> rule) {
        record Dated(RuleSource revision, Period period) {}
        var dated = rule.stream()
                .map(revision -> new Dated(
                        revision,
                        Period.of(
                                revision.effective().from(),
                                revision.effective().to())))
                .sorted(Comparator.comparing(Dated::period, Period.BY_START))
                .toList();
        var periods = Period.inSuccession(dated.stream().map(Dated::period).toList());
        var on = new ArrayList<RuleSource>();
        for (var index = 0; index < dated.size(); index++) {
            var revision = dated.get(index).revision();
            var byAsOf = revision.effective().against().equals(AS_OF);
            if (byAsOf
                    ? periods.get(index).mayContain(day)
                    : !periods.get(index).isEmpty()) {
                on.add(revision);
            }
        }
        return on;
    }
}
