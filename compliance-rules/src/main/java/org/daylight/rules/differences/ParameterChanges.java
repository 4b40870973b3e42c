package org.daylight.rules.differences;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.evaluation.ParameterValue;
import org.jspecify.annotations.Nullable;

/** What changes in a parameter, on which days and for whom: not how its values are laid out. */
final class ParameterChanges {

    private final String name;
    private final List<ParameterValue> before;
    private final List<ParameterValue> after;
    private final List<Change> changes = new ArrayList<>();

    private ParameterChanges(String name, List<ParameterValue> before, List<ParameterValue> after) {
        this.name = name;
        this.before = before;
        this.after = after;
    }

    static List<Change> between(String name, Parameter before, Parameter after) {
        var found = new ParameterChanges(name, before.values(), after.values());
        groups(before, after).forEach(found::group);
        if (found.changes.isEmpty()) {
            found.references();
        }
        return found.changes;
    }

    private static Set<@Nullable String> groups(Parameter before, Parameter after) {
        var groups = new LinkedHashSet<@Nullable String>();
        Stream.concat(before.values().stream(), after.values().stream()).forEach(value -> groups.add(value.group()));
        return groups;
    }

    /** A stretch of days on which it changes in one way. */
    private record Stretch(
            @Nullable String from,
            @Nullable String to,
            @Nullable ParameterValue before,
            @Nullable ParameterValue after) {

        boolean sameAs(Stretch next) {
            return text(before).equals(text(next.before)) && text(after).equals(text(next.after));
        }

        boolean changes() {
            return !text(before).equals(text(after));
        }
    }

    private void group(@Nullable String group) {
        var stretches = new ArrayList<Stretch>();
        var cuts = cuts(group);
        String from = null;
        for (var index = 0; index <= cuts.size(); index++) {
            var to = index < cuts.size() ? cuts.get(index) : null;
            var next = new Stretch(from, to, on(before, group, from), on(after, group, from));
            if (!stretches.isEmpty() && stretches.getLast().sameAs(next)) {
                var last = stretches.removeLast();
                next = new Stretch(last.from, to, last.before, last.after);
            }
            stretches.add(next);
            from = to;
        }
        stretches.stream().filter(Stretch::changes).forEach(stretch -> say(group, stretch));
    }

    private List<String> cuts(@Nullable String group) {
        var byDay = new TreeMap<Long, String>();
        Stream.concat(before.stream(), after.stream())
                .filter(value -> Objects.equals(value.group(), group))
                .flatMap(value -> Stream.of(value.from(), value.to()))
                .filter(Objects::nonNull)
                .forEach(date -> byDay.put(day(date), date));
        return List.copyOf(byDay.values());
    }

    private static @Nullable ParameterValue on(
            List<ParameterValue> values, @Nullable String group, @Nullable String from) {
        return values.stream()
                .filter(value -> Objects.equals(value.group(), group) && holds(value, from))
                .findFirst()
                .orElse(null);
    }

    private static boolean holds(ParameterValue value, @Nullable String on) {
        var begins = value.from();
        var ends = value.to();
        if (on == null) {
            return begins == null;
        }
        return (begins == null || day(begins) <= day(on)) && (ends == null || day(on) < day(ends));
    }

    private static long day(String date) {
        return ImpreciseDate.parse(date).earliest().toEpochDay();
    }

    private void say(@Nullable String group, Stretch stretch) {
        var subject = "The %s%s".formatted(name, group == null ? "" : " for " + group);
        var days = (stretch.from == null ? "" : " from " + stretch.from)
                + (stretch.to == null ? "" : " until " + stretch.to);
        var was = stretch.before;
        var is = stretch.after;
        String text;
        if (is == null) {
            text = "%s is no longer stated%s; it was %s".formatted(subject, days, text(was));
        } else if (was == null) {
            text = "%s is %s%s, where none was stated%s".formatted(subject, text(is), days, reference(is));
        } else {
            text = "%s changes from %s to %s%s%s".formatted(subject, text(was), text(is), days, reference(is));
        }
        changes.add(new Change("/parameters/" + name, text, nullable(was), nullable(is)));
    }

    private void references() {
        var was = references(before);
        var is = references(after);
        if (!was.equals(is)) {
            changes.add(new Change(
                    "/parameters/" + name,
                    "The %s stays; where it is written changes from \"%s\" to \"%s\""
                            .formatted(name, String.join("; ", was), String.join("; ", is)),
                    String.join("; ", was),
                    String.join("; ", is)));
        }
    }

    private static Set<String> references(List<ParameterValue> values) {
        var references = new TreeSet<String>();
        values.forEach(value -> references.add("%s (%s)".formatted(value.reference(), value.checked())));
        return references;
    }

    private static String reference(ParameterValue value) {
        return value.reference() == null ? "" : " (reference: %s)".formatted(value.reference());
    }

    private static String text(@Nullable ParameterValue value) {
        return value == null ? "" : value.value();
    }

    private static @Nullable String nullable(@Nullable ParameterValue value) {
        return value == null ? null : value.value();
    }
}
