package org.daylight.rules.runs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.daylight.rules.storage.Statements;
import org.jspecify.annotations.Nullable;

/** Adds a partition's tally to the run, in the transaction that moves its position: nothing is counted twice. */
@ApplicationScoped
class TallyStore {

    private final Statements statements;
    private final RunConfig config;

    TallyStore(Statements statements, RunConfig config) {
        this.statements = statements;
        this.config = config;
    }

    void add(Claim claim, int step, Tally tally) {
        var counts = new ArrayList<@Nullable Object[]>();
        tally.counts.forEach((key, subjects) -> counts.add(new Object[] {
            claim.id(),
            step,
            key.rule(),
            key.partner(),
            array(key.groups()),
            String.valueOf(key.before()),
            String.valueOf(key.after()),
            key.differs(),
            String.valueOf(key.waived().letter()),
            subjects
        }));
        statements.batch("""
                insert into run_count (run, step, rule, partner, access_groups, before, after, differs, waived, subjects)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (run, step, rule, partner, access_groups, before, after, differs, waived)
                do update set subjects = run_count.subjects + excluded.subjects
                """, counts);
        var beyond = new ArrayList<@Nullable Object[]>();
        tally.beyond.forEach((key, subjects) -> beyond.add(
                new Object[] {claim.id(), step, key.rule(), array(key.groups()), subjects, key.newly() ? subjects : 0L
                }));
        statements.batch("""
                insert into run_beyond (run, step, rule, access_groups, subjects, newly) values (?, ?, ?, ?, ?, ?)
                on conflict (run, step, rule, access_groups)
                do update set subjects = run_beyond.subjects + excluded.subjects, newly = run_beyond.newly + excluded.newly
                """, beyond);
        var missing = new ArrayList<@Nullable Object[]>();
        tally.missing.forEach((key, subjects) ->
                missing.add(new Object[] {claim.id(), key.of(), key.leaf(), array(key.groups()), subjects}));
        statements.batch("""
                insert into run_missing (run, rule, leaf, access_groups, subjects) values (?, ?, ?, ?, ?)
                on conflict (run, rule, leaf, access_groups)
                do update set subjects = run_missing.subjects + excluded.subjects
                """, missing);
        var stated = new ArrayList<@Nullable Object[]>();
        tally.stated.forEach((key, lines) ->
                stated.add(new Object[] {claim.id(), key.of(), key.leaf(), array(key.groups()), lines}));
        statements.batch("""
                insert into run_leaf (run, type, leaf, access_groups, stated) values (?, ?, ?, ?, ?)
                on conflict (run, type, leaf, access_groups)
                do update set stated = run_leaf.stated + excluded.stated
                """, stated);
        var prints = new ArrayList<@Nullable Object[]>();
        tally.prints.forEach((key, bits) ->
                prints.add(new Object[] {claim.id(), key.rule(), array(key.groups()), bits[0], bits[1]}));
        statements.batch("""
                insert into run_print (run, rule, access_groups, high, low) values (?, ?, ?, ?, ?)
                on conflict (run, rule, access_groups)
                do update set high = run_print.high # excluded.high, low = run_print.low # excluded.low
                """, prints);
        worth(claim, tally);
        examples(claim, step, tally);
    }

    private void worth(Claim claim, Tally tally) {
        var rows = new ArrayList<@Nullable Object[]>();
        tally.worth.forEach((key, sums) -> rows.add(new Object[] {
            claim.id(),
            key.rule(),
            key.partner(),
            array(key.groups()),
            String.valueOf(key.before()),
            String.valueOf(key.after()),
            key.currency(),
            key.basis(),
            key.notAdded(),
            sums.subjects,
            sums.low,
            sums.high
        }));
        // A sum with an open bound stays open: null plus anything is null.
        statements.batch("""
                insert into run_value (run, rule, partner, access_groups, before, after, currency, basis, not_added, subjects,
                    low, high)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (run, rule, partner, access_groups, before, after, currency, basis, not_added)
                do update set subjects = run_value.subjects + excluded.subjects, low = run_value.low + excluded.low,
                    high = run_value.high + excluded.high
                """, rows);
    }

    /** What is bounded: of an impact the subjects, of a backtest the examples of each rule and outcome of a month. */
    private record Bounded(String rule, String outcome, List<String> groups) {}

    private void examples(Claim claim, int step, Tally tally) {
        if (tally.examples.isEmpty()) {
            return;
        }
        var most = most(claim.kind());
        var ofSubjects = claim.kind() == RunKind.IMPACT;
        var kept = ofSubjects ? subjects(claim) : examples(claim, step);
        var last = statements
                .first(
                        "select coalesce(max(number), 0) from run_example where run = ?",
                        row -> row.getInt(1),
                        claim.id())
                .orElse(0);
        var rows = new ArrayList<@Nullable Object[]>();
        var listed = new HashSet<String>();
        for (var example : tally.examples) {
            var line = example.line();
            var subject = line.facts().subject();
            var of = ofSubjects
                    ? new Bounded("", "", line.accessGroups())
                    : new Bounded(example.rule(), example.outcome().name(), line.accessGroups());
            // A subject stands in one partition: one that is listed has all its rules here.
            if ((ofSubjects && listed.contains(subject)) || kept.merge(of, 1, Integer::sum) <= most) {
                listed.add(subject);
                rows.add(new Object[] {
                    claim.id(),
                    ++last,
                    step,
                    example.rule(),
                    example.outcome(),
                    String.valueOf(example.before()),
                    String.valueOf(example.after()),
                    subject,
                    line.label(),
                    line.facts().partner(),
                    array(line.accessGroups()),
                    String.valueOf(example.waived().letter()),
                    example.worth(),
                    line.bytes()
                });
            }
        }
        statements.batch("""
                insert into run_example (run, number, step, rule, outcome, before, after, subject, label, partner,
                    access_groups, waived, worth, line) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
    }

    private Map<Bounded, Integer> subjects(Claim claim) {
        var kept = new HashMap<Bounded, Integer>();
        statements.rows(
                "select access_groups, count(distinct subject) from run_example where run = ? group by access_groups",
                row -> kept.merge(
                        new Bounded("", "", Statements.texts(row, "access_groups")), row.getInt(2), Integer::sum),
                claim.id());
        return kept;
    }

    private Map<Bounded, Integer> examples(Claim claim, int step) {
        var kept = new HashMap<Bounded, Integer>();
        statements.rows(
                """
                select rule, outcome, access_groups, count(*)
                from run_example where run = ? and step = ? group by rule, outcome, access_groups
                """,
                row -> kept.merge(
                        new Bounded(row.getString(1), row.getString(2), Statements.texts(row, "access_groups")),
                        row.getInt(4),
                        Integer::sum),
                claim.id(),
                step);
        return kept;
    }

    int most(RunKind kind) {
        return kind == RunKind.IMPACT ? config.changes() : config.examples();
    }

    private static String[] array(List<String> groups) {
        return groups.toArray(String[]::new);
    }
}
