-- The application's role deletes nothing by itself; what may be forgotten goes through these functions.

-- How imports went is kept for 30 days; those that wrote something stay in the table import.
create function forget_import_progress() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp, public
as $$
    with gone as (
        delete from public.import_progress where started_at < now() - interval '30 days' returning 1
    )
    select count(*) from gone
$$;

-- A release is compared with the one before it. Of each of these keys the latest row stays, and every other one for 90 days after
-- the release that overtook it, so that a comparison can be asked for again; older ones are compared with nothing any more.
create function forget_import_rows(of_profile text, keys text[]) returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp, public
as $$
    with said as (
        select r.row_key, r.import, lead(i.recorded_at) over (partition by r.row_key order by i.recording) as overtaken
        from public.import_row r join public.import i on i.id = r.import
        where r.profile = of_profile and r.row_key = any(keys)
    ), gone as (
        delete from public.import_row r using said
        where r.profile = of_profile and r.row_key = said.row_key and r.import = said.import
        and said.overtaken < now() - interval '90 days'
        returning 1
    )
    select count(*) from gone
$$;

revoke execute on function forget_import_progress() from public;
revoke execute on function forget_import_rows(text, text[]) from public;
grant execute on function forget_import_progress() to ${app};
grant execute on function forget_import_rows(text, text[]) to ${app};
