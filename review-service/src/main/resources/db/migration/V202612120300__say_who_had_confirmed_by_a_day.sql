-- What people have made of a flag, as it stands on a day: a waiver shows as long as it covers, and no longer. What was answered or
-- confirmed before it stands again then, as it was known at the instant.
create or replace function disposition_on(f flag, said text, on_day date, known timestamptz default 'infinity') returns text
    language sql stable as $$
    select case when waived(f, said, on_day) is not null then 'WAIVED'
        when said = 'WAIVED' then case when answered(f, known) then 'RESPONDING'
            when case when known = 'infinity' then f.confirmed_by
                else (select v.confirmed_by from flag_version v
                    where v.id = f.id and v.recorded_at < known order by v.version desc limit 1) end is null
            then 'OPEN' else 'CONFIRMED' end
        else said end
$$;
