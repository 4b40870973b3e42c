package org.daylight.review.flags;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** Flags that stand for many subjects: what is not known, and rules that ended in an error. */
@ApplicationScoped
class GatheredFlagChanges {

    private static final String ERRORS = """
            , gap as (
                select 'RULE_ERROR' as kind, a.rule, 'rule:' || a.rule as subject, p.scope as discriminator,
                    null::text as partner, '{}'::text[] as access_groups, 'L0' as level,
                    'legal adviser' as owner, a.rule as label,
                    'The rule ended in an error; nothing of it was cleared' as message, '{}'::text[] as missing,
                    '{}'::text[] as reasons, null::text as evidence, null::text as facts, 1::bigint as subjects
                from p
                join judged_answer a on {a} and a.answer = 'ERROR'
                group by a.rule, p.scope)
            """;

    /** What was gathered, once for all statements about it: there are few gaps, and each stands for many answers. */
    private static final String GATHERED = """
            , gap as (select * from jsonb_to_recordset(?::jsonb) as g(kind text, rule text, subject text, discriminator text,
                partner text, access_groups text[], level text, owner text, label text, message text, missing text[],
                reasons text[], evidence text, facts text, subjects bigint, markings jsonb[]))
            """;

    private static final String OPEN = """
            insert into flag (id, version, recording, recorded_at, act, marking, sources, kind, rule, subject,
                discriminator, subject_type, label, partner, access_groups, condition, disposition, owner, level,
                detected_on, first_response_due, decide_by)
            select gen_random_uuid(), 1, p.seq, p.stamp, 'CREATED', p.marking, '[]', g.kind, g.rule, g.subject,
                g.discriminator, null, g.label, g.partner, g.access_groups, 'PRESENT', 'OPEN',
                coalesce(g.owner, l.owner), l.level, p.today, first_response_due(l.level, p.today),
                decide_by(l.level, p.today)
            from p, gap g join ladder l on l.level = g.level
            where not exists (select from flag f
                where f.rule = g.rule and f.subject = g.subject and f.discriminator = g.discriminator)
            """;

    private static final String REOPEN = """
            update flag f set version = f.version + 1, recording = p.seq, recorded_at = p.stamp, act = 'CHANGED',
                act_reason = 'is back', known_since = null, known_since_source = null, condition = 'PRESENT',
                disposition = disposition_when_back(f, p.today), disposition_by = null, disposition_reason = null,
                end_proposed = null, end_proposed_by = null, downgrade_to = null, downgrade_by = null,
                confirmed_by = null, confirmed_on = null, access_groups = g.access_groups, became_known_on = null, registered_known_on = null,
                detected_on = p.today, first_external_act_on = null,
                first_response_due = first_response_due(f.level, p.today), decide_by = decide_by(f.level, p.today)
            from p, gap g
            where f.kind = g.kind and f.rule = g.rule and f.subject = g.subject
              and f.discriminator = g.discriminator and f.condition = 'CLEARED' and %s
            """.formatted(Change.NOT_NEWER);

    /**
     * What became of the subjects that a gap stood for. A narrower review than a partner's sees only some of them, so that
     * it ends none. A gap whose subjects are all restricted now goes on as another flag, which only their readers see.
     */
    private static final String CLEAR = """
            , left_over as materialized (
                select f.id, f.kind, f.rule, f.label, f.partner, f.discriminator
                from p join flag f on f.condition <> 'CLEARED' and f.kind = '%s'
                where %s and %s
                  and not exists (select from gap g where g.rule = f.rule and g.subject = f.subject
                      and g.discriminator = f.discriminator)
                  and not %s and %s and %s),
            ended as (
                select f.id, case
                    when r.rule is null then 'RULE_ENDED'
                    when f.kind = 'RULE_ERROR' then 'KNOWN'
                    when stood_for.there = 0 and p.scope = 'portfolio' then 'SUBJECT_ENDED'
                    when stood_for.there = 0 or stood_for.lacking > 0 then 'LEFT_SCOPE'
                    when stood_for.asked = 0 then 'NOT_APPLICABLE'
                    else 'KNOWN' end as because
                from p cross join left_over f
                left join rulebook_rule r on r.rulebook = p.rulebook and r.rule = f.rule
                cross join lateral (
                    select count(s.subject) as there,
                        count(*) filter (where substr(s.vector, r.position, 1) <> 'A') as asked,
                        count(*) filter (where f.label = any(n.missing)
                            or (n.missing = '{}' and f.label = '(not comparable)')) as lacking
                    from flag_reading fr
                    join review_answer a on a.review = fr.review and a.rule = f.rule and a.answer = 'UNDETERMINED'
                    join review_subject b on b.review = a.review and b.subject = a.subject
                    left join judged_subject s on {s:all} and s.subject = a.subject
                    left join judged_answer n on {n:all} and n.subject = a.subject and n.rule = f.rule
                        and n.answer = 'UNDETERMINED'
                    where fr.flag = f.id and (f.label = any(a.missing)
                        or (a.missing = '{}' and f.label = '(not comparable)'))
                      and b.partner is not distinct from f.partner
                      and gap_discriminator(f.label, b.access_groups) = f.discriminator) stood_for),
            presence as (
                update flag_presence i set until_on = greatest(i.from_on, p.as_of), ended_because = e.because,
                    ended_by = 'review:' || p.review
                from ended e, p where i.flag = e.id and i.until_on is null)
            update flag f set version = f.version + 1, recording = p.seq, recorded_at = p.stamp, act = 'CHANGED',
                act_reason = null, known_since = null, known_since_source = null, condition = 'CLEARED'
            from ended e, p where f.id = e.id
            """;

    private static final String PRESENCE = """
            insert into flag_presence (flag, number, from_on, opened_by, opened_partner)
            select f.id, 1 + (select count(*) from flag_presence n where n.flag = f.id), p.as_of,
                'review:' || p.review, f.partner
            from p, gap g
            join flag f on f.kind = g.kind and f.rule = g.rule and f.subject = g.subject
              and f.discriminator = g.discriminator and f.condition = 'PRESENT'
            where not exists (select from flag_presence o where o.flag = f.id and o.until_on is null)
            """;

    /** Gaps of which something is or was marked. */
    private static final String MARKINGS = """
            select f.id, f.marking::text, array(select m::text from unnest(g.markings) m) as markings
            from p, gap g
            join flag f on f.kind = g.kind and f.rule = g.rule and f.subject = g.subject
              and f.discriminator = g.discriminator
            where (g.markings is not null or f.marking <> p.marking) and %s
            """.formatted(Change.NOT_NEWER);

    private static final String ANY_MARKED = """
            select count(*) from p where exists (select from review_total t where t.review = p.review and t.marking is not null)
                or exists (select from flag f where f.kind = 'DATA_GAP' and f.marking <> p.marking)
            """;

    private static final String MARK = """
            update flag f set version = case when f.recording = r.sequence then f.version else f.version + 1 end,
                recording = r.sequence, recorded_at = r.stamp, act = 'CHANGED', act_reason = null, known_since = null,
                known_since_source = null, marking = r.marking
            from (select ?::bigint as sequence, ?::timestamptz as stamp, ?::jsonb as marking) r where f.id = ?
            """;

    /** Where only what changed is looked at, nothing is known of gaps beside those that are named. */
    private static final String OVER = """
            (f.rule, f.subject, f.discriminator) in (select o.rule, o.subject, o.discriminator
                from jsonb_to_recordset(?::jsonb) as o(rule text, subject text, discriminator text))""";

    private static final String WHOLE_PARTNER =
            "(p.scope = 'portfolio' or p.scope = 'partner:' || coalesce(f.partner, '-'))";

    /** Also what a review of a part met, and one of everything meets no more: nobody may ever look at that part alone again. */
    private static final String MET_WITHIN =
            "(f.discriminator = p.scope or (p.scope = 'portfolio' and f.discriminator ~ '^(partner|objective):'))";

    void apply(Change change) {
        var whole = !change.scope().startsWith("objective:");
        var gaps = Gaps.of(change);
        apply(
                change,
                gaps.standing(),
                CLEAR.formatted(
                        "DATA_GAP",
                        WHOLE_PARTNER,
                        gaps.over() == null ? "true" : OVER,
                        Change.ERRED,
                        Change.NOT_NEWER,
                        Change.current("f.partner")),
                gaps.over() == null
                        ? new @Nullable Object[] {gaps.standing()}
                        : new @Nullable Object[] {gaps.standing(), gaps.over()},
                whole);
        if (change.rows(ANY_MARKED, row -> row.getLong(1)).getFirst() > 0) {
            mark(change, gaps.standing(), whole);
        }
        var errors = Gaps.gathered(change, ERRORS);
        apply(
                change,
                errors,
                CLEAR.formatted("RULE_ERROR", MET_WITHIN, "true", Change.ERRED, Change.NOT_NEWER, "true"),
                new @Nullable Object[] {errors},
                whole);
    }

    /** A gap is marked as the highest of the subjects it stands for; a narrower review sees only some of them. */
    private static void mark(Change change, String gaps, boolean whole) {
        var marked = new ArrayList<@Nullable Object[]>();
        for (var gap : change.rows(
                GATHERED + MARKINGS,
                row -> new Marked(
                        row.getObject(1, UUID.class), Marking.read(row.getString(2)), Sql.texts(row, "markings")),
                gaps)) {
            var markings =
                    new ArrayList<>(gap.markings.stream().map(Marking::read).toList());
            if (!whole) {
                markings.add(gap.now);
            }
            var highest = Marking.highest(markings);
            if (!highest.equals(gap.now)) {
                marked.add(new Object[] {change.sequence(), change.stamp(), highest.json(), gap.flag});
            }
        }
        change.sql().batch(MARK, marked);
    }

    private record Marked(UUID flag, Marking now, List<String> markings) {}

    private static void apply(Change change, String gaps, String clear, @Nullable Object[] forClear, boolean whole) {
        if (!gaps.equals(Gaps.NONE)) {
            change.run(GATHERED + OPEN, gaps);
            change.run(GATHERED + REOPEN, gaps);
        }
        change.run(GATHERED + clear, forClear);
        if (!gaps.equals(Gaps.NONE)) {
            change.run(GATHERED + PRESENCE, gaps);
            change.run(GATHERED + reading(whole), gaps);
        }
    }

    private static final String REPLACED = """
            review = excluded.review, as_of = excluded.as_of, known_at = excluded.known_at, rulebook = excluded.rulebook,
            message = excluded.message, reasons = excluded.reasons,
            evidence = excluded.evidence, facts = excluded.facts, subjects = excluded.subjects
            """;

    /** The review that is named saw all that a gap stands for; a narrower one only learns that there is more. */
    private static String reading(boolean whole) {
        return """
            insert into flag_reading (flag, review, as_of, known_at, rulebook, severity, duty_holder, choice, authority,
                citation, counsel_reviewed, title, message, missing, reasons, evidence, facts, subjects)
            select f.id, p.review, p.as_of, p.known_at, p.rulebook, r.severity, r.duty_holder, r.choice, r.authority,
                r.citation, r.counsel_reviewed, r.title, g.message, g.missing, g.reasons, g.evidence, g.facts, g.subjects
            from p, gap g
            join flag f on f.kind = g.kind and f.rule = g.rule and f.subject = g.subject
              and f.discriminator = g.discriminator
            join rulebook_rule r on r.rule = f.rule
            where r.rulebook = p.rulebook and %s
            on conflict (flag) do update set %s
            """.formatted(
                Change.NOT_NEWER, whole ? REPLACED : "subjects = greatest(excluded.subjects, flag_reading.subjects)");
    }
}
