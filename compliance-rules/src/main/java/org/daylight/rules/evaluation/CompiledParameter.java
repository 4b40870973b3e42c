package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
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

    public String name() {
        return name;
    }

    /** The value if it is the same on every day and for everybody. */
    @Nullable
    ParameterChoice fixed() {
        var first = values.getFirst();
        return first.group == null && first.period.equals(Period.ALWAYS) ? first.choice : null;
    }

    /** Every value it may have on these days; more than one if facts or dates leave it open, with the reason. */
    List<ParameterChoice> on(Span days, Frame frame, Blame ambiguity) {
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
            ambiguity.reason("a value of params.%s holds %s, which does not decide %s"
                    .formatted(name, dated.period, days.dateText()));
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
