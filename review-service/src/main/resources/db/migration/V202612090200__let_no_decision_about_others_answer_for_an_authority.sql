-- The flag of an authority is of no partner, and a reason to decide about whoever is charged to it, which no review keeps. A
-- decision about a partner or objectives names it as evidence and does nothing to it: it would stop the clock for all others.
create function answers_for(d decision, f flag) returns boolean language sql immutable as $$
    select f.subject_type is distinct from 'authority' or f.partner is not null or (d.partner is null and d.objectives = '{}')
$$;

-- What covers a flag on a day, given what people had said of it by then; null where nothing does. The one answer to this
-- question, for reviews, lists, clocks, dashboards, options, lessons and backtests. A decision waives the flags that it names and
-- answers for, from the day on which it was signed until it is reviewed.
create or replace function waived(f flag, said text, on_day date, ahead jsonb default '{}', known timestamptz default 'infinity')
    returns jsonb language sql stable as $$
    select case when f.kind = 'RULE' and said not in ('DISMISSED', 'CLOSED') then (
        select jsonb_build_object('by', c.by, 'id', c.id, 'reference', c.reference, 'until', c.until)
        from (
            select 'WAIVER' as by, w.id, w.reference, w.valid_until as until from waiver w
            where w.rule = f.rule and (w.partner is null or w.partner = f.partner)
                and (w.objective is null or (f.subject_type = 'objective' and f.label = w.objective))
                and (w.subject is null or w.subject = f.subject) and waiver_in_force(w, on_day, ahead, known)
            union all
            select 'DECISION', d.id, d.reference, d.review_by
            from decision_flag df join decision d on d.id = df.decision
            where df.flag = f.id and said = 'WAIVED' and d.signed_at is not null and (d.signed_on is null or d.signed_on <= on_day)
                and d.signed_at <= known and d.content -> 'waives' ? f.rule
                and d.review_by >= on_day and d.voided_reason is null and answers_for(d, f)
        ) c order by c.until desc, c.reference limit 1)
    end
$$;

-- The day on which a decision that answers for a flag was signed, since the flag was raised or came back: what was decided before
-- that was about something else. Who refers it to somebody else has not decided.
create or replace function decided_on(f flag, zone text) returns date language sql stable as $$
    select min((d.signed_at at time zone zone)::date)
    from decision_flag df join decision d on d.id = df.decision
    where df.flag = f.id and d.signed_at is not null and d.voided_reason is null and d.outcome <> 'REFER'
        and (d.signed_at at time zone zone)::date >= f.detected_on and answers_for(d, f)
$$;
