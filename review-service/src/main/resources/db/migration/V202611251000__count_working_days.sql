-- What is no longer kept as a holiday works again; the service writes the calendar of its deployment at every start.
alter table non_working_day add column works boolean not null default false;
grant update (name, works) on non_working_day to ${app};

create or replace function working_days_after(start date, days integer) returns date language sql stable as $$
    select d::date
    from generate_series(start + 1, start + 14 + days * 5, interval '1 day') d
    where extract(isodow from d) < 6
        and not exists (select from non_working_day n where n.day = d::date and not n.works)
    order by d
    limit 1 offset days - 1
$$;
