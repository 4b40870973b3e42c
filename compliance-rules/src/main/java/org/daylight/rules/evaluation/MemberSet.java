package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** A dated set ready to be asked. */
public final class MemberSet {

    private final DatedSet source;
    private final String name;
    private final Map<String, List<Period>> members = new HashMap<>();
    private final @Nullable Period complete;

    private MemberSet(DatedSet source, @Nullable Period complete) {
        this.source = source;
        this.name = source.name();
        this.complete = complete;
    }

    /**
     * Makes a set ready to be asked.
     *
     * @throws IllegalArgumentException if a date cannot be read
     */
    public static MemberSet of(DatedSet source) {
        var complete = source.completeFrom() == null ? null : Period.of(source.completeFrom(), source.completeTo());
        var set = new MemberSet(source, complete);
        for (var member : source.members()) {
            set.members
                    .computeIfAbsent(member.code(), code -> new ArrayList<>())
                    .add(Period.of(member.from(), member.to()));
        }
        return set;
    }

    public String name() {
        return name;
    }

    /**
     * The set read as a list of days off.
     *
     * @throws IllegalArgumentException if a member has no end
     */
    public WorkingCalendar calendar() {
        var periods = members.values().stream().flatMap(List::stream).toList();
        var known = complete == null
                ? new Span(Span.OPEN_END, Span.OPEN_START)
                : new Span(complete.from().high(), complete.to().low() - 1);
        return new WorkingCalendar(name, periods, known);
    }

    /** As its author wrote it. */
    DatedSet source() {
        return source;
    }

    /** Whether the code is a member on every day, on none, or it cannot be told. */
    public Truth contains(String code, Span on) {
        var possible = false;
        for (var period : members.getOrDefault(code, List.of())) {
            possible |= period.mayContain(on);
        }
        if (possible) {
            return Period.allContain(members.getOrDefault(code, List.of()), on) ? Truth.TRUE : Truth.UNKNOWN;
        }
        return complete != null && complete.contains(on) ? Truth.FALSE : Truth.UNKNOWN;
    }

    void blame(String code, Span on, Blame blame) {
        if (contains(code, on) == Truth.UNKNOWN) {
            blame.reason(new Doubt(this, code, on));
            if (on.exact()) {
                blame.cause("set " + name);
            }
        }
    }

    /** The same doubt about many elements of a list is one, before it is put into words. */
    private record Doubt(MemberSet set, String code, Span on) implements Supplier<String> {
        @Override
        public String get() {
            return set.doubt(code, on);
        }
    }

    private String doubt(String code, Span on) {
        var stated = members.getOrDefault(code, List.of()).stream()
                .filter(period -> period.mayContain(on))
                .map(Period::toString)
                .toList();
        return stated.isEmpty()
                ? code + " is not listed in " + name + " on " + on.dateText()
                        + ", and the set is not known to be complete then"
                : code + " is in " + name + " " + String.join(" and ", stated) + ", which does not decide "
                        + on.dateText();
    }

    Set<String> codes() {
        return members.keySet();
    }

    void changes(String code, Changes changes) {
        members.getOrDefault(code, List.of()).forEach(period -> period.changes(changes));
        if (complete != null) {
            complete.changes(changes);
        }
    }

    /** Every day on which any membership changes, or on which absence begins or ceases to say something. */
    void allChanges(Changes changes) {
        members.values().forEach(periods -> periods.forEach(period -> period.changes(changes)));
        if (complete != null) {
            complete.changes(changes);
        }
    }
}
