-- What each revision in a rulebook says itself; rulebook_rule has what the latest one of a rule says. Nothing is here of rulebooks
-- that were last frozen before this was kept, or by rules of an older release.
create table rulebook_revision (
    rulebook         text    not null,
    rule             text    not null,
    revision         text    not null,
    against          text    not null,
    title            text    not null,
    severity         text    not null,
    duty_holder      text    not null,
    choice           text    not null,
    authority        text    not null,
    citation         text    not null,
    counsel_reviewed boolean not null,

    primary key (rulebook, rule, revision)
);

-- Whether a revision leaves no choice about what it judges, whatever day it is today: one that is read against a date of its
-- subjects judges what is planned for a day to come before that day is there.
create function leaves_no_choice(of_rulebook text, of_rule text, of_revision text) returns boolean language sql stable as $$
    select exists (select from rulebook_revision r where r.rulebook = of_rulebook and r.rule = of_rule
        and r.revision = of_revision and r.against <> 'asOf' and r.choice = 'MANDATORY')
$$;

-- The first day, from one on, on which what a flag says cannot be waived, because of the revision that judged it or of the day.
-- Of what has no flag the caller may know which revision judges it.
create function not_waivable_from(f flag, on_day date, known timestamptz default 'infinity', no_choice boolean default null)
    returns date language sql stable as $$
    select case when coalesce(no_choice, (select leaves_no_choice(fr.rulebook, f.rule, fr.revision)
            from flag_reading fr where fr.flag = f.id))
        then on_day else mandatory_from(f.rule, on_day, known) end
$$;

drop function waived_of(text, text, text, text, text, date, timestamptz, jsonb, timestamptz);
drop function waived(flag, text, date, jsonb, timestamptz);

-- What covers a flag on a day, given what people had said of it by then; null where nothing does. The one answer to this
-- question, for reviews, lists, clocks, dashboards, options, lessons and backtests. A decision waives the flags that it names and
-- answers for, from the day on which it was signed until it is reviewed. Whatever waives it does so no longer than its rule can be,
-- and nothing does what was judged by a revision that leaves no choice.
create function waived(f flag, said text, on_day date, ahead jsonb default '{}', known timestamptz default 'infinity',
    no_choice boolean default null) returns jsonb language sql stable as $$
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
        ) c cross join lateral (select not_waivable_from(f, on_day, known, no_choice) - 1 as eve) m
        where m.eve is null or m.eve >= on_day
        order by c.until desc, c.reference limit 1)
    end
$$;

-- What would cover a rule that is not met by a subject on a day, whether or not a flag says so; what people said of its flag
-- counts as they had said it by an instant. A flag that comes back is open, unless a decision waives it still.
create function waived_of(of_rule text, of_type text, of_subject text, of_partner text, of_label text, on_day date,
    closes timestamptz, ahead jsonb default '{}', known timestamptz default 'infinity', no_choice boolean default null)
    returns jsonb language sql stable as $$
    select waived(
        jsonb_populate_record(null::flag, jsonb_build_object('id', f.id, 'kind', 'RULE', 'rule', of_rule, 'subject_type', of_type,
            'subject', of_subject, 'partner', of_partner, 'label', of_label)),
        case when said.disposition is null or (said.condition = 'CLEARED' and said.disposition <> 'WAIVED') then 'OPEN'
            else said.disposition end,
        on_day, ahead, known, no_choice)
    from (select) one
    left join flag f on f.rule = of_rule and f.subject = of_subject and f.discriminator = '' and f.kind = 'RULE'
    left join lateral (select v.condition, v.disposition from flag_version v
        where v.id = f.id and v.recorded_at < closes order by v.version desc limit 1) said on true
$$;

-- Whether a flag would be waived on a day if the revision that judged it left a choice, and its rule did: so that whoever reads it
-- learns why it is open again.
create or replace function overruled(f flag, said text, on_day date) returns boolean language sql stable as $$
    select f.kind = 'RULE' and said not in ('DISMISSED', 'CLOSED') and not_waivable_from(f, on_day) is not distinct from on_day and (
        exists (select from waiver w where w.rule = f.rule and (w.partner is null or w.partner = f.partner)
            and (w.objective is null or (f.subject_type = 'objective' and f.label = w.objective))
            and (w.subject is null or w.subject = f.subject) and w.voided_reason is null and w.signed_on <= on_day
            and on_day between w.valid_from and w.valid_until and (w.ended_on is null or on_day < w.ended_on)
            and not waiver_exhausted(w, on_day))
        or exists (select from decision_flag df join decision d on d.id = df.decision
            where df.flag = f.id and said = 'WAIVED' and (d.signed_on is null or d.signed_on <= on_day) and d.signed_at is not null
                and d.content -> 'waives' ? f.rule and d.review_by >= on_day and d.voided_reason is null and answers_for(d, f)))
$$;
