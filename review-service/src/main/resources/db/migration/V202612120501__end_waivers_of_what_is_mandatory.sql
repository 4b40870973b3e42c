-- On which days a rule leaves no choice, as rulebooks in force said one after the other. What a rulebook says ends no waiver before
-- the day on which it was first seen: until then the rule in force was another one.
create table mandatory_rule (
    rule        text        not null,
    said_from   date,
    said_to     date,
    from_on     date        not null,
    known_since timestamptz not null,
    closed_on   date,
    closed_at   timestamptz,

    constraint mandatory_rule_closed_check check ((closed_on is null) = (closed_at is null))
);
create unique index mandatory_rule_open_key on mandatory_rule (rule, said_from, said_to) nulls not distinct where closed_at is null;
-- Serves the question what covers a flag.
create index mandatory_rule_rule_idx on mandatory_rule (rule);
grant update (closed_on, closed_at) on mandatory_rule to ${app};

-- The first day, from one on, on which a rule cannot be waived, as far as it was known by an instant; null where it always can.
create function mandatory_from(of_rule text, on_day date, known timestamptz default 'infinity') returns date language sql stable as $$
    select min(greatest(m.from_on, on_day)) from mandatory_rule m
    where m.rule = of_rule and m.known_since <= known and (m.said_to is null or greatest(m.from_on, on_day) < m.said_to)
        and (m.closed_at is null or m.closed_at > known or greatest(m.from_on, on_day) < m.closed_on)
$$;

-- Whether a waiver is in force on a day: signed by then, not ended, not expired, not used up, and its rule can be waived. The last
-- act about one that was ended is its end.
create or replace function waiver_in_force(w waiver, on_day date, ahead jsonb default '{}', known timestamptz default 'infinity')
    returns boolean language sql stable as $$
    select w.voided_reason is null and w.signed_on is not null and w.signed_on <= on_day and w.signed_at <= known
        and on_day between w.valid_from and w.valid_until
        and (w.ended_on is null or on_day < w.ended_on or w.recorded_at > known)
        and mandatory_from(w.rule, on_day, known) is distinct from on_day
        and not waiver_exhausted(w, on_day, ahead, known)
$$;

-- What covers a flag on a day, given what people had said of it by then; null where nothing does. The one answer to this
-- question, for reviews, lists, clocks, dashboards, options, lessons and backtests. A decision waives the flags that it names and
-- answers for, from the day on which it was signed until it is reviewed. Whatever waives it does so no longer than its rule can be.
create or replace function waived(f flag, said text, on_day date, ahead jsonb default '{}', known timestamptz default 'infinity')
    returns jsonb language sql stable as $$
    select case when f.kind = 'RULE' and said not in ('DISMISSED', 'CLOSED') then (
        select jsonb_build_object('by', c.by, 'id', c.id, 'reference', c.reference, 'until', least(c.until, m.eve))
            || case when m.eve < c.until then '{"untilBecause": "RULE_MANDATORY"}' else '{}' end::jsonb
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
        ) c cross join lateral (select mandatory_from(f.rule, on_day, known) - 1 as eve) m
        where m.eve is null or m.eve >= on_day
        order by c.until desc, c.reference limit 1)
    end
$$;

-- Whether a flag would be waived on a day if its rule could be: so that whoever reads it learns why it is open again.
create function overruled(f flag, said text, on_day date) returns boolean language sql stable as $$
    select f.kind = 'RULE' and said not in ('DISMISSED', 'CLOSED') and mandatory_from(f.rule, on_day) is not distinct from on_day and (
        exists (select from waiver w where w.rule = f.rule and (w.partner is null or w.partner = f.partner)
            and (w.objective is null or (f.subject_type = 'objective' and f.label = w.objective))
            and (w.subject is null or w.subject = f.subject) and w.voided_reason is null and w.signed_on <= on_day
            and on_day between w.valid_from and w.valid_until and (w.ended_on is null or on_day < w.ended_on)
            and not waiver_exhausted(w, on_day))
        or exists (select from decision_flag df join decision d on d.id = df.decision
            where df.flag = f.id and said = 'WAIVED' and (d.signed_on is null or d.signed_on <= on_day) and d.signed_at is not null
                and d.content -> 'waives' ? f.rule and d.review_by >= on_day and d.voided_reason is null and answers_for(d, f)))
$$;
