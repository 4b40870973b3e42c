-- A release is compared with those of its profile whatever the text was then. A row of what is purged is forgotten in all of them:
-- one that was read with a later text may have left its records unchanged, so that no version names its import.
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
        'select array_agg(distinct other.profile_digest)
         from public.import i join public.import other on other.profile = i.profile and other.profile_digest is not null
         where i.recording in (select recording from public.%I where id = $1)',
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
