-- A revision comes into force when it is published and again whenever it is put back; each time it is another person than its
-- author who does it, and another one who takes it out of force.
alter table revision add column put_in_force_by text;
alter table revision add column put_in_force_at timestamptz;
alter table revision add column withdrawn_by text;
alter table revision_version add column put_in_force_by text;
alter table revision_version add column put_in_force_at timestamptz;
alter table revision_version add column withdrawn_by text;

-- Of those that came into force before this, published_by is known and the journal says the rest.
alter table revision add constraint revision_in_force_check
    check ((put_in_force_by is null) = (put_in_force_at is null));
alter table revision add constraint revision_in_force_four_eyes_check
    check (put_in_force_by <> proposed_by and put_in_force_by <> drafted_by);
-- A draft is withdrawn by whoever likes; what was in force is not.
alter table revision add constraint revision_withdrawn_four_eyes_check
    check (published_by is null or (withdrawn_by <> proposed_by and withdrawn_by <> drafted_by));

grant update (put_in_force_by, put_in_force_at, withdrawn_by) on revision to ${app};

create function refuse_moves_without_a_name() returns trigger language plpgsql as $$
begin
    if new.state = 'PUBLISHED' and old.state <> 'PUBLISHED' then
        if new.put_in_force_at is null or new.put_in_force_at is not distinct from old.put_in_force_at then
            raise exception 'whoever puts a revision in force is named with it'
                using errcode = 'check_violation', constraint = 'revision_in_force_named';
        end if;
    elsif new.put_in_force_by is distinct from old.put_in_force_by
        or new.put_in_force_at is distinct from old.put_in_force_at then
        raise exception 'who put a revision in force changes only when it is put in force'
            using errcode = 'check_violation', constraint = 'revision_in_force_named';
    end if;
    if new.state = 'WITHDRAWN' and old.state <> 'WITHDRAWN' then
        if new.withdrawn_by is null then
            raise exception 'whoever withdraws a revision is named with it'
                using errcode = 'check_violation', constraint = 'revision_withdrawn_named';
        end if;
    elsif new.withdrawn_by is distinct from old.withdrawn_by then
        raise exception 'who withdrew a revision never changes'
            using errcode = 'check_violation', constraint = 'revision_withdrawn_named';
    end if;
    return new;
end
$$;

create trigger revision_moves_named before update on revision
    for each row execute function refuse_moves_without_a_name();
