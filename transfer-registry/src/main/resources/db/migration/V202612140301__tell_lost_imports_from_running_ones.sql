-- While an import runs, who voids what somebody just names is let through, because the import asks again when it ends. One that was
-- refused or crashed asks nothing any more, and its announcement stays open until somebody asks what is settled: the lock that a running
-- import holds (Settlement of service-kit) tells the one from the other.
create or replace function keep_named() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    names text;
begin
    begin
        execute format('select 1 from public.%I where id = $1 for update nowait', tg_table_name) using new.id;
    exception when lock_not_available then
        if not exists (
            select from public.open_recordings o
                join pg_locks l on l.locktype = 'advisory' and l.granted and l.objsubid = 2
                    and l.database = (select oid from pg_database where datname = current_database())
                    and l.classid = 20261123::oid and l.objid = o.id::oid
            where o.closed_at is null)
        then
            raise exception '% % cannot be voided: a record that is just being written names it', tg_table_name, new.id
                using errcode = 'serialization_failure', constraint = tg_table_name || '_named_check', table = tg_table_name;
        end if;
    end;
    names := public.named_by(tg_table_name, new.id);
    if names is not null then
        perform public.refuse_to_void(tg_table_name, new.id, names);
    end if;
    return null;
end
$$;
revoke execute on function keep_named() from public;
