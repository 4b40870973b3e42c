package org.daylight.review.flags;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.daylight.review.database.Statistics;

/** One flag per rule and subject: opened, reopened, undetermined, cleared. */
@ApplicationScoped
class RuleFlagChanges {

    /** When something is due depends on the level alone, and takes longer to find out than all else about a flag. */
    private static final String OPEN = """
            , due as materialized (
                select l.level, l.owner, first_response_due(l.level, p.today) as response,
                    decide_by(l.level, p.today) as decision
                from p, ladder l)
            insert into flag (id, version, recording, recorded_at, act, marking, sources, kind, rule, subject,
                discriminator, subject_type, label, partner, access_groups, condition, disposition, owner, level,
                detected_on, first_response_due, decide_by)
            select gen_random_uuid(), 1, p.seq, p.stamp, 'CREATED', coalesce(s.marking, p.marking), '[]', 'RULE', a.rule, a.subject,
                '', s.type, s.label, s.partner, s.access_groups, 'PRESENT', 'OPEN', l.owner, l.level,
                p.today, l.response, l.decision
            from p
            join judged_answer a on {a} and a.answer = 'NOT_MET'
            join judged_subject s on {s:of} and s.subject = a.subject
            join rulebook_rule r on r.rulebook = p.rulebook and r.rule = a.rule
            left join rulebook_revision j on j.rulebook = p.rulebook and j.rule = a.rule and j.revision = a.revision
            join due l on l.level = first_level(coalesce(j.severity, r.severity))
            where %s and not exists (select from flag f
                where f.rule = a.rule and f.subject = a.subject and f.discriminator = '')
            """.formatted(Change.current("s.partner"));

    /** What ended dismissed is no occasion of anything, also once the flag is back and open. */
    private static final String DISMISSED = """
            update flag_presence i set dismissed = true
            from p
            join judged_answer a on {a} and a.answer = 'NOT_MET'
            join judged_subject s on {s:of} and s.subject = a.subject
            join flag f on f.kind = 'RULE' and f.rule = a.rule and f.subject = a.subject
              and f.condition = 'CLEARED' and f.disposition = 'DISMISSED'
            where i.flag = f.id and i.number = (select max(n.number) from flag_presence n where n.flag = f.id)
              and %s and %s
            """.formatted(Change.NOT_NEWER, Change.SUBJECT_CURRENT);

    /** A flag that comes back has a new clock and is open: its history keeps what a person said of it before. */
    private static final String REOPEN = """
            update flag f set version = f.version + 1, recording = p.seq, recorded_at = p.stamp, act = 'CHANGED',
                act_reason = case when f.condition = 'CLEARED' then 'is back' end,
                known_since = null, known_since_source = null, condition = 'PRESENT',
                access_groups = s.access_groups, partner = s.partner, label = s.label,
                disposition = case when f.condition = 'CLEARED' then disposition_when_back(f, p.today)
                    else f.disposition end,
                disposition_by = case when f.condition = 'CLEARED' then null else f.disposition_by end,
                disposition_reason = case when f.condition = 'CLEARED' then null else f.disposition_reason end,
                end_proposed = case when f.condition = 'CLEARED' then null else f.end_proposed end,
                end_proposed_by = case when f.condition = 'CLEARED' then null else f.end_proposed_by end,
                downgrade_to = case when f.condition = 'CLEARED' then null else f.downgrade_to end,
                downgrade_by = case when f.condition = 'CLEARED' then null else f.downgrade_by end,
                confirmed_by = case when f.condition = 'CLEARED' then null else f.confirmed_by end,
                confirmed_on = case when f.condition = 'CLEARED' then null else f.confirmed_on end,
                became_known_on = case when f.condition = 'CLEARED' then null else f.became_known_on end,
                registered_known_on = case when f.condition = 'CLEARED' then null else f.registered_known_on end,
                detected_on = case when f.condition = 'CLEARED' then p.today else f.detected_on end,
                first_external_act_on = case when f.condition = 'CLEARED' then null else f.first_external_act_on end,
                first_response_due = case when f.condition = 'CLEARED' then first_response_due(f.level, p.today)
                    else f.first_response_due end,
                decide_by = case when f.condition = 'CLEARED' then decide_by(f.level, p.today) else f.decide_by end
            from p
            join judged_answer a on {a} and a.answer = 'NOT_MET'
            join judged_subject s on {s:of} and s.subject = a.subject
            where f.kind = 'RULE' and f.rule = a.rule and f.subject = a.subject
              and (f.condition <> 'PRESENT' or f.access_groups <> s.access_groups
                  or (f.partner, f.label) is distinct from (s.partner, s.label))
              and %s and %s
            """.formatted(Change.NOT_NEWER, Change.SUBJECT_CURRENT);

    /**
     * Who may see a flag and how it is marked follow its subject, whatever the rule answers now. Whose it is follows as long as
     * it is there: what cleared was the former partner's.
     */
    private static final String FOLLOW = """
            update flag f set version = case when f.recording = p.seq then f.version else f.version + 1 end,
                recording = p.seq, recorded_at = p.stamp, act = 'CHANGED', act_reason = null, known_since = null,
                known_since_source = null, access_groups = s.access_groups, marking = coalesce(s.marking, p.marking),
                partner = case when f.condition = 'CLEARED' then f.partner else s.partner end,
                label = case when f.condition = 'CLEARED' then f.label else s.label end
            from p join judged_subject s on {s}
            where f.kind = 'RULE' and f.subject = s.subject
              and (f.access_groups <> s.access_groups or f.marking <> coalesce(s.marking, p.marking)
                  or (f.condition <> 'CLEARED' and (f.partner, f.label) is distinct from (s.partner, s.label)))
              and %s and %s
            """.formatted(Change.NOT_NEWER, Change.SUBJECT_CURRENT);

    private static final String UNDETERMINED = """
            update flag f set version = f.version + 1, recording = p.seq, recorded_at = p.stamp, act = 'CHANGED',
                act_reason = null, known_since = null, known_since_source = null, condition = 'UNDETERMINED'
            from p
            join judged_answer a on {a} and a.answer = 'UNDETERMINED'
            join judged_subject s on {s:of} and s.subject = a.subject
            where f.kind = 'RULE' and f.rule = a.rule and f.subject = a.subject and f.condition = 'PRESENT'
              and %s and %s
            """.formatted(Change.NOT_NEWER, Change.SUBJECT_CURRENT);

    /**
     * What a narrower review no longer sees has left its scope and is undetermined, because nobody has looked at it;
     * only a review of the whole portfolio knows that a subject has ended. What it saw of a partner whose flag it is no more has
     * moved, and is the other one's to look at.
     */
    private static final String CLEAR = """
            , candidate as (
                select f.id, r.rule is null as rule_ended, s.subject is null as gone,
                    substr(s.vector, r.position, 1) as letter
                from p join flag f on f.kind = 'RULE' and f.condition <> 'CLEARED'
                left join rulebook_rule r on r.rulebook = p.rulebook and r.rule = f.rule
                left join judged_subject s on {s:all} and s.subject = f.subject
                where {touched} and (p.scope = 'portfolio' or p.scope = 'partner:' || f.partner or s.subject is not null
                    or exists (select from watermark w join review_subject b on b.review = w.review
                        where w.scope = p.scope and b.subject = f.subject and b.partner is not distinct from f.partner))
                  and not %s and %s and %s),
            ended as (
                select id, case
                    when rule_ended then 'RULE_ENDED'
                    when gone and p.scope = 'portfolio' then 'SUBJECT_ENDED'
                    when gone then 'LEFT_SCOPE'
                    when letter in ('M', 'm') then 'MET'
                    else 'NOT_APPLICABLE' end as because
                from candidate, p where rule_ended or gone or letter in ('M', 'm', 'A')),
            presence as (
                update flag_presence i set until_on = greatest(i.from_on, p.as_of), ended_because = e.because,
                    ended_by = 'review:' || p.review
                from ended e, p where i.flag = e.id and i.until_on is null)
            update flag f set version = f.version + 1, recording = p.seq, recorded_at = p.stamp, act = 'CHANGED',
                act_reason = null, known_since = null, known_since_source = null,
                condition = case e.because when 'LEFT_SCOPE' then 'UNDETERMINED' else 'CLEARED' end
            from ended e, p where f.id = e.id
              and f.condition <> case e.because when 'LEFT_SCOPE' then 'UNDETERMINED' else 'CLEARED' end
            """.formatted(Change.ERRED, Change.NOT_NEWER, Change.SUBJECT_CURRENT);

    /**
     * What is looked at has words of the last review that stood by them: those of a subject that is gone now are the last
     * ones, and a day before that is shown in older ones.
     */
    private static final String STOOD = """
            update flag_reading fr set review = b.id, as_of = b.as_of, known_at = b.known_at
            from p join review b on b.id = p.base, flag f
            where f.id = fr.flag and f.kind = 'RULE' and f.condition <> 'CLEARED' and {touched}
                and (fr.as_of, fr.known_at) < (b.as_of, b.known_at)
                and exists (select from review_answer a where a.review = b.id and a.subject = f.subject and a.rule = f.rule
                    and a.answer in ('NOT_MET', 'UNDETERMINED'))
            """;

    private static final String PRESENCE = """
            insert into flag_presence (flag, number, from_on, opened_by, opened_partner)
            select f.id, 1 + (select count(*) from flag_presence n where n.flag = f.id), p.as_of,
                'review:' || p.review, f.partner
            from p
            join judged_answer a on {a} and a.answer = 'NOT_MET'
            join flag f on f.kind = 'RULE' and f.rule = a.rule and f.subject = a.subject and f.condition = 'PRESENT'
            where %s and not exists (select from flag_presence o where o.flag = f.id and o.until_on is null)
            """.formatted(Change.NOT_NEWER);

    /** What the revision says that judged; of a rulebook of which only the latest ones are known, what that says. */
    private static final String READING = """
            insert into flag_reading (flag, review, as_of, known_at, rulebook, revision, severity, duty_holder, choice,
                authority, citation, counsel_reviewed, title, message, disclaimer, missing, reasons, permitted_from,
                next_change_on, evidence, facts, subjects, read_on)
            select f.id, p.review, p.as_of, p.known_at, p.rulebook, a.revision, coalesce(j.severity, r.severity),
                coalesce(j.duty_holder, r.duty_holder), coalesce(j.choice, r.choice), coalesce(j.authority, r.authority),
                coalesce(j.citation, r.citation), coalesce(j.counsel_reviewed, r.counsel_reviewed),
                coalesce(j.title, r.title), a.message, a.disclaimer, a.missing, a.reasons,
                a.permitted_from, a.next_change_on, a.evidence, a.facts, 1, coalesce(a.read_on, p.as_of)
            from p
            join judged_answer a on {a} and a.answer in ('NOT_MET', 'UNDETERMINED')
            join judged_subject s on {s:of} and s.subject = a.subject
            join rulebook_rule r on r.rulebook = p.rulebook and r.rule = a.rule
            left join rulebook_revision j on j.rulebook = p.rulebook and j.rule = a.rule and j.revision = a.revision
            join flag f on f.kind = 'RULE' and f.rule = a.rule and f.subject = a.subject and f.condition <> 'CLEARED'
            where %s and %s
            on conflict (flag) do update set review = excluded.review, as_of = excluded.as_of,
                known_at = excluded.known_at, rulebook = excluded.rulebook, revision = excluded.revision,
                severity = excluded.severity, duty_holder = excluded.duty_holder, choice = excluded.choice,
                authority = excluded.authority, citation = excluded.citation,
                counsel_reviewed = excluded.counsel_reviewed, title = excluded.title, message = excluded.message,
                disclaimer = excluded.disclaimer, missing = excluded.missing, reasons = excluded.reasons,
                permitted_from = excluded.permitted_from, next_change_on = excluded.next_change_on, read_on = excluded.read_on,
                evidence = coalesce(excluded.evidence, flag_reading.evidence),
                facts = coalesce(excluded.facts, flag_reading.facts)
            """.formatted(Change.NOT_NEWER, Change.SUBJECT_CURRENT);

    /** A cleared flag keeps its last words, and remembers by which review it was cleared. */
    private static final String CLEARED_READING = """
            update flag_reading fr set review = p.review, as_of = p.as_of, known_at = p.known_at
            from p, flag f where f.id = fr.flag and f.kind = 'RULE' and f.recording = p.seq and f.condition = 'CLEARED'
            """;

    /** Fewer do not change how the flags are best joined. */
    private static final int MANY = 1_000;

    private final Statistics statistics;

    RuleFlagChanges(Statistics statistics) {
        this.statistics = statistics;
    }

    void apply(Change change) {
        if (change.changedOnly()) {
            change.run(STOOD);
        }
        if (change.run(OPEN) > MANY) {
            // The flags that were just opened are joined by the statements that follow.
            statistics.refresh("flag", List.of());
        }
        change.run(DISMISSED);
        change.run(REOPEN);
        change.run(UNDETERMINED);
        change.run(CLEAR);
        change.run(PRESENCE);
        change.run(READING);
        change.run(FOLLOW);
        change.run(CLEARED_READING);
    }
}
