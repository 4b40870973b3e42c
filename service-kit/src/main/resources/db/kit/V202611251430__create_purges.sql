-- What was erased, or is asked to be: proposed by one person, approved by another.
create table purge (
    like recorded_row including all,
    record       uuid    not null,
    record_table text    not null,
    open         boolean not null,
    proposed_by  text    not null,
    approved_by  text,
    content      jsonb   not null,

    constraint purge_four_eyes_check check (approved_by <> proposed_by),
    constraint purge_done_is_done check (approved_by is null or voided_reason is null),
    constraint purge_not_of_itself check (record_table <> 'purge')
);

-- Serves the question whether a record was purged, asked for every id that is not found; one at a time.
create unique index purge_record_key on purge (record) where voided_reason is null;
-- Serves the tombstones of a table, asked when the journal is verified.
create index purge_table_idx on purge (record_table) where approved_by is not null;

select keep_versions('purge', '${app}');

-- The application's role deletes nothing by itself. This erases what an approved purge names, and only if every version has its
-- tombstone; the answers kept for repeated requests are overwritten and stay, so that a repeat does not record it again.
create function erase_purged(asked uuid, answer text) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    approved public.purge;
    tombs    bigint;
    erased   bigint;
begin
    select * into strict approved from public.purge
    where id = asked and approved_by is not null and voided_reason is null;
    if not exists (
        select from pg_class where relname = approved.record_table || '_version' and relnamespace = 'public'::regnamespace
    ) then
        raise exception 'there is no recorded table %', approved.record_table;
    end if;
    execute format('delete from public.%I where id = $1', approved.record_table) using approved.record;
    execute format('delete from public.%I where id = $1', approved.record_table || '_version') using approved.record;
    get diagnostics erased = row_count;
    tombs := jsonb_array_length(approved.content->'tombstones');
    if erased = 0 or erased <> tombs then
        raise exception '% versions and % tombstones', erased, tombs;
    end if;
    update public.idempotency_key
    set status = 410, headers = '{"Content-Type": "application/problem+json"}', body = answer
    where (body like '%' || approved.record || '%' or operation like '%' || approved.record || '%')
      and operation not like 'POST /v1/purges%';
    return erased;
end
$$;

revoke execute on function erase_purged(uuid, text) from public;
grant execute on function erase_purged(uuid, text) to ${app};
