package org.daylight.rules.runs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.daylight.kit.json.Json;
import org.daylight.rules.lawbooks.Lawbooks;
import org.daylight.rules.lawbooks.Reads;
import org.daylight.rules.storage.Statements;

/** Keeps with each revision what a finished run says of it, for its publication. */
@ApplicationScoped
class Measuring {

    private final Statements statements;
    private final Lawbooks lawbooks;

    Measuring(Statements statements, Lawbooks lawbooks) {
        this.statements = statements;
        this.lawbooks = lawbooks;
    }

    /**
     * Of a backtest the month that would flag the largest share anew, the one that could be told for the smallest, the one that
     * could be told for the smallest of what was told before, of several such the last; and its last month, which says whether
     * the present was measured.
     */
    void keep(Claim claim) {
        if (claim.kind() == RunKind.IMPACT) {
            return;
        }
        var measured = claim.contrast().measured();
        var together = measured.keySet().stream().sorted().toArray(String[]::new);
        var unmeasurable = unmeasurable(claim);
        var grounds = lawbooks.grounds(claim.contrast());
        measured.forEach((revision, rules) -> {
            // With one of its rules measured against what is no more, it is not known what the revision flags.
            var restsOn = rules.stream()
                    .flatMap(rule -> grounds.getOrDefault(rule, Set.of()).stream())
                    .distinct()
                    .toArray(String[]::new);
            keep(claim, revision, rules, together, unmeasurable, restsOn);
        });
    }

    /** By rule the leaves that no line of the register can state, as a JSON object. */
    private String unmeasurable(Claim claim) {
        var sets = lawbooks.sets(claim.contrast().candidate());
        var leaves = new TreeMap<String, TreeSet<String>>();
        var sources = lawbooks.sources(claim.contrast().candidate());
        for (var source : sources) {
            if (claim.contrast().watches(source.key())) {
                leaves.computeIfAbsent(source.key(), _ -> new TreeSet<>())
                        .addAll(Reads.notOnTheRegister(source, sources, sets));
            }
        }
        return Json.mapper().valueToTree(leaves).toString();
    }

    private void keep(
            Claim claim,
            String revision,
            List<String> rules,
            String[] together,
            String unmeasurable,
            String[] restsOn) {
        var names = rules.toArray(String[]::new);
        statements.update(
                """
                with month as (
                    select rule, step, sum(subjects) as subjects,
                        coalesce(sum(subjects) filter (where after = 'N' and before <> 'N'), 0) as newly,
                        coalesce(sum(subjects) filter (where after in ('U', 'E')), 0)
                            - coalesce((select sum(b.subjects) from run_beyond b
                                where b.run = c.run and b.step = c.step and b.rule = c.rule), 0) as open,
                        coalesce(sum(subjects) filter (where after in ('U', 'E') and before not in ('U', 'E', '-')), 0)
                            - coalesce((select sum(b.newly) from run_beyond b
                                where b.run = c.run and b.step = c.step and b.rule = c.rule), 0) as newly_open,
                        sum(subjects) filter (where after not in ('A', '-')) as may_apply
                    from run_count c where run = ? and rule = any(?) group by run, rule, step),
                kept as (
                    (select distinct on (rule) rule, step from month order by rule, newly / subjects desc, step desc)
                    union
                    (select distinct on (rule) rule, step from month
                        order by rule, coalesce(open / may_apply, 0) desc, step desc)
                    union
                    (select distinct on (rule) rule, step from month
                        order by rule, coalesce(newly_open / may_apply, 0) desc, step desc)
                    union
                    select rule, step from month where step = (select max(number) from run_step where run = ?))
                insert into measurement (run, kind, revision, rule, access_groups, as_of, knowledge, subjects, not_applicable,
                    flagged, newly_flagged, undetermined, errors, measured_at, together, unmeasurable,
                    rests_on, beyond_register, newly_undetermined)
                select c.run, ?, ?, c.rule, c.access_groups, s.as_of, ?, sum(c.subjects),
                    coalesce(sum(c.subjects) filter (where c.after in ('A', '-')), 0),
                    coalesce(sum(c.subjects) filter (where c.after = 'N'), 0),
                    coalesce(sum(c.subjects) filter (where c.after = 'N' and c.before <> 'N'), 0),
                    coalesce(sum(c.subjects) filter (where c.after = 'U'), 0),
                    coalesce(sum(c.subjects) filter (where c.after = 'E'), 0), (select opened_at from run where id = c.run),
                    ?, coalesce((select array_agg(leaf) from jsonb_array_elements_text(?::jsonb -> c.rule) leaf), '{}'),
                    ?,
                    coalesce((select b.subjects from run_beyond b where b.run = c.run and b.step = c.step and b.rule = c.rule
                        and b.access_groups = c.access_groups), 0),
                    coalesce(sum(c.subjects) filter (where c.after in ('U', 'E') and c.before not in ('U', 'E', '-')), 0)
                        - coalesce((select b.newly from run_beyond b where b.run = c.run and b.step = c.step and b.rule = c.rule
                            and b.access_groups = c.access_groups), 0)
                from run_count c join kept using (rule, step) join run_step s on s.run = c.run and s.number = c.step
                where c.run = ?
                group by c.run, c.step, c.rule, c.access_groups, s.as_of
                """,
                claim.id(),
                names,
                claim.id(),
                claim.kind(),
                revision,
                claim.knowledge(),
                together,
                unmeasurable,
                restsOn,
                claim.id());
    }
}
