package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiFunction;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/**
 * A rule that judges a batch of lines at once. It gives the letters that {@link Judge} gives line by line; where dates leave
 * open which revision or parameter counts, every candidate is asked about the rows it may be for.
 */
final class ColumnRule {

    private final CompiledRule rule;
    // Arrays, as lists would make an iterator for each rule and batch.
    private final ColumnRevision[] revisions;
    private final ColumnStretch[] stretches;
    private final boolean settles;
    private final boolean asksAsOf;

    /** Its exceptions, each asked only whether it applies. */
    private final ColumnRule[] exceptions;

    /** Its revisions by what they except; of a rule whose revisions have all the same exceptions none. */
    private final Share[] shares;

    private ColumnRule(
            CompiledRule rule,
            List<ColumnRevision> revisions,
            List<ColumnStretch> stretches,
            boolean settles,
            List<ColumnRule> exceptions) {
        this.rule = rule;
        this.exceptions = exceptions.toArray(ColumnRule[]::new);
        this.shares = rule.exceptsAlike() ? new Share[0] : shares(rule, revisions, exceptions);
        this.revisions = revisions.toArray(ColumnRevision[]::new);
        this.stretches = stretches.toArray(ColumnStretch[]::new);
        this.settles = settles;
        asksAsOf = revisions.stream().anyMatch(each -> each.revision().asksAsOf());
    }

    /** Null if the rule has to be asked line by line. */
    static @Nullable ColumnRule of(CompiledRule rule, Columnar columnar) {
        var exceptions = new ArrayList<ColumnRule>();
        for (var exception : rule.exceptions()) {
            var ready = exception.exceptions().isEmpty()
                    ? of(exception, columnar, ColumnRevision::applying, List.of())
                    : null;
            if (ready == null) {
                return null;
            }
            exceptions.add(ready);
        }
        return of(rule, columnar, ColumnRevision::of, exceptions);
    }

    private static @Nullable ColumnRule of(
            CompiledRule rule,
            Columnar columnar,
            BiFunction<CompiledRevision, Columnar, @Nullable ColumnRevision> inColumns,
            List<ColumnRule> exceptions) {
        var byOtherDates = rule.revisions().stream()
                .flatMap(revision -> revision.parameters().stream())
                .anyMatch(CompiledParameter::hasOtherDate);
        if (byOtherDates) {
            return null;
        }
        var revisions = new ArrayList<ColumnRevision>();
        for (var revision : rule.revisions()) {
            var ready = inColumns.apply(revision, columnar);
            if (ready == null) {
                return null;
            }
            revisions.add(ready);
        }
        if (rule.against() != CompiledRule.AS_OF) {
            columnar.slot(rule.against());
        }
        var stretches = new ArrayList<ColumnStretch>();
        for (var days : stretches(rule)) {
            var stretch = ColumnStretch.of(rule, revisions, days, columnar);
            if (stretch == null) {
                return null;
            }
            stretches.add(stretch);
        }
        return new ColumnRule(
                rule,
                revisions,
                stretches,
                revisions.stream().allMatch(ColumnRevision::appliesWheneverAsked),
                exceptions);
    }

    /** Revisions that have the same exceptions. */
    private record Share(Question judging, ColumnRule[] exceptions) {}

    private static Share[] shares(CompiledRule rule, List<ColumnRevision> revisions, List<ColumnRule> exceptions) {
        var byExceptions = new LinkedHashMap<List<CompiledRule>, List<ColumnRevision>>();
        for (var revision : revisions) {
            byExceptions
                    .computeIfAbsent(rule.exceptions(revision.revision()), _ -> new ArrayList<>())
                    .add(revision);
        }
        return byExceptions.entrySet().stream()
                .map(share -> new Share(
                        (stretch, work, rows, count, into) -> stretch.judge(share.getValue(), work, rows, count, into),
                        exceptions.stream()
                                .filter(exception -> share.getKey().contains(exception.rule))
                                .toArray(ColumnRule[]::new)))
                .toArray(Share[]::new);
    }

    private static List<Span> stretches(CompiledRule rule) {
        var stretches = new ArrayList<Span>();
        var start = Span.OPEN_START;
        for (var cut : rule.cuts()) {
            if (cut > start && cut <= Span.OPEN_END) {
                stretches.add(new Span(start, cut - 1));
                start = cut;
            }
        }
        stretches.add(new Span(start, Span.OPEN_END));
        return stretches;
    }

    /**
     * Writes a letter per row.
     *
     * @param rows the rows that are asked about
     * @param letters by row
     */
    void judge(Work work, int[] rows, int count, byte[] letters) {
        if (settles && appliesToNone(work)) {
            for (var i = 0; i < count; i++) {
                letters[rows[i]] = Letters.SETTLED;
            }
            return;
        }
        var mark = work.mark();
        var asked = rows;
        var left = count;
        for (var i = 0; i < count; i++) {
            letters[rows[i]] = Letters.NOT_YET;
        }
        if (settles) {
            asked = work.rows();
            left = settle(work, rows, count, letters, asked);
        }
        if (left > 0 && shares.length > 0) {
            judgeByShares(work, asked, left, letters);
        } else if (left > 0) {
            ask(ColumnStretch::judge, work, asked, left, letters);
            if (exceptions.length > 0) {
                except(exceptions, work, asked, left, letters);
            }
        }
        work.release(mark);
    }

    /** What is excepted from one revision is not from another: their letters come together once each has its own. */
    private void judgeByShares(Work work, int[] rows, int count, byte[] letters) {
        for (var share : shares) {
            var mark = work.mark();
            var own = work.bytes();
            for (var i = 0; i < count; i++) {
                own[rows[i]] = Letters.NOT_YET;
            }
            ask(share.judging, work, rows, count, own);
            var judged = work.rows();
            var found = 0;
            for (var i = 0; i < count; i++) {
                judged[found] = rows[i];
                found += own[rows[i]] == Letters.NOT_YET ? 0 : 1;
            }
            if (found > 0 && share.exceptions.length > 0) {
                except(share.exceptions, work, judged, found, own);
            }
            for (var i = 0; i < found; i++) {
                var row = judged[i];
                letters[row] = Letters.together(letters[row], own[row]);
            }
            work.release(mark);
        }
        ask(ColumnStretch::none, work, rows, count, letters);
    }

    /**
     * Marks the rows about which the rule may say something else on a later day although no fact changes. Asked in columns
     * what {@link NextChange} asks of a line: where nothing is marked there is no day to look for.
     *
     * @param marks by row; those that are set stay set
     */
    void mayChange(Work work, int[] rows, int count, byte[] marks) {
        var mark = work.mark();
        byLaterLaw(work, rows, count, marks);
        if (asksAsOf) {
            ask(ColumnStretch::mayChange, work, rows, count, marks);
        }
        for (var exception : exceptions) {
            exception.mayChange(work, rows, count, marks);
        }
        work.release(mark);
    }

    /** What is read by the law of the day is read otherwise once another comes in. */
    private void byLaterLaw(Work work, int[] rows, int count, byte[] marks) {
        var cuts = rule.cuts();
        if (cuts.length == 0) {
            return;
        }
        var last = cuts[cuts.length - 1];
        var asOf = work.columns.asOf();
        var column = rule.against() == CompiledRule.AS_OF ? null : ColumnConditions.column(work, rule.against());
        for (var i = 0; i < count; i++) {
            var row = rows[i];
            if (last > asOf[row] && (column == null || column.state[row] == Column.ABSENT)) {
                marks[row] = 1;
            }
        }
    }

    /** Asks a stretch about rows. */
    private interface Question {
        void ask(ColumnStretch stretch, Work work, int[] rows, int count, byte[] into);
    }

    private void ask(Question question, Work work, int[] rows, int count, byte[] into) {
        if (stretches.length == 1) {
            question.ask(stretches[0], work, rows, count, into);
        } else {
            byDate(question, work, rows, count, into);
        }
    }

    /** A batch of one partner, or of one kind, is no matter for the rules about others. */
    private boolean appliesToNone(Work work) {
        for (var revision : revisions) {
            if (!revision.appliesToNone(work)) {
                return false;
            }
        }
        return true;
    }

    /** Exceptions are asked about what the rule applies to; what is wrong stays wrong. */
    private static void except(ColumnRule[] exceptions, Work work, int[] rows, int count, byte[] letters) {
        var asked = work.rows();
        var found = 0;
        for (var i = 0; i < count; i++) {
            asked[found] = rows[i];
            found += letters[rows[i]] == 'A' || letters[rows[i]] == 'E' ? 0 : 1;
        }
        var applying = work.bytes();
        var one = work.bytes();
        for (var i = 0; i < found; i++) {
            applying[asked[i]] = 'A';
        }
        for (var exception : exceptions) {
            exception.judge(work, asked, found, one);
            for (var i = 0; i < found; i++) {
                var row = asked[i];
                applying[row] = Letters.EITHER[
                        Letters.applies(applying[row]).code() * 4
                                + Letters.applies(one[row]).code()];
            }
        }
        for (var i = 0; i < found; i++) {
            var row = asked[i];
            letters[row] = switch (Letters.applies(applying[row])) {
                case TRUE -> 'A';
                case FALSE -> letters[row];
                case ERROR -> 'E';
                case UNKNOWN -> (byte) (letters[row] == 'M' || letters[row] == 'm' ? 'm' : 'U');
            };
        }
    }

    /** Finds the rows to which no revision applies, whichever is in force; gives the others. */
    private int settle(Work work, int[] rows, int count, byte[] letters, int[] others) {
        var found = 0;
        var mark = work.mark();
        var undecided = work.rows();
        var applies = work.bytes();
        System.arraycopy(rows, 0, undecided, 0, count);
        var left = count;
        for (var revision : revisions) {
            work.parameters = revision.fixedParameters();
            revision.applies(work, undecided, left, applies);
            var still = 0;
            for (var i = 0; i < left; i++) {
                var row = undecided[i];
                if (applies[row] == Kleene.FALSE) {
                    undecided[still++] = row;
                } else {
                    others[found++] = row;
                }
            }
            left = still;
        }
        for (var i = 0; i < left; i++) {
            letters[undecided[i]] = Letters.SETTLED;
        }
        work.release(mark);
        return found;
    }

    /** Gives every stretch the rows whose date may lie in it. */
    private void byDate(Question question, Work work, int[] rows, int count, byte[] into) {
        var slot = rule.against();
        var from = work.numbers();
        var to = work.numbers();
        dates(work, rows, count, from, to);
        var within = work.rows();
        var low = work.numbers();
        var high = work.numbers();
        for (var stretch : stretches) {
            var days = stretch.days();
            var found = 0;
            for (var i = 0; i < count; i++) {
                var row = rows[i];
                within[found] = row;
                found += from[row] <= days.high() && to[row] >= days.low() ? 1 : 0;
            }
            if (found == 0) {
                continue;
            }
            if (slot != CompiledRule.AS_OF) {
                for (var i = 0; i < found; i++) {
                    var row = within[i];
                    low[row] = Math.max(from[row], days.low());
                    high[row] = Math.min(to[row], days.high());
                }
                work.narrow(slot, low, high);
            }
            question.ask(stretch, work, within, found, into);
            work.widen();
        }
    }

    /** The day or days a row is read against: what has not happened is read by the law of the day. */
    private void dates(Work work, int[] rows, int count, long[] from, long[] to) {
        var asOf = work.columns.asOf();
        var column = rule.against() == CompiledRule.AS_OF ? null : ColumnConditions.column(work, rule.against());
        for (var i = 0; i < count; i++) {
            var row = rows[i];
            if (column == null || column.state[row] == Column.ABSENT) {
                from[row] = asOf[row];
                to[row] = asOf[row];
            } else if (column.state[row] == Column.KNOWN) {
                from[row] = column.low[row];
                to[row] = column.high[row];
            } else {
                from[row] = Span.OPEN_START;
                to[row] = Span.OPEN_END;
            }
        }
    }
}
