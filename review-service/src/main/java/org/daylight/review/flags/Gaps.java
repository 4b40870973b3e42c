package org.daylight.review.flags;

import org.jspecify.annotations.Nullable;

/**
 * What is not known, gathered by rule, partner, access groups and leaf. Whoever may not see a subject does not learn that it
 * weighs in a gap: hence the groups.
 *
 * @param standing gaps with how many subjects each stands for, as JSON; of a review that looks at what changed only those
 *     that changed
 * @param over gaps that stand for nothing any more, likewise; null where those are all that do not stand
 */
record Gaps(String standing, @Nullable String over) {

    static final String NONE = "[]";

    private static final String ALL = """
            , gap as (
                select 'DATA_GAP' as kind, a.rule, 'data-gap:' || coalesce(s.partner, '-') as subject,
                    gap_discriminator(leaf, s.access_groups) as discriminator,
                    s.partner, s.access_groups, 'L0' as level, null::text as owner, leaf as label,
                    gap_words(leaf, min(a.reasons[1]), min(a.message)) as message,
                    array[leaf] as missing,
                    case when leaf = '(not comparable)' then array_remove(array[min(a.reasons[1])], null) else '{}' end as reasons,
                    min(a.evidence) as evidence, min(a.facts) as facts, count(*) as subjects,
                    array_agg(distinct s.marking) filter (where s.marking is not null) as markings
                from p
                join judged_answer a on {a:all} and a.answer = 'UNDETERMINED'
                join judged_subject s on {s:all} and s.subject = a.subject
                cross join lateral unnest(case when a.missing = '{}' then array['(not comparable)'] else a.missing end)
                    leaf
                where %s
                group by a.rule, s.partner, s.access_groups, leaf)
            """.formatted(Change.current("s.partner"));

    /**
     * The gaps for which subjects came or went. How many each stood for is what its flag says, which the base was the last to
     * write. What it gives as an example and its marking stay where they are not those of a subject that went.
     */
    private static final String CHANGED = """
            , moved as (
                select false as went, a.rule, a.missing, a.reasons[1] as reason, a.message, a.evidence, a.facts,
                    s.partner, s.access_groups, s.marking
                from p join judged_answer a on {a} and a.answer = 'UNDETERMINED'
                join judged_subject s on {s:of} and s.subject = a.subject
                union all
                select true, a.rule, a.missing, a.reasons[1], a.message, a.evidence, a.facts, s.partner, s.access_groups, s.marking
                from p join judged_answer a on {a:ended} and a.answer = 'UNDETERMINED'
                join judged_subject s on {s:endedOf} and s.subject = a.subject),
            changed as (
                select m.rule, m.partner, m.access_groups, leaf, gap_discriminator(leaf, m.access_groups) as discriminator,
                    sum(case when m.went then -1 else 1 end) as more,
                    count(*) filter (where not m.went) as came,
                    min(m.reason) filter (where not m.went) as reason, min(m.message) filter (where not m.went) as message,
                    min(m.evidence) filter (where not m.went) as evidence, min(m.facts) filter (where not m.went) as facts,
                    array_agg(distinct m.reason) filter (where not m.went) as reasons_came,
                    array_agg(distinct m.reason) filter (where m.went) as reasons_gone,
                    array_agg(distinct m.message) filter (where not m.went) as messages_came,
                    array_agg(distinct m.message) filter (where m.went) as messages_gone,
                    array_agg(distinct m.evidence) filter (where not m.went) as evidence_came,
                    array_agg(distinct m.evidence) filter (where m.went) as evidence_gone,
                    array_agg(distinct m.marking) filter (where not m.went and m.marking is not null) as markings,
                    coalesce(array_agg(distinct m.marking) filter (where m.went and m.marking is not null), '{}') as markings_gone
                from moved m
                cross join lateral unnest(case when m.missing = '{}' then array['(not comparable)'] else m.missing end)
                    leaf
                group by m.rule, m.partner, m.access_groups, leaf),
            counted as (
                select c.*, f.marking as flag_marking, fr.message as flag_message, fr.reasons as flag_reasons,
                    fr.evidence as flag_evidence, fr.facts as flag_facts,
                    coalesce(fr.subjects, 0) + c.more as subjects,
                    fr.flag is null or only_gone(fr.reasons[1], c.reasons_gone, c.reasons_came)
                        or only_gone(fr.evidence, c.evidence_gone, c.evidence_came)
                        or exists (select from unnest(c.messages_gone) gone
                            where right(fr.message, length(gone)) = gone and only_gone(gone, c.messages_gone, c.messages_came))
                        as another
                from changed c
                left join (flag f join flag_reading fr on fr.flag = f.id)
                    on f.rule = c.rule and f.subject = 'data-gap:' || coalesce(c.partner, '-')
                    and f.discriminator = c.discriminator and f.kind = 'DATA_GAP' and f.condition <> 'CLEARED'),
            exemplified as (
                select c.*,
                    case when c.came > 0 then c.reason else example.reason end as its_reason,
                    case when c.came > 0 then c.message else example.message end as its_message,
                    case when c.came > 0 then c.evidence else example.evidence end as its_evidence,
                    case when c.came > 0 then c.facts else example.facts end as its_facts
                from p cross join counted c
                left join lateral (
                    select a.reasons[1] as reason, a.message, a.evidence, a.facts
                    from judged_answer a join judged_subject s on {s:all} and s.subject = a.subject
                    where c.another and c.came = 0 and c.subjects > 0 and {a:all} and %1$s
                    order by (a.evidence is null), a.message, a.subject
                    limit 1) example on true),
            gap as (
                select 'DATA_GAP' as kind, c.rule, 'data-gap:' || coalesce(c.partner, '-') as subject, c.discriminator,
                    c.partner, c.access_groups, 'L0' as level, null::text as owner, c.leaf as label,
                    case when c.another then gap_words(c.leaf, c.its_reason, c.its_message) else c.flag_message end as message,
                    array[c.leaf] as missing,
                    case when c.leaf <> '(not comparable)' then '{}'
                        when c.another then array_remove(array[c.its_reason], null) else c.flag_reasons end as reasons,
                    case when c.another then c.its_evidence else c.flag_evidence end as evidence,
                    case when c.another then c.its_facts else c.flag_facts end as facts,
                    c.subjects,
                    case when lost.any_marking then still.markings
                        when c.flag_marking is null or c.flag_marking = p.marking then c.markings
                        else c.markings || c.flag_marking end as markings
                from p cross join exemplified c
                cross join lateral (select not c.markings_gone <@ coalesce(c.markings, '{}') as any_marking) lost
                left join lateral (
                    select array_agg(distinct s.marking) as markings
                    from judged_answer a join judged_subject s on {s:all} and s.subject = a.subject
                    where lost.any_marking and s.marking is not null and {a:all} and %1$s) still on true)
            select coalesce(jsonb_agg(to_jsonb(g)) filter (where g.subjects > 0), '[]')::text,
                coalesce(jsonb_agg(to_jsonb(g)) filter (where g.subjects <= 0), '[]')::text
            from gap g
            """.formatted("""
                a.answer = 'UNDETERMINED' and a.rule = c.rule and s.partner is not distinct from c.partner
                and s.access_groups = c.access_groups
                and (c.leaf = any(a.missing) or (a.missing = '{}' and c.leaf = '(not comparable)'))""");

    private static final String GATHER = "select coalesce(jsonb_agg(to_jsonb(g)), '[]')::text from gap g";

    static Gaps of(Change change) {
        return change.changedOnly()
                ? change.rows(CHANGED, row -> new Gaps(row.getString(1), row.getString(2)))
                        .getFirst()
                : new Gaps(gathered(change, ALL), null);
    }

    /** What a relation {@code gap} says, once for all statements about it: there are few, and each stands for many answers. */
    static String gathered(Change change, String gap) {
        return change.rows(gap + GATHER, row -> row.getString(1)).getFirst();
    }
}
