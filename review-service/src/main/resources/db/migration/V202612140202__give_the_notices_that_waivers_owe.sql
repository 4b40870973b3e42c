-- Which of the notices that a signed waiver owes were given: number, day, to whom, by which channel, and who says so. What was said
-- stands; nothing is given twice, and nothing that is not owed.
alter table waiver add column notices_given jsonb not null default '[]';
alter table waiver_version add column notices_given jsonb not null default '[]';

create function give_waiver_notices() returns trigger language plpgsql as $$
declare
    before integer := jsonb_array_length(old.notices_given);
begin
    if new.signed_by is null then
        raise exception 'a waiver that nobody has signed owes no notice';
    end if;
    if coalesce((select jsonb_agg(g.given order by g.place) from jsonb_array_elements(new.notices_given) with ordinality g (given, place)
            where g.place <= before), '[]') <> old.notices_given then
        raise exception 'a notice that was given is not taken back';
    end if;
    if exists (select from jsonb_array_elements(new.notices_given) g (given)
            where coalesce((g.given ->> 'notice')::int, -1)
                not between 0 and jsonb_array_length(coalesce(nullif(new.content -> 'noticesOwed', 'null'), '[]')) - 1)
        or exists (select from jsonb_array_elements(new.notices_given) g (given) group by g.given ->> 'notice' having count(*) > 1) then
        raise exception 'each notice that is owed is given once, and no other';
    end if;
    return new;
end $$;
create trigger waiver_notices before update of notices_given on waiver for each row
    when (new.notices_given is distinct from old.notices_given) execute function give_waiver_notices();
