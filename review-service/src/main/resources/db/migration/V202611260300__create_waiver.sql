-- What a named authority lets pass: one rule, within a scope, up to a ceiling, until a day.
create table waiver (
    like recorded_row including all,
    reference        text    not null,
    rule             text    not null,
    partner          text,
    objective        text,
    subject          text    collate "C",
    access_groups    text[]  not null,
    content          jsonb   not null,
    state            text    not null check (state in ('PROPOSED', 'SIGNED', 'REFUSED', 'WITHDRAWN', 'ENDED')),
    valid_from       date    not null,
    valid_until      date    not null,
    ceiling_uses     integer check (ceiling_uses > 0),
    ceiling_quantity numeric check (ceiling_quantity > 0),
    ceiling_unit     text,
    ceiling_amount   numeric check (ceiling_amount > 0),
    ceiling_currency text,
    ceiling_basis    text,
    proposed_by      text    not null,
    proposed_at      timestamptz not null,
    signed_by        text,
    signed_at        timestamptz,
    signed_on        date,
    ended_by         text,
    ended_on         date,
    ended_reason     text,

    constraint waiver_scope_check check (partner is not null or objective is not null or subject is not null),
    constraint waiver_validity_check check (valid_until >= valid_from),
    constraint waiver_two_persons_check check (signed_by <> proposed_by),
    constraint waiver_signed_check check ((signed_by is not null) = (state in ('SIGNED', 'ENDED'))
        and (signed_by is null) = (signed_at is null) and (signed_by is null) = (signed_on is null)),
    constraint waiver_ended_check check ((ended_by is not null) = (state in ('REFUSED', 'WITHDRAWN', 'ENDED'))),
    constraint waiver_ceiling_check check ((ceiling_quantity is null) = (ceiling_unit is null)
        and (ceiling_amount is null) = (ceiling_currency is null) and (ceiling_amount is null) = (ceiling_basis is null))
);
create unique index waiver_reference_key on waiver (reference) where voided_reason is null;
-- Serves the question what covers a flag, asked for every flag that is shown.
create index waiver_rule_idx on waiver (rule) where signed_on is not null;
select keep_versions('waiver', '${app}');

-- The meter: what was done under a waiver.
create table waiver_use (
    like recorded_row including all,
    waiver        uuid    not null references waiver,
    access_groups text[]  not null,
    on_day        date    not null,
    quantity      numeric check (quantity > 0),
    amount        numeric check (amount > 0),
    content       jsonb   not null
);
-- Serves the meter.
create index waiver_use_waiver_idx on waiver_use (waiver, on_day);
select keep_versions('waiver_use', '${app}');

-- What is on the meter by the end of a day.
create function waiver_used(of_waiver uuid, on_day date) returns table (uses bigint, quantity numeric, amount numeric)
    language sql stable as $$
    select count(*), coalesce(sum(u.quantity), 0), coalesce(sum(u.amount), 0)
    from waiver_use u where u.waiver = of_waiver and u.on_day <= $2 and u.voided_reason is null
$$;

create function waiver_exhausted(w waiver, on_day date) returns boolean language sql stable as $$
    select coalesce(u.uses >= w.ceiling_uses, false) or coalesce(u.quantity >= w.ceiling_quantity, false)
        or coalesce(u.amount >= w.ceiling_amount, false)
    from waiver_used(w.id, on_day) u
$$;

-- Whether a waiver is in force on a day: signed by then, not ended, not expired, not used up.
create function waiver_in_force(w waiver, on_day date) returns boolean language sql stable as $$
    select w.voided_reason is null and w.signed_on is not null and w.signed_on <= on_day
        and on_day between w.valid_from and w.valid_until and (w.ended_on is null or on_day < w.ended_on)
        and not waiver_exhausted(w, on_day)
$$;

-- What covers a flag on a day, given what people had said of it by then; null where nothing does. The one answer to this
-- question, for reviews, lists, clocks and dashboards. A decision waives the flags that it names until it is reviewed.
create function waived(f flag, said text, on_day date) returns jsonb language sql stable as $$
    select case when f.kind = 'RULE' and said not in ('DISMISSED', 'CLOSED') then (
        select jsonb_build_object('by', c.by, 'id', c.id, 'reference', c.reference, 'until', c.until)
        from (
            select 'WAIVER' as by, w.id, w.reference, w.valid_until as until from waiver w
            where w.rule = f.rule and (w.partner is null or w.partner = f.partner)
                and (w.objective is null or (f.subject_type = 'objective' and f.label = w.objective))
                and (w.subject is null or w.subject = f.subject) and waiver_in_force(w, on_day)
            union all
            select 'DECISION', d.id, d.reference, d.review_by
            from decision_flag df join decision d on d.id = df.decision
            where df.flag = f.id and said = 'WAIVED' and d.signed_at is not null and d.content -> 'waives' ? f.rule
                and d.review_by >= on_day and d.voided_reason is null
        ) c order by c.until desc, c.reference limit 1)
    end
$$;

-- What people have made of a flag, as it stands on a day: a waiver shows as long as it covers, and no longer.
create function disposition_on(f flag, said text, on_day date) returns text language sql stable as $$
    select case when waived(f, said, on_day) is not null then 'WAIVED'
        when said = 'WAIVED' then case when f.confirmed_by is null then 'OPEN' else 'CONFIRMED' end
        else said end
$$;

-- What of the flags that a review found stood waived on its day, and by what; they are present all the same.
create table review_waived (
    review uuid  not null references review,
    flag   uuid  not null references flag,
    waived jsonb not null,

    primary key (review, flag)
);
-- Serves the erasure of what is purged, and a flag's history.
create index review_waived_flag_idx on review_waived (flag);
