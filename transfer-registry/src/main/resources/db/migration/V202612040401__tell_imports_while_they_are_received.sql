-- An import that was given an id is there before its file is. No transaction is open while the file comes in, so that no
-- lock can tell whether anybody still receives it: it is heard of again and again instead.
alter table import_progress
    add column received bigint not null default 0,
    add column heard_at timestamptz not null default clock_timestamp(),
    drop constraint import_progress_state_check,
    add constraint import_progress_state_check
        check (state in ('RECEIVING', 'RUNNING', 'DONE', 'PREVIEWED', 'REFUSED', 'CANCELLED', 'FAILED'));

grant update (received, heard_at) on import_progress to ${app};

-- One whose sender went away was none; the application's role deletes nothing by itself.
create function withdraw_import(of_import uuid) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp, public
as $$
    with gone as (
        delete from public.import_progress where id = of_import and state = 'RECEIVING' returning 1
    )
    select count(*) > 0 from gone
$$;
revoke execute on function withdraw_import(uuid) from public;
grant execute on function withdraw_import(uuid) to ${app};
