package org.daylight.rules.evaluation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** What the dated sets say on which a clause rests: those that it asks, and those that decide the values of its parameters. */
final class SetsUsed {

    private SetsUsed() {}

    static List<Explanation.SetUsed> of(CompiledRule rule, CompiledRevision revision, Frame frame, Place place) {
        var used = new LinkedHashSet<Explanation.SetUsed>();
        for (var asked : place.sets()) {
            var code = asked.code();
            var date = asked.date();
            used.add(
                    code == null || date == null
                            ? daysOff(asked.set())
                            : used(asked.set(), code.value(frame), date.value(frame)));
        }
        for (var index : place.parameters()) {
            var parameter = revision.parameters().get(index);
            var on = parameter.readOn(Selection.readOn(rule, frame), frame);
            for (var group : parameter.groups()) {
                used.add(used(group, frame.value(parameter.groupSlot()), on));
            }
        }
        return List.copyOf(used);
    }

    private static Explanation.SetUsed daysOff(MemberSet set) {
        var source = set.source();
        return new Explanation.SetUsed(
                set.name(), null, null, null, List.of(), source.completeFrom(), source.completeTo(), source.source());
    }

    private static Explanation.SetUsed used(MemberSet set, @Nullable Object asked, @Nullable Object date) {
        var code = asked instanceof String known ? known : null;
        var on = date instanceof Span days ? days : null;
        var member = code == null || on == null ? Truth.UNKNOWN : set.contains(code, on);
        var source = set.source();
        return new Explanation.SetUsed(
                set.name(),
                code,
                on == null || on.equals(Selection.EVER) ? null : on.dateText(),
                member.name().toLowerCase(Locale.ROOT),
                source.members().stream()
                        .filter(row -> row.code().equals(code))
                        .map(row -> new Explanation.Membership(row.from(), row.to(), row.reference(), row.checked()))
                        .toList(),
                source.completeFrom(),
                source.completeTo(),
                source.source());
    }
}
