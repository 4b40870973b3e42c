package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** A parameter ready to be looked up by date and group. */
public final class CompiledParameter {

    private record Dated(Period period, @Nullable MemberSet group, ParameterChoice choice) {}

    private final String name;
    private final int groupSlot;
    private final String groupLeaf;
    private final List<Dated> values = new ArrayList<>();
    private final ParameterChoice nothing;
    private int dateSlot = -1;
    private String dateLeaf = "";

    /**
     * A parameter without values yet.
     *
     * @param groupSlot slot of the string leaf that groups are asked for, -1 if no value has a group
     */
    public CompiledParameter(String name, int groupSlot, String groupLeaf) {
        this.name = name;
        this.groupSlot = groupSlot;
        this.groupLeaf = groupLeaf;
        this.nothing = new ParameterChoice(name, null, null);
    }

    /**
     * Adds a value; the first that fits counts.
     *
     * @throws IllegalArgumentException if a date cannot be read
     */
    public void add(ParameterValue written, Object value, @Nullable MemberSet group) {
        values.add(
                new Dated(Period.of(written.from(), written.to()), group, new ParameterChoice(name, value, written)));
    }

    /** Its values are dated by another leaf than the rule. */
    public void datedBy(int slot, String leaf) {
        dateSlot = slot;
        dateLeaf = leaf;
    }

    boolean hasOtherDate() {
        return dateSlot >= 0;
    }

    public String name() {
        return name;
    }

    /** The value if it is the same on every day and for everybody. */
    @Nullable
    ParameterChoice fixed() {
        var first = values.getFirst();
        return first.group == null && first.period.equals(Period.ALWAYS) ? first.choice : null;
    }

    /** The groups for whose members it may have a value of its own, each once. */
    List<MemberSet> groups() {
        return values.stream()
                .flatMap(dated -> Stream.ofNullable(dated.group))
                .distinct()
                .toList();
    }

    /** The days one of which its values are looked up on. */
    @Nullable
    Span readOn(Span ruleDays, Frame frame) {
        return dateSlot < 0 ? ruleDays : frame.value(dateSlot) instanceof Span days ? days : null;
    }

    /** Every value it may have on these days; more than one if facts or dates leave it open, with the reason. */
    List<ParameterChoice> on(Span ruleDays, Frame frame, Blame ambiguity) {
        if (dateSlot < 0) {
            return within(ruleDays, frame, ambiguity);
        }
        var days = otherDays(frame, ambiguity);
        if (days == null) {
            return List.of(nothing);
        }
        var cuts = new Changes();
        cuts.reset(days.low());
        changes(cuts);
        var choices = new LinkedHashSet<ParameterChoice>();
        var start = days.low();
        for (var cut : cuts.sorted()) {
            if (cut > start && cut <= days.high()) {
                choices.addAll(within(new Span(start, cut - 1), frame, ambiguity));
                start = cut;
            }
        }
        choices.addAll(within(new Span(start, days.high()), frame, ambiguity));
        return List.copyOf(choices);
    }

    private List<ParameterChoice> within(Span days, Frame frame, Blame ambiguity) {
        var choices = new ArrayList<ParameterChoice>(1);
        for (var dated : values) {
            var dates = dated.period.truth(days);
            var fits = dates == Truth.FALSE ? dates : dates.and(inGroup(dated, days, frame));
            if (fits == Truth.UNKNOWN) {
                blame(dated, dates, days, frame, ambiguity);
            }
            if (fits != Truth.FALSE) {
                choices.add(dated.choice);
            }
            if (fits == Truth.TRUE) {
                return choices;
            }
        }
        choices.add(nothing);
        return choices;
    }

    /** The days on which the other date may lie; null if it is known that it has not happened: then no value holds. */
    private @Nullable Span otherDays(Frame frame, Blame ambiguity) {
        var date = frame.value(dateSlot);
        if (date == Absent.ABSENT) {
            return null;
        }
        if (date instanceof Span days && days.exact()) {
            return days;
        }
        ambiguity.missing(dateLeaf);
        return date instanceof Span days ? days : new Span(Span.OPEN_START, Span.OPEN_END);
    }

    /** A value that may hold in a stretch of days, for everybody or for a group. */
    record Option(Truth dates, @Nullable MemberSet group, ParameterChoice choice) {}

    List<Option> options(Span days) {
        return values.stream()
                .map(dated -> new Option(dated.period.truth(days), dated.group, dated.choice))
                .filter(option -> option.dates != Truth.FALSE)
                .toList();
    }

    int groupSlot() {
        return groupSlot;
    }

    ParameterChoice nothing() {
        return nothing;
    }

    void changes(Changes changes) {
        for (var dated : values) {
            dated.period.changes(changes);
            if (dated.group != null) {
                dated.group.allChanges(changes);
            }
        }
    }

    private Truth inGroup(Dated dated, Span days, Frame frame) {
        if (dated.group == null) {
            return Truth.TRUE;
        }
        var code = frame.value(groupSlot);
        if (code == Absent.ABSENT) {
            return Truth.FALSE;
        }
        return code instanceof String known ? dated.group.contains(known, days) : Truth.UNKNOWN;
    }

    private void blame(Dated dated, Truth dates, Span days, Frame frame, Blame ambiguity) {
        if (dates == Truth.UNKNOWN) {
            ambiguity.reason(() -> "a value of params.%s holds %s, which does not decide %s"
                    .formatted(name, dated.period, days.dateText()));
            if (days.exact()) {
                ambiguity.cause("params." + name);
            }
        }
        if (dated.group == null) {
            return;
        }
        if (frame.value(groupSlot) instanceof String code) {
            dated.group.blame(code, days, ambiguity);
        } else {
            ambiguity.missing(groupLeaf);
        }
    }
}
