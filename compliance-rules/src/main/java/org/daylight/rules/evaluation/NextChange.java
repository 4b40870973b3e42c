package org.daylight.rules.evaluation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the next day on which a rule answers otherwise although no fact changes. Where going through lists on every day that may
 * bring another answer would cost more than a line may, it is the first of these days that was not tried: whoever asks again
 * then has missed nothing.
 */
final class NextChange {

    private final CompiledRule rule;
    private final Frame frame;
    private final Changes changes = new Changes();

    private NextChange(CompiledRule rule, Frame frame) {
        this.rule = rule;
        this.frame = frame;
    }

    static @Nullable LocalDate of(CompiledRule rule, Frame frame, Judgement now) {
        return of(rule, frame, now, null);
    }

    /** @param before only a day before this is looked for; null = any day */
    static @Nullable LocalDate of(CompiledRule rule, Frame frame, Judgement now, @Nullable LocalDate before) {
        return timeless(rule, frame)
                ? null
                : new NextChange(rule, frame).after(now, before == null ? Long.MAX_VALUE : before.toEpochDay());
    }

    private static boolean timeless(CompiledRule rule, Frame frame) {
        if (rule.asksAsOf() || Selection.byAsOf(rule, frame)) {
            return false;
        }
        for (var exception : rule.exceptions()) {
            if (!timeless(exception, frame)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable LocalDate after(Judgement now, long before) {
        var asOf = frame.asOf();
        changes.reset(asOf);
        collect(rule, asOf);
        var last = asOf;
        var steps = steps(rule);
        var spent = 0L;
        for (var day : changes.sorted()) {
            if (day == last) {
                continue;
            }
            if (day >= before) {
                break;
            }
            last = day;
            spent += steps;
            if (spent > Effort.MOST_TRIED) {
                frame.asOf(asOf);
                return LocalDate.ofEpochDay(day);
            }
            frame.asOf(day);
            if (Judge.differs(rule, frame, now)) {
                frame.asOf(asOf);
                return LocalDate.ofEpochDay(day);
            }
        }
        frame.asOf(asOf);
        return null;
    }

    /** Of one day, with the exceptions that are asked then as well. */
    private long steps(CompiledRule asked) {
        var steps = 0L;
        for (var revision : asked.revisions()) {
            steps += revision.effort().steps(frame);
        }
        for (var exception : asked.exceptions()) {
            steps += steps(exception);
        }
        return steps;
    }

    private void collect(CompiledRule asked, long asOf) {
        collectOn(asked, asOf);
        if (Selection.byAsOf(asked, frame)) {
            for (var cut : asked.cuts()) {
                if (cut > asOf) {
                    changes.add(cut);
                    collectOn(asked, cut);
                }
            }
        }
        for (var exception : asked.exceptions()) {
            collect(exception, asOf);
        }
    }

    /** What may change in the conditions of the revisions that are candidates on a day. */
    private void collectOn(CompiledRule asked, long day) {
        var then = frame.sibling();
        then.asOf(day);
        new Selection(asked, then, Blame.UNREAD, revision -> {
                    if (revision != null && revision.asksAsOf()) {
                        if (revision.appliesWhen() != null) {
                            revision.appliesWhen().changes(then, changes);
                        }
                        revision.requires().changes(then, changes);
                    }
                })
                .run();
    }
}
