package org.daylight.rules.runs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
            subjects
        }));
        statements.batch("""
                insert into run_count (run, step, rule, partner, access_groups, before, after, differs, subjects)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (run, step, rule, partner, access_groups, before, after, differs)
                do update set subjects = run_count.subjects + excluded.subjects
                """, counts);
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
            sums.subjects,
            sums.low,
            sums.high
        }));
        // A sum with an open bound stays open: null plus anything is null.
        statements.batch("""
                insert into run_value (run, rule, partner, access_groups, before, after, currency, basis, subjects, low, high)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (run, rule, partner, access_groups, before, after, currency, basis)
                do update set subjects = run_value.subjects + excluded.subjects, low = run_value.low + excluded.low,
                    high = run_value.high + excluded.high
                """, rows);
    }

    private record ExamplesOf(String rule, String outcome, List<String> groups) {}

    private void examples(Claim claim, int step, Tally tally) {
        if (tally.examples.isEmpty()) {
            return;
        }
        var most = most(claim.kind());
        var kept = new HashMap<ExamplesOf, Integer>();
        var last = new int[1];
        statements.rows(
                """
                select rule, outcome, access_groups, count(*), (select max(number) from run_example where run = e.run) as last
                from run_example e where run = ? and step = ? group by run, rule, outcome, access_groups
                """,
                row -> {
                    last[0] = row.getInt(5);
                    return kept.put(
                            new ExamplesOf(row.getString(1), row.getString(2), Statements.texts(row, "access_groups")),
                            row.getInt(4));
                },
                claim.id(),
                step);
        if (kept.isEmpty()) {
            last[0] = statements
                    .first(
                            "select coalesce(max(number), 0) from run_example where run = ?",
                            row -> row.getInt(1),
                            claim.id())
                    .orElse(0);
        }
        var rows = new ArrayList<@Nullable Object[]>();
        for (var example : tally.examples) {
            var line = example.line();
            var of = new ExamplesOf(example.rule(), example.outcome().name(), line.accessGroups());
            if (kept.merge(of, 1, Integer::sum) <= most) {
                rows.add(new Object[] {
                    claim.id(),
                    ++last[0],
                    step,
                    example.rule(),
                    example.outcome(),
                    String.valueOf(example.before()),
                    String.valueOf(example.after()),
                    line.facts().subject(),
                    line.label(),
                    line.facts().partner(),
                    array(line.accessGroups()),
                    example.worth(),
                    line.bytes()
                });
            }
        }
        statements.batch("""
                insert into run_example (run, number, step, rule, outcome, before, after, subject, label, partner,
                    access_groups, worth, line) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
    }

    int most(RunKind kind) {
        return kind == RunKind.IMPACT ? config.changes() : config.examples();
    }

    private static String[] array(List<String> groups) {
        return groups.toArray(String[]::new);
    }
}
