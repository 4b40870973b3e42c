package org.daylight.rules.evaluation;

import org.daylight.rules.facts.Column;
import org.jspecify.annotations.Nullable;

/** A revision whose conditions are asked about columns. */
final class ColumnRevision {

    /** Required of what is asked only whether it applies. */
    private static final ColumnCondition NOTHING = (work, rows, count, truths) -> {
        for (var i = 0; i < count; i++) {
            truths[rows[i]] = Kleene.TRUE;
        }
    };

    private final CompiledRevision revision;
    private final @Nullable ColumnCondition applies;
    private final ColumnCondition requires;
    private final boolean appliesDepends;

    /** Of those that have the same value on every day and for everybody; the others are unknown here. */
    private final Values[] parameters;

    private ColumnRevision(
            CompiledRevision revision,
            @Nullable ColumnCondition applies,
            ColumnCondition requires,
            boolean appliesDepends,
            Values[] parameters) {
        this.revision = revision;
        this.applies = applies;
        this.requires = requires;
        this.appliesDepends = appliesDepends;
        this.parameters = parameters;
    }

    static @Nullable ColumnRevision of(CompiledRevision revision, Columnar columnar) {
        return of(revision, columnar, revision.requires());
    }

    /** Of a rule that makes an exception: it is asked only whether it applies. */
    static @Nullable ColumnRevision applying(CompiledRevision revision, Columnar columnar) {
        return of(revision, columnar, null);
    }

    private static @Nullable ColumnRevision of(
            CompiledRevision revision, Columnar columnar, @Nullable Condition required) {
        if (!revision.effort().allows(Column.MOST_ELEMENTS)) {
            return null;
        }
        // Also of a list that only is gone through elsewhere: one that is too long to stand in columns is asked about
        // line by line.
        revision.effort().slots().forEach(columnar::slot);
        columnar.parameters(revision.parameters());
        var condition = revision.appliesWhen();
        var applies = condition == null ? null : condition.inColumns(columnar);
        var depends = columnar.depends();
        var requires = required == null ? NOTHING : required.inColumns(columnar);
        if ((condition != null && applies == null) || requires == null) {
            return null;
        }
        var parameters = new Values[revision.parameters().size()];
        for (var index = 0; index < parameters.length; index++) {
            var fixed = revision.parameters().get(index).fixed();
            var value = Values.constant(fixed == null ? null : fixed.value(), columnar);
            if (value == null) {
                return null;
            }
            parameters[index] = value;
        }
        return new ColumnRevision(revision, applies, requires, depends, parameters);
    }

    CompiledRevision revision() {
        return revision;
    }

    Values[] fixedParameters() {
        return parameters;
    }

    /** Whether to what it applies does not depend on the day. */
    boolean appliesWheneverAsked() {
        return applies != null && !appliesDepends;
    }

    /** Whether one look at the columns tells that it applies to no row of the batch. */
    boolean appliesToNone(Work work) {
        return applies != null && applies.everywhere(work) == Kleene.FALSE;
    }

    void applies(Work work, int[] rows, int count, byte[] truths) {
        if (applies == null) {
            for (var i = 0; i < count; i++) {
                truths[rows[i]] = Kleene.TRUE;
            }
        } else {
            applies.test(work, rows, count, truths);
        }
    }

    /** Marks the rows about which its conditions may say something else on a later day; the work holds the parameters. */
    void mayChange(Work work, int[] rows, int count, byte[] marks) {
        if (revision.asksAsOf()) {
            if (applies != null) {
                applies.mayChange(work, rows, count, marks);
            }
            requires.mayChange(work, rows, count, marks);
        }
    }

    /** Puts its letters beside those of the candidates before it; the work holds the parameters. */
    void judge(Work work, int[] rows, int count, byte[] letters) {
        var mark = work.mark();
        var truths = work.bytes();
        applies(work, rows, count, truths);
        var applying = work.rows();
        var left = 0;
        for (var i = 0; i < count; i++) {
            applying[left] = rows[i];
            left += truths[rows[i]] == Kleene.FALSE ? 0 : 1;
        }
        var required = work.bytes();
        for (var i = 0; i < count; i++) {
            required[rows[i]] = Kleene.UNKNOWN;
        }
        if (left > 0) {
            requires.test(work, applying, left, required);
        }
        for (var i = 0; i < count; i++) {
            var row = rows[i];
            letters[row] = Letters.together(letters[row], Letters.letter(truths[row], required[row]));
        }
        work.release(mark);
    }
}
