package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** A half-open interval between possibly imprecise dates. */
public record Period(Span from, Span to) {

    private static final Span EVER = Span.of(Span.OPEN_START);
    private static final Span NEVER = Span.of(Span.OPEN_END + 1);

    static final Period ALWAYS = new Period(EVER, NEVER);

    /** Of several that may begin on the same day the one that surely does comes first. */
    static final Comparator<Period> BY_START = Comparator.<Period>comparingLong(period -> period.from.low())
            .thenComparingLong(period -> period.from.high())
            .thenComparingLong(period -> period.to.low());

    /**
     * Reads a period.
     *
     * @throws IllegalArgumentException if a date cannot be read or the period ends before it starts
     */
    public static Period of(@Nullable String from, @Nullable String to) {
        var start = from == null ? EVER : day(from);
        var end = to == null ? NEVER : day(to);
        if (end.high() < start.low()) {
            throw new IllegalArgumentException("from %s to %s ends before it starts".formatted(from, to));
        }
        return new Period(start, end);
    }

    /**
     * The last day that can be written is a day of facts like any other: a bound that may never come lies beyond it, or that one
     * day would be read by another law than the days before it.
     */
    private static Span day(String text) {
        var date = Span.date(text);
        if (date.high() < Span.OPEN_END) {
            return date;
        }
        return date.exact() ? NEVER : new Span(date.low(), NEVER.high());
    }

    /** Whether it contains no day, whichever its days are. */
    boolean isEmpty() {
        return to.high() <= from.low();
    }

    /** Whether it contains no day for some of the days between which its own lie. */
    boolean mayBeEmpty() {
        return to.low() <= from.high();
    }

    /** Each of them until the next one begins; sorted as they begin. */
    static List<Period> inSuccession(List<Period> sorted) {
        var succession = new ArrayList<Period>();
        for (var index = 0; index < sorted.size(); index++) {
            var period = sorted.get(index);
            var later = sorted.subList(index + 1, sorted.size()).stream()
                    .filter(next -> !next.isEmpty())
                    .toList();
            succession.add(later.isEmpty() ? period : period.until(begins(later)));
        }
        return succession;
    }

    /** When the first begins of those that contain any day. */
    private static Span begins(List<Period> later) {
        var first = later.getFirst();
        if (!first.mayBeEmpty()) {
            return first.from;
        }
        var surely = later.stream()
                .filter(next -> !next.mayBeEmpty())
                .findFirst()
                .map(next -> next.from.high())
                .orElse(NEVER.high());
        return new Span(first.from.low(), surely);
    }

    private Period until(Span end) {
        return new Period(from, new Span(Math.min(to.low(), end.low()), Math.min(to.high(), end.high())));
    }

    /** Surely contains every day of the span. */
    boolean contains(Span on) {
        return from.high() <= on.low() && on.high() < to.low();
    }

    /** May contain some day of the span. */
    boolean mayContain(Span on) {
        return from.low() <= on.high() && on.low() < to.high();
    }

    Truth truth(Span on) {
        return Truth.decided(contains(on), !mayContain(on));
    }

    void changes(Changes changes) {
        changes.add(from.low());
        changes.add(from.high());
        changes.add(to.low());
        changes.add(to.high());
    }

    /** Whether the periods together surely contain every day; two that meet on the same imprecise date do not gap. */
    static boolean allContain(List<Period> periods, Span on) {
        var sorted = periods.stream()
                .sorted(Comparator.comparingLong((Period period) -> period.from.high()))
                .toList();
        var covered = on.low();
        var reached = new HashSet<Span>();
        for (var period : sorted) {
            if (period.from.high() <= covered || reached.contains(period.from)) {
                covered = Math.max(covered, period.to.low());
                reached.add(period.to);
            }
        }
        return covered > on.high();
    }

    @Override
    public String toString() {
        if (from.equals(NEVER)) {
            return "never";
        }
        var start = from.equals(EVER) ? "" : "from " + from.dateText();
        var end = to.equals(NEVER) ? "" : " to " + to.dateText();
        return (start + end).isEmpty() ? "always" : (start + end).strip();
    }
}
