-- A finding that cleared and is back is confirmed anew, and told anew: once for each presence.
create or replace function tell_of_flag() returns trigger language plpgsql as $$
declare
    presence integer := (select max(number) from flag_presence where flag = new.id);
begin
    perform tell('org.daylight.flag.confirmed', 'flags/' || new.id,
        case when presence > 1 then md5(new.id || ':' || presence)::uuid else new.id end, new.access_groups,
        array[new.subject, 'partner:' || new.partner]);
    return null;
end $$;

-- That a presence was dismissed when it ended, which the flag does not say any more once it is back.
alter table flag_presence add column dismissed boolean not null default false;
grant update (dismissed) on flag_presence to ${app};

-- What people said of a flag was said of the presence that ended; a decision that still waives it goes on.
create function disposition_when_back(f flag, on_day date) returns text language sql stable as $$
    select case when f.disposition = 'WAIVED' and waived(f, f.disposition, on_day) is not null then 'WAIVED' else 'OPEN' end
$$;
