-- A rulebook was in force at some moment from when it was asked for until it was answered. Of two that differ and of which each may
-- have been read first nobody knows which one is in force: neither takes the place of the other.
alter table rulebook_learned add column answered_at timestamptz;
update rulebook_learned set answered_at = in_force;
alter table rulebook_learned alter column answered_at set not null, add check (answered_at >= in_force);
grant update (answered_at) on rulebook_learned to ${app};

create or replace function learn_no_older_rulebook() returns trigger language plpgsql as $$
begin
    if new.in_force < old.in_force then
        raise exception 'a rulebook in force at % has been learned; that of % is older', old.in_force, new.in_force;
    end if;
    if new.digest <> old.digest and new.in_force <= old.answered_at then
        raise exception 'a rulebook answered at % has been learned; another one that was asked for at % may be older',
            old.answered_at, new.in_force;
    end if;
    return new;
end $$;
