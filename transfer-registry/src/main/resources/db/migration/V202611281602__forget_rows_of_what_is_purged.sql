-- A row of a release has a key, and the records that it makes have that key or begin with it. When a record is purged that an import
-- wrote, the rows that made it are forgotten with it, and the kept answers of imports that name them say so.
create function forget_rows_of_purged() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    named    text;
    parts    text[];
    keys     text[];
    profiles text[];
begin
    execute format('select coalesce(to_jsonb(t)->>''reference'', to_jsonb(t)->>''code'') from public.%I t where id = $1',
        new.record_table) into named using new.record;
    if named is null then
        return null;
    end if;
    parts := string_to_array(named, '/');
    select array_agg(array_to_string(parts[1:n], '/')) into keys from generate_series(1, cardinality(parts)) n;
    execute format(
        'select array_agg(distinct (select r.profile from public.import_row r where r.import = i.id limit 1))
         from public.import i where i.recording in (select recording from public.%I where id = $1)',
        new.record_table || '_version') into profiles using new.record;
    select array_agg(distinct row_key) into keys from public.import_row
    where profile = any(profiles) and row_key = any(keys);
    delete from public.import_row where profile = any(profiles) and row_key = any(keys);
    update public.idempotency_key
    set status = 410, headers = '{"Content-Type": "application/problem+json"}',
        body = jsonb_build_object('type', '/problems/purged', 'title', 'It was purged', 'status', 410, 'detail',
            'This answer named what was purged; the tombstone is the purge ' || new.id)::text
    where operation = 'POST /v1/imports'
      and exists (select from unnest(keys) k where position('"key":' || to_json(k)::text in body) > 0);
    return null;
end
$$;

revoke execute on function forget_rows_of_purged() from public;

create trigger purge_forgets_rows after update on purge
    for each row when (old.approved_by is null and new.approved_by is not null)
    execute function forget_rows_of_purged();
