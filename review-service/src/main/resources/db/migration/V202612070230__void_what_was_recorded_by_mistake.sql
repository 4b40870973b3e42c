-- A response that was none is voided by two persons, since a clock runs again without it; what was put on a meter by mistake by
-- somebody who could not have put it there to open what it covered. Both are kept. Both tables alike, in this order.
alter table response add column void_proposed_by text, add column voided_by text;
alter table response add constraint response_voided_check check ((voided_reason is null) = (voided_by is null)
    and (voided_by is null or void_proposed_by is not null));
alter table response add constraint response_voided_two_persons_check check (voided_by <> void_proposed_by);
alter table response_version add column void_proposed_by text, add column voided_by text;

-- What is on the meter by the end of a day, as it was known: what was voided since then was on it.
create or replace function waiver_used(of_waiver uuid, on_day date, known timestamptz default 'infinity')
    returns table (uses bigint, quantity numeric, amount numeric) language sql stable as $$
    select count(*), coalesce(sum(u.quantity), 0), coalesce(sum(u.amount), 0)
    from waiver_use u where u.waiver = of_waiver and u.on_day <= $2
        and case when u.voided_reason is null then u.recorded_at <= known
            else u.recorded_at > known and exists (select from waiver_use_version v
                where v.id = u.id and v.version = 1 and v.recorded_at <= known) end
$$;
