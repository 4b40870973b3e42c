-- A total that was voided rests on nothing: what it named can be erased, and is looked for again only if the total stands again.
delete from control_total_delivery
where control_total_id in (select id from control_total where voided_reason is not null);

create or replace function keep_entries() returns trigger
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

drop trigger control_total_entries_changed on control_total;
create trigger control_total_entries_changed after update on control_total
    for each row when (
        new.content->'entries' is distinct from old.content->'entries'
        or (new.voided_reason is null) <> (old.voided_reason is null))
    execute function keep_entries();
