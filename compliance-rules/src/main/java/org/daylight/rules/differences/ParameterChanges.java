package org.daylight.rules.differences;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.evaluation.ParameterValue;
import org.jspecify.annotations.Nullable;

/**
 * What changes in a parameter, on which days and for whom: not how its values are laid out. Of two values that fit the first
 * counts, as where they are looked up.
 */
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
        var audiences = found.audiences();
        audiences.forEach(groups -> found.stretches(groups, Held::otherValue, found::changed));
        found.firstAndLastDays();
        audiences.stream()
                .filter(groups -> groups.size() < 2)
                .forEach(groups -> found.stretches(groups, Held::otherReference, found::writtenElsewhere));
        found.whatNobodyMeets();
        return found.changes;
    }

    /** Other days, or a value that stands behind another for everybody: nobody's answer changes, and still more than the order. */
    private void whatNobodyMeets() {
        if (changes.isEmpty()
                && !before.isEmpty()
                && !after.isEmpty()
                && !counts(before).equals(counts(after))) {
            changes.add(new Change(
                    "/parameters/" + name,
                    "The %s is written otherwise; on every day the value that counts stays the same for everybody"
                            .formatted(name),
                    null,
                    null));
        }
    }

    private static Map<ParameterValue, Long> counts(List<ParameterValue> values) {
        return values.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Everybody, the members of each group and of each two: whose values may come in another order. */
    private List<Set<String>> audiences() {
        var groups = Stream.concat(before.stream(), after.stream())
                .flatMap(value -> Stream.ofNullable(value.group()))
                .distinct()
                .toList();
        var audiences = new ArrayList<Set<String>>();
        audiences.add(Set.of());
        groups.forEach(group -> audiences.add(Set.of(group)));
        for (var index = 1; index < groups.size(); index++) {
            for (var other : groups.subList(0, index)) {
                audiences.add(new TreeSet<>(List.of(other, groups.get(index))));
            }
        }
        return audiences;
    }

    /** What somebody had, and has, on a day. */
    private record Held(
            @Nullable ParameterValue before, @Nullable ParameterValue after) {

        /** Null = the same value. */
        @Nullable
        List<String> otherValue() {
            var was = text(before);
            var is = text(after);
            return was.equals(is) ? null : List.of(was, is);
        }

        /** Null = no value, or not the same, or written where it was. */
        @Nullable
        List<String> otherReference() {
            if (before == null || after == null || otherValue() != null) {
                return null;
            }
            var was = reference(before);
            var is = reference(after);
            return was.equals(is) ? null : List.of(text(before), was, is);
        }
    }

    /** A stretch of days on which it changes in one way. */
    private record Stretch(@Nullable String from, @Nullable String to, Held held) {}

    @FunctionalInterface
    private interface Saying {
        void say(Set<String> groups, Stretch stretch);
    }

    /** Says of every stretch what is other on it; what is so for all is not said again of some. */
    private void stretches(Set<String> groups, Function<Held, @Nullable List<String>> other, Saying saying) {
        var starts = new ArrayList<@Nullable String>();
        starts.add(null);
        starts.addAll(cuts());
        Stretch open = null;
        for (var start : starts) {
            var held = held(groups, start);
            var now = smaller(groups).anyMatch(some -> held(some, start).equals(held)) ? null : other.apply(held);
            var goesOn = open != null && now != null && now.equals(other.apply(open.held));
            if (open != null && !goesOn) {
                saying.say(groups, new Stretch(open.from, start, open.held));
                open = null;
            }
            if (now != null && !goesOn) {
                open = new Stretch(start, null, held);
            }
        }
        if (open != null) {
            saying.say(groups, open);
        }
    }

    private static Stream<Set<String>> smaller(Set<String> groups) {
        return groups.isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(Set.of()),
                        groups.size() == 1 ? Stream.empty() : groups.stream().map(Set::of));
    }

    private List<String> cuts() {
        var byDay = new TreeMap<Long, String>();
        Stream.concat(before.stream(), after.stream())
                .flatMap(value -> Stream.of(value.from(), value.to()))
                .filter(Objects::nonNull)
                .forEach(date -> byDay.put(day(date), date));
        return List.copyOf(byDay.values());
    }

    private Held held(Set<String> groups, @Nullable String from) {
        return new Held(first(before, groups, from), first(after, groups, from));
    }

    private static @Nullable ParameterValue first(
            List<ParameterValue> values, Set<String> groups, @Nullable String from) {
        return values.stream()
                .filter(value -> value.group() == null || groups.contains(value.group()))
                .filter(value -> holds(value, from))
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

    private void changed(Set<String> groups, Stretch stretch) {
        var subject = "The " + name + whose(groups);
        var days = days(stretch);
        var was = stretch.held.before;
        var is = stretch.held.after;
        String text;
        if (is == null) {
            text = "%s is no longer stated%s; it was %s".formatted(subject, days, text(was));
        } else if (was == null) {
            text = "%s is %s%s, where none was stated%s".formatted(subject, text(is), days, inBrackets(is));
        } else {
            text = "%s changes from %s to %s%s%s".formatted(subject, text(was), text(is), days, inBrackets(is));
        }
        changes.add(new Change("/parameters/" + name, text, nullable(was), nullable(is)));
    }

    private void writtenElsewhere(Set<String> groups, Stretch stretch) {
        var was = reference(Objects.requireNonNull(stretch.held.before));
        var is = reference(Objects.requireNonNull(stretch.held.after));
        changes.add(new Change(
                "/parameters/" + name,
                "The %s%s stays %s%s; where it is written changes from \"%s\" to \"%s\""
                        .formatted(name, whose(groups), text(stretch.held.after), days(stretch), was, is),
                was,
                is));
    }

    /** A year that becomes its first day decides more, though it begins on the same day. */
    private void firstAndLastDays() {
        var told = new LinkedHashSet<Change>();
        for (var was : before) {
            for (var is : after) {
                if (Objects.equals(was.group(), is.group()) && was.value().equals(is.value())) {
                    other("from", was.from(), is.from(), is, told);
                    other("until", was.to(), is.to(), is, told);
                }
            }
        }
        changes.addAll(told);
    }

    private void other(
            String bound, @Nullable String was, @Nullable String is, ParameterValue value, Set<Change> told) {
        if (was != null && is != null && !was.equals(is) && day(was) == day(is)) {
            var group = value.group();
            told.add(new Change(
                    "/parameters/" + name,
                    "The %s%s is %s %s %s, no longer %s %s"
                            .formatted(
                                    name,
                                    whose(group == null ? Set.of() : Set.of(group)),
                                    value.value(),
                                    bound,
                                    is,
                                    bound,
                                    was),
                    was,
                    is));
        }
    }

    private static String whose(Set<String> groups) {
        if (groups.isEmpty()) {
            return "";
        }
        return groups.size() == 1
                ? " for " + groups.iterator().next()
                : " for who is in both " + String.join(" and ", groups);
    }

    private static String days(Stretch stretch) {
        return (stretch.from == null ? "" : " from " + stretch.from)
                + (stretch.to == null ? "" : " until " + stretch.to);
    }

    private static String reference(ParameterValue value) {
        return "%s (%s)".formatted(value.reference(), value.checked());
    }

    private static String inBrackets(ParameterValue value) {
        return value.reference() == null ? "" : " (reference: %s)".formatted(value.reference());
    }

    private static String text(@Nullable ParameterValue value) {
        return value == null ? "" : value.value();
    }

    private static @Nullable String nullable(@Nullable ParameterValue value) {
        return value == null ? null : value.value();
    }
}
