-- One that is lost may be begun again while its process still lives, which must not end or take away what the other one runs.
-- Null of those from before, which nobody runs any more.
alter table import_progress add column run uuid;

grant update (run) on import_progress to ${app};

drop function withdraw_import(uuid);

create function withdraw_import(of_import uuid, of_run uuid) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp, public
as $$
    with gone as (
        delete from public.import_progress where id = of_import and run = of_run and state = 'RECEIVING' returning 1
    )
    select count(*) > 0 from gone
$$;
revoke execute on function withdraw_import(uuid, uuid) from public;
grant execute on function withdraw_import(uuid, uuid) to ${app};
