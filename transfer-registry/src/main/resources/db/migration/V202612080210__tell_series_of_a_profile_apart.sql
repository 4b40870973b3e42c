-- Several sources may send tables of one form: of which one an import is. Null is the series of the profile itself, and that of all
-- imports so far.
alter table import add column series text constraint import_series_check check (series ~ '^\S(.{0,198}\S)?$');

-- Of each of these keys the latest row of every series stays, and every other one for 90 days after the release that overtook it, so
-- that a comparison can be asked for again; older ones are compared with nothing any more.
create or replace function forget_import_rows(of_profile text, keys text[]) returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp, public
as $$
    with said as (
        select r.row_key, r.import, lead(i.recorded_at)
            over (partition by r.row_key, coalesce(i.series, i.profile) order by i.recording) as overtaken
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
