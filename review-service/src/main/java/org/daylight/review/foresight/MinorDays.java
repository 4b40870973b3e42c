package org.daylight.review.foresight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.daylight.review.database.Sql;
import org.daylight.review.foresight.ForesightView.Arising;
import org.jspecify.annotations.Nullable;

/**
 * The days on which minor flags of a rule and a partner begin, those that reviews have found and those to come: on the third
 * within twelve months the review that finds the flags of that day makes them moderate.
 */
final class MinorDays {

    private static final int MODERATE_FROM = 3;

    /** What a review counts too; what people have dismissed is no occasion. */
    private static final String FOUND = """
            select distinct k.rule, k.partner, d.day
            from unnest(?::text[], ?::text[]) k(rule, partner) cross join lateral minor_days(k.rule, k.partner, ?) d(day)
            """;

    /** @param since the day on which it begins at the first level; null = it has its owner already, or keeps this one */
    record Foretold(Arising arising, @Nullable LocalDate since) {}

    private record Of(String rule, String partner) {}

    private final Map<Of, NavigableSet<LocalDate>> days = new HashMap<>();

    /** What is of no partner repeats nothing. */
    void begins(String rule, @Nullable String partner, LocalDate on) {
        if (partner != null) {
            days.computeIfAbsent(new Of(rule, partner), _ -> new TreeSet<>()).add(on);
        }
    }

    /** Once all that begins is told. */
    List<Arising> owned(List<Foretold> foretold, Sql sql, Outlook outlook) {
        found(sql, outlook.today());
        var sorted = foretold.stream()
                .sorted(Comparator.comparing((Foretold each) -> each.arising.on())
                        .thenComparing(each -> each.arising.rule())
                        .thenComparing(each -> each.arising.subject())
                        .thenComparing(each -> each.arising.kind()))
                .toList();
        // What was made moderate once keeps its level when it is back.
        var moderate = new HashSet<String>();
        var owned = new ArrayList<Arising>();
        for (var each : sorted) {
            var arising = each.arising;
            var about = arising.rule() + ' ' + arising.subject();
            if (each.since != null && repeats(arising, each.since)) {
                moderate.add(about);
            }
            owned.add(
                    each.since == null
                            ? arising
                            : moderate.contains(about) ? arising.ownedBy(outlook.ownerOfModerate()) : arising);
        }
        return owned;
    }

    private void found(Sql sql, LocalDate today) {
        var asked = List.copyOf(days.keySet());
        if (asked.isEmpty()) {
            return;
        }
        sql.each(
                FOUND,
                row -> begins(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class)),
                asked.stream().map(Of::rule).toArray(String[]::new),
                asked.stream().map(Of::partner).toArray(String[]::new),
                today.minusMonths(12));
    }

    private boolean repeats(Arising arising, LocalDate on) {
        var partner = arising.partner();
        var begun = partner == null ? null : days.get(new Of(arising.rule(), partner));
        return begun != null
                && begun.subSet(on.minusMonths(12), false, on, true).size() >= MODERATE_FROM;
    }
}
