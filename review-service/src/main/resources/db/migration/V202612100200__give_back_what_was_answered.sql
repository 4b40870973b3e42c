-- Whether anything that was said of a flag while it was there this time stood at an instant.
create function answered(f flag, known timestamptz) returns boolean language sql stable as $$
    select exists (select from response r join response_version v on v.id = r.id and v.version = 1
        where r.flag = f.id and v.recorded_at < known and (r.voided_reason is null or r.recorded_at >= known)
            and v.recorded_at >= (select max(p.recorded_at) from (
                    select recorded_at, condition, lag(condition) over (order by version) as was
                    from flag_version where id = f.id and recorded_at < known) p
                where p.condition <> 'CLEARED' and coalesce(p.was, 'CLEARED') = 'CLEARED'))
$$;

drop function disposition_on(flag, text, date);

-- What people have made of a flag, as it stands on a day: a waiver shows as long as it covers, and no longer. A decision that waived
-- it took nothing of what was answered away.
create function disposition_on(f flag, said text, on_day date, known timestamptz default 'infinity') returns text
    language sql stable as $$
    select case when waived(f, said, on_day) is not null then 'WAIVED'
        when said = 'WAIVED' then case when answered(f, known) then 'RESPONDING'
            when f.confirmed_by is null then 'OPEN' else 'CONFIRMED' end
        else said end
$$;
