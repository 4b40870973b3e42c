-- What would be put on meters besides what is on them: by waiver, as {"uses": 1, "quantity": 2, "amount": 3}; "unknown" where
-- nobody can tell how much, so that it may be used up.
drop function waived(flag, text, date);
drop function waiver_in_force(waiver, date);
drop function waiver_exhausted(waiver, date);

create function waiver_exhausted(w waiver, on_day date, ahead jsonb default '{}') returns boolean language sql stable as $$
    select coalesce(u.uses + coalesce((a.more ->> 'uses')::bigint, 0) >= w.ceiling_uses, false)
        or coalesce(u.quantity + coalesce((a.more ->> 'quantity')::numeric, 0) >= w.ceiling_quantity, false)
        or coalesce(u.amount + coalesce((a.more ->> 'amount')::numeric, 0) >= w.ceiling_amount, false)
        or coalesce((a.more ->> 'unknown')::boolean, false)
    from waiver_used(w.id, on_day) u, (select ahead -> w.id::text as more) a
$$;

create function waiver_in_force(w waiver, on_day date, ahead jsonb default '{}') returns boolean language sql stable as $$
    select w.voided_reason is null and w.signed_on is not null and w.signed_on <= on_day
        and on_day between w.valid_from and w.valid_until and (w.ended_on is null or on_day < w.ended_on)
        and not waiver_exhausted(w, on_day, ahead)
$$;

-- What covers a flag on a day, given what people had said of it by then; null where nothing does. The one answer to this
-- question, for reviews, lists, clocks, dashboards, options and lessons. A decision waives the flags that it names from the
-- day on which it was signed until it is reviewed.
create function waived(f flag, said text, on_day date, ahead jsonb default '{}') returns jsonb language sql stable as $$
    select case when f.kind = 'RULE' and said not in ('DISMISSED', 'CLOSED') then (
        select jsonb_build_object('by', c.by, 'id', c.id, 'reference', c.reference, 'until', c.until)
        from (
            select 'WAIVER' as by, w.id, w.reference, w.valid_until as until from waiver w
            where w.rule = f.rule and (w.partner is null or w.partner = f.partner)
                and (w.objective is null or (f.subject_type = 'objective' and f.label = w.objective))
                and (w.subject is null or w.subject = f.subject) and waiver_in_force(w, on_day, ahead)
            union all
            select 'DECISION', d.id, d.reference, d.review_by
            from decision_flag df join decision d on d.id = df.decision
            where df.flag = f.id and said = 'WAIVED' and d.signed_at is not null and (d.signed_on is null or d.signed_on <= on_day)
                and d.content -> 'waives' ? f.rule
                and d.review_by >= on_day and d.voided_reason is null
        ) c order by c.until desc, c.reference limit 1)
    end
$$;

-- What would cover a rule that is not met by a subject on a day, whether or not a flag says so; what people said of its flag
-- counts as they had said it by an instant. A flag that comes back is open, unless a decision waives it still.
create function waived_of(of_rule text, of_type text, of_subject text, of_partner text, of_label text, on_day date,
    closes timestamptz, ahead jsonb default '{}') returns jsonb language sql stable as $$
    select waived(
        jsonb_populate_record(null::flag, jsonb_build_object('id', f.id, 'kind', 'RULE', 'rule', of_rule, 'subject_type', of_type,
            'subject', of_subject, 'partner', of_partner, 'label', of_label)),
        case when said.disposition is null or (said.condition = 'CLEARED' and said.disposition <> 'WAIVED') then 'OPEN'
            else said.disposition end,
        on_day, ahead)
    from (select) one
    left join flag f on f.rule = of_rule and f.subject = of_subject and f.discriminator = '' and f.kind = 'RULE'
    left join lateral (select v.condition, v.disposition from flag_version v
        where v.id = f.id and v.recorded_at < closes order by v.version desc limit 1) said on true
$$;

-- What of a past case was waived on its day, beside what differs.
alter table lesson_difference add column waived jsonb;
