-- Records, as kind and key, that a row made and that another release of it may not make: what they say is then no more than what the
-- release before said, and the report of the import names them.
alter table import_row add column made text[] not null default '{}';

-- A row of a release has a key, and the records that it makes have that key or begin with it. When a record is purged that an import
-- wrote, the rows that made it are forgotten with it, what other rows say of it is too, and the kept answers of imports that name one
-- of them say so.
create or replace function forget_rows_of_purged() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    named    text;
    made_as  text;
    parts    text[];
    keys     text[];
    profiles text[];
begin
    execute format('select coalesce(to_jsonb(t)->>''reference'', to_jsonb(t)->>''code'') from public.%I t where id = $1',
        new.record_table) into named using new.record;
    if named is null then
        return null;
    end if;
    made_as := replace(new.record_table, '_', '-') || ' ' || named;
    parts := string_to_array(named, '/');
    select array_agg(array_to_string(parts[1:n], '/')) into keys from generate_series(1, cardinality(parts)) n;
    execute format(
        'select array_agg(distinct (select r.profile from public.import_row r where r.import = i.id limit 1))
         from public.import i where i.recording in (select recording from public.%I where id = $1)',
        new.record_table || '_version') into profiles using new.record;
    select array_agg(distinct row_key) into keys from public.import_row
    where profile = any(profiles) and row_key = any(keys);
    delete from public.import_row where profile = any(profiles) and row_key = any(keys);
    update public.import_row set made = array_remove(made, made_as)
    where profile = any(profiles) and made_as = any(made);
    update public.idempotency_key
    set status = 410, headers = '{"Content-Type": "application/problem+json"}',
        body = jsonb_build_object('type', '/problems/purged', 'title', 'It was purged', 'status', 410, 'detail',
            'This answer named what was purged; the tombstone is the purge ' || new.id)::text
    where operation = 'POST /v1/imports'
      and (exists (select from unnest(keys) k where position('"key":' || to_json(k)::text in body) > 0)
        or position('"key":' || to_json(named)::text in body) > 0
        or position('"record":' || to_json(named)::text in body) > 0);
    return null;
end
$$;
