-- The deliveries that entries of control totals name, found by their keys when a total is written, whoever writes it. One that
-- was voided rests on nothing: what it named can be erased, and is looked for again if the total stands again.
create table control_total_delivery (
    control_total_id uuid not null,
    delivery_id      uuid not null,

    primary key (control_total_id, delivery_id),
    constraint control_total_delivery_total_fkey foreign key (control_total_id) references control_total on delete cascade,
    constraint control_total_delivery_delivery_fkey foreign key (delivery_id) references delivery
);
revoke insert on control_total_delivery from ${app};

-- Serves the question whether a total rests on a delivery that is to be erased.
create index control_total_delivery_idx on control_total_delivery (delivery_id);

insert into control_total_delivery (control_total_id, delivery_id)
select distinct c.id, d.id
from control_total c, jsonb_array_elements(coalesce(c.content->'entries', '[]')) entry, delivery d
where d.reference = entry->>'delivery' and d.voided_reason is null and c.voided_reason is null;

create function keep_entries() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    missing text;
begin
    delete from public.control_total_delivery where control_total_id = new.id;
    if new.voided_reason is not null then
        return null;
    end if;
    select entry->>'delivery' into missing from jsonb_array_elements(coalesce(new.content->'entries', '[]')) entry
    where entry->>'delivery' is not null and not exists (
        select from public.delivery d where d.reference = entry->>'delivery' and d.voided_reason is null)
    limit 1;
    if found then
        raise exception 'an entry of control total % names delivery %, which is not there', new.id, missing
            using errcode = 'foreign_key_violation', constraint = 'control_total_delivery_delivery_fkey', table = 'control_total';
    end if;
    insert into public.control_total_delivery (control_total_id, delivery_id)
    select distinct new.id, d.id from jsonb_array_elements(coalesce(new.content->'entries', '[]')) entry
        join public.delivery d on d.reference = entry->>'delivery' and d.voided_reason is null;
    return null;
end
$$;
revoke execute on function keep_entries() from public;

create trigger control_total_entries_made after insert on control_total
    for each row when (new.content->'entries' <> '[]') execute function keep_entries();
create trigger control_total_entries_changed after update on control_total
    for each row when (
        new.content->'entries' is distinct from old.content->'entries'
        or (new.voided_reason is null) <> (old.voided_reason is null))
    execute function keep_entries();
