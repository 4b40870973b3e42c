-- What was waived on a day as far as it was recorded by an instant: for who looks back on what was known then. Left out, all that
-- is recorded counts. Of a waiver nothing changes from its signature to its end, so that the row itself says what was known.
drop function waived_of(text, text, text, text, text, date, timestamptz, jsonb);
drop function waived(flag, text, date, jsonb);
drop function waiver_in_force(waiver, date, jsonb);
drop function waiver_exhausted(waiver, date, jsonb);
drop function waiver_used(uuid, date);

-- What is on the meter by the end of a day.
create function waiver_used(of_waiver uuid, on_day date, known timestamptz default 'infinity')
    returns table (uses bigint, quantity numeric, amount numeric) language sql stable as $$
    select count(*), coalesce(sum(u.quantity), 0), coalesce(sum(u.amount), 0)
    from waiver_use u where u.waiver = of_waiver and u.on_day <= $2 and u.recorded_at <= known and u.voided_reason is null
$$;

-- Beside what is on meters, what would be: "exhausted" where who asks has decided that already, "unknown" where nobody can tell how
-- much. A meter is summed up where neither decides, and where there is a ceiling.
create function waiver_exhausted(w waiver, on_day date, ahead jsonb default '{}', known timestamptz default 'infinity')
    returns boolean language sql stable as $$
    select case
        when a.more ? 'exhausted' then (a.more ->> 'exhausted')::boolean
        when coalesce((a.more ->> 'unknown')::boolean, false) then true
        when w.ceiling_uses is null and w.ceiling_quantity is null and w.ceiling_amount is null then false
        else (
            select coalesce(u.uses + coalesce((a.more ->> 'uses')::bigint, 0) >= w.ceiling_uses, false)
                or coalesce(u.quantity + coalesce((a.more ->> 'quantity')::numeric, 0) >= w.ceiling_quantity, false)
                or coalesce(u.amount + coalesce((a.more ->> 'amount')::numeric, 0) >= w.ceiling_amount, false)
            from waiver_used(w.id, on_day, known) u)
        end
    from (select ahead -> w.id::text as more) a
$$;

-- Whether a waiver is in force on a day: signed by then, not ended, not expired, not used up. The last act about one that was ended
-- is its end.
create function waiver_in_force(w waiver, on_day date, ahead jsonb default '{}', known timestamptz default 'infinity')
    returns boolean language sql stable as $$
    select w.voided_reason is null and w.signed_on is not null and w.signed_on <= on_day and w.signed_at <= known
        and on_day between w.valid_from and w.valid_until
        and (w.ended_on is null or on_day < w.ended_on or w.recorded_at > known)
        and not waiver_exhausted(w, on_day, ahead, known)
$$;

-- What covers a flag on a day, given what people had said of it by then; null where nothing does. The one answer to this
-- question, for reviews, lists, clocks, dashboards, options, lessons and backtests. A decision waives the flags that it names from
-- the day on which it was signed until it is reviewed.
create function waived(f flag, said text, on_day date, ahead jsonb default '{}', known timestamptz default 'infinity')
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
                and d.review_by >= on_day and d.voided_reason is null
        ) c order by c.until desc, c.reference limit 1)
    end
$$;

-- What would cover a rule that is not met by a subject on a day, whether or not a flag says so; what people said of its flag
-- counts as they had said it by an instant. A flag that comes back is open, unless a decision waives it still.
create function waived_of(of_rule text, of_type text, of_subject text, of_partner text, of_label text, on_day date,
    closes timestamptz, ahead jsonb default '{}', known timestamptz default 'infinity') returns jsonb language sql stable as $$
    select waived(
        jsonb_populate_record(null::flag, jsonb_build_object('id', f.id, 'kind', 'RULE', 'rule', of_rule, 'subject_type', of_type,
            'subject', of_subject, 'partner', of_partner, 'label', of_label)),
        case when said.disposition is null or (said.condition = 'CLEARED' and said.disposition <> 'WAIVED') then 'OPEN'
            else said.disposition end,
        on_day, ahead, known)
    from (select) one
    left join flag f on f.rule = of_rule and f.subject = of_subject and f.discriminator = '' and f.kind = 'RULE'
    left join lateral (select v.condition, v.disposition from flag_version v
        where v.id = f.id and v.recorded_at < closes order by v.version desc limit 1) said on true
$$;
