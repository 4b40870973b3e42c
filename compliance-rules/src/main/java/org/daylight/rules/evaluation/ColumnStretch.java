package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.daylight.rules.facts.Span;
import org.daylight.rules.facts.Words;
import org.jspecify.annotations.Nullable;

/** A stretch of days on which the same revisions may be in force with the same values of their parameters. */
final class ColumnStretch {

    /** As many as are tried line by line. */
    private static final int MOST_COMBINATIONS = 64;

    /** A revision with one value of each parameter. */
    private static final class Candidate {
        private final ColumnRevision revision;
        private final Values[] parameters;
        private final List<Wanted> wanted;

        Candidate(ColumnRevision revision, Values[] parameters, List<Wanted> wanted) {
            this.revision = revision;
            this.parameters = parameters;
            this.wanted = wanted;
        }
    }

    /** One of a parameter's choices that holds only for some groups. */
    private record Wanted(Groups groups, int choice) {}

    private final Span days;
    private final List<Candidate> candidates;
    private final boolean mayHaveNone;

    private ColumnStretch(Span days, List<Candidate> candidates, boolean mayHaveNone) {
        this.days = days;
        this.candidates = candidates;
        this.mayHaveNone = mayHaveNone;
    }

    /** Null if there is too much to choose from. */
    static @Nullable ColumnStretch of(CompiledRule rule, List<ColumnRevision> revisions, Span days, Columnar columnar) {
        var candidates = new ArrayList<Candidate>();
        var sure = false;
        for (var revision : revisions) {
            var inForce = revision.revision().inForce().truth(days);
            sure |= inForce == Truth.TRUE;
            if (inForce != Truth.FALSE && !addCandidates(revision, days, columnar, candidates)) {
                return null;
            }
        }
        return new ColumnStretch(days, candidates, !sure && !Period.allContain(rule.periods(), days));
    }

    private static boolean addCandidates(
            ColumnRevision revision, Span days, Columnar columnar, List<Candidate> candidates) {
        var parameters = revision.revision().parameters();
        var all = List.of(new Candidate(revision, revision.fixedParameters(), List.of()));
        for (var index = 0; index < parameters.size(); index++) {
            var parameter = parameters.get(index);
            if (parameter.fixed() != null) {
                continue;
            }
            var groups = Groups.of(parameter, days, columnar);
            if (groups == null || all.size() * groups.choices().size() > MOST_COMBINATIONS) {
                return false;
            }
            var next = new ArrayList<Candidate>();
            for (var candidate : all) {
                for (var choice = 0; choice < groups.choices().size(); choice++) {
                    var values = candidate.parameters.clone();
                    values[index] = groups.choices().get(choice);
                    var wanted = new ArrayList<>(candidate.wanted);
                    if (groups.grouped()) {
                        wanted.add(new Wanted(groups, choice));
                    }
                    next.add(new Candidate(revision, values, wanted));
                }
            }
            all = next;
        }
        candidates.addAll(all);
        return true;
    }

    Span days() {
        return days;
    }

    /** Asks a revision about rows. */
    private interface Question {
        void ask(ColumnRevision revision, Work work, int[] rows, int count, byte[] into);
    }

    void judge(Work work, int[] rows, int count, byte[] letters) {
        ask(ColumnRevision::judge, work, rows, count, letters);
        none(work, rows, count, letters);
    }

    /** By some of the revisions alone. */
    void judge(List<ColumnRevision> revisions, Work work, int[] rows, int count, byte[] letters) {
        for (var index = 0; index < candidates.size(); index++) {
            if (revisions.contains(candidates.get(index).revision)) {
                ask(candidates.get(index), ColumnRevision::judge, work, rows, count, letters);
            }
        }
    }

    /** Where none of the revisions may be in force nothing applies. */
    void none(Work work, int[] rows, int count, byte[] letters) {
        if (mayHaveNone) {
            for (var i = 0; i < count; i++) {
                letters[rows[i]] = Letters.together(letters[rows[i]], (byte) 'A');
            }
        }
    }

    /** Marks the rows about which a candidate may say something else on a later day. */
    void mayChange(Work work, int[] rows, int count, byte[] marks) {
        ask(ColumnRevision::mayChange, work, rows, count, marks);
    }

    private void ask(Question question, Work work, int[] rows, int count, byte[] into) {
        for (var index = 0; index < candidates.size(); index++) {
            ask(candidates.get(index), question, work, rows, count, into);
        }
    }

    private static void ask(Candidate candidate, Question question, Work work, int[] rows, int count, byte[] into) {
        work.parameters = candidate.parameters;
        if (candidate.wanted.isEmpty()) {
            question.ask(candidate.revision, work, rows, count, into);
            return;
        }
        var mark = work.mark();
        var chosen = work.rows();
        System.arraycopy(rows, 0, chosen, 0, count);
        var left = count;
        for (var i = 0; i < candidate.wanted.size(); i++) {
            var wanted = candidate.wanted.get(i);
            left = wanted.groups.keep(work, wanted.choice, chosen, left);
        }
        if (left > 0) {
            question.ask(candidate.revision, work, chosen, left, into);
        }
        work.release(mark);
    }

    /** The values a parameter may have on these days, and which of them for which code. */
    private static final class Groups {
        private final int slot;
        private final boolean grouped;
        private final List<Values> choices;

        /** By code: the choices that may hold, as bits. */
        private long[] mayHold = {};

        private Groups(int slot, boolean grouped, List<Values> choices) {
            this.slot = slot;
            this.grouped = grouped;
            this.choices = choices;
        }

        static @Nullable Groups of(CompiledParameter parameter, Span days, Columnar columnar) {
            var options = parameter.options(days);
            var grouped = options.stream().anyMatch(option -> option.group() != null);
            var choices = new ArrayList<Values>();
            for (var option : options) {
                var value = Values.constant(option.choice().value(), columnar);
                if (value == null) {
                    return null;
                }
                choices.add(value);
                if (!grouped && option.dates() == Truth.TRUE) {
                    return new Groups(0, false, choices);
                }
            }
            var nothing = Values.constant(null, columnar);
            if (nothing == null) {
                return null;
            }
            choices.add(nothing);
            var made = new Groups(parameter.groupSlot(), grouped, choices);
            if (grouped) {
                columnar.slot(parameter.groupSlot());
                for (var option : options) {
                    if (option.group() != null) {
                        option.group().codes().forEach(columnar::word);
                    }
                }
                columnar.whenKnown(words -> made.fill(options, days, words));
            }
            return made;
        }

        private void fill(List<CompiledParameter.Option> options, Span days, Words words) {
            mayHold = new long[words.size()];
            var codes = new String[words.size()];
            for (var option : options) {
                if (option.group() != null) {
                    option.group().codes().forEach(code -> codes[words.code(code)] = code);
                }
            }
            for (var code = 0; code < codes.length; code++) {
                mayHold[code] = mayHold(options, days, code, codes[code] == null ? ColumnSet.NOBODY : codes[code]);
            }
        }

        private static long mayHold(List<CompiledParameter.Option> options, Span days, int code, String text) {
            var bits = 0L;
            for (var index = 0; index < options.size(); index++) {
                var option = options.get(index);
                var fits = option.dates().and(inGroup(option.group(), days, code, text));
                if (fits != Truth.FALSE) {
                    bits |= 1L << index;
                }
                if (fits == Truth.TRUE) {
                    return bits;
                }
            }
            return bits | 1L << options.size();
        }

        private static Truth inGroup(@Nullable MemberSet group, Span days, int code, String text) {
            if (group == null) {
                return Truth.TRUE;
            }
            return switch (code) {
                case Words.UNKNOWN -> Truth.UNKNOWN;
                case Words.ABSENT -> Truth.FALSE;
                default -> group.contains(text, days);
            };
        }

        boolean grouped() {
            return grouped;
        }

        List<Values> choices() {
            return choices;
        }

        int keep(Work work, int choice, int[] rows, int count) {
            var codes = ColumnConditions.column(work, slot).code;
            var kept = 0;
            for (var i = 0; i < count; i++) {
                rows[kept] = rows[i];
                kept += (int) (mayHold[codes[rows[i]]] >>> choice) & 1;
            }
            return kept;
        }
    }
}
