-- The last day that an imprecise date of ISO 8601-2 can mean.
create function latest_day(written text) returns date language sql immutable as $$
    select case
        when part = '..' then date '9999-12-31'
        when length(part) = 4 then (part || '-12-31')::date
        when length(part) = 7 then ((part || '-01')::date + interval '1 month' - interval '1 day')::date
        else part::date
    end
    from (select case when written like '%/%' then split_part(written, '/', 2) else written end as part) p
$$;
