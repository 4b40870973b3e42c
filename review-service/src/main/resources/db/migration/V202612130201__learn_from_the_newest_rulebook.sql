-- The rulebook by which it is known which rules are mandatory, and when it was asked for as the one in force: one that was asked for
-- before and is learned after it says nothing any more.
create table rulebook_learned (
    single   boolean     primary key default true check (single),
    digest   text        not null,
    in_force timestamptz not null
);
grant update (digest, in_force) on rulebook_learned to ${app};

create function learn_no_older_rulebook() returns trigger language plpgsql as $$
begin
    if new.in_force < old.in_force then
        raise exception 'a rulebook in force at % has been learned; that of % is older', old.in_force, new.in_force;
    end if;
    return new;
end $$;
create trigger rulebook_learned_order before update on rulebook_learned for each row execute function learn_no_older_rulebook();
