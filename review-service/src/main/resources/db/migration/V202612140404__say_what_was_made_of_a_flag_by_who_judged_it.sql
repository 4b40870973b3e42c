-- On a day of the past a waiver covered what the revision left that judged it then, whichever judges it now.
drop function disposition_on(flag, text, date, timestamptz);
create function disposition_on(f flag, said text, on_day date, known timestamptz default 'infinity', no_choice boolean default null)
    returns text language sql stable as $$
    select case when waived(f, said, on_day, no_choice => no_choice) is not null then 'WAIVED'
        when said = 'WAIVED' then case when answered(f, known) then 'RESPONDING'
            when case when known = 'infinity' then f.confirmed_by
                else (select v.confirmed_by from flag_version v
                    where v.id = f.id and v.recorded_at < known order by v.version desc limit 1) end is null
            then 'OPEN' else 'CONFIRMED' end
        else said end
$$;
