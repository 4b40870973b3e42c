-- Partners whose a flag was before its record turned out to be another one's: whoever looks at them on a day of before finds it here,
-- without a look at every flag. Whose it was on that day says the review that had seen it.
create table flag_moved (
    partner text not null,
    flag    uuid not null references flag,

    primary key (partner, flag)
);

create function keep_whose_it_was() returns trigger language plpgsql as $$
begin
    insert into flag_moved (partner, flag) values (old.partner, new.id) on conflict do nothing;
    return null;
end $$;
create trigger flag_moved after update on flag for each row
    when (old.partner is distinct from new.partner and old.partner is not null) execute function keep_whose_it_was();

insert into flag_moved (partner, flag)
select distinct v.partner, v.id from flag_version v join flag f on f.id = v.id
where v.partner is distinct from f.partner and v.partner is not null;
