-- A draft that was withdrawn before anybody proposed it was nothing but a text: whoever writes the same text later begins anew,
-- as its author. Everything else about a revision never changes.
create or replace function refuse_rewriting_a_revision() returns trigger language plpgsql as $$
declare
    before text := old.kind || old.key || old.digest || old.title || coalesce(old.subject, '') || coalesce(old.effective_from::text, '') || '/' || coalesce(old.effective_to::text, '') || coalesce(old.bill, '') || '/' || old.definition;
    after  text := new.kind || new.key || new.digest || new.title || coalesce(new.subject, '') || coalesce(new.effective_from::text, '') || '/' || coalesce(new.effective_to::text, '') || coalesce(new.bill, '') || '/' || new.definition;
    anew   boolean := old.state = 'WITHDRAWN' and old.proposed_by is null and new.state in ('DRAFT', 'PROPOSED');
begin
    if before <> after then
        raise exception 'the definition of a revision never changes; add a revision instead'
            using errcode = 'check_violation', constraint = 'revision_immutable';
    end if;
    if anew then
        return new;
    end if;
    if new.drafted_by <> old.drafted_by or new.access_group is distinct from old.access_group
        or new.pack is distinct from old.pack then
        raise exception 'whose revision it is never changes; add a revision instead'
            using errcode = 'check_violation', constraint = 'revision_immutable';
    end if;
    if old.published_by is not null and new.published_by is distinct from old.published_by
        or old.proposed_by is not null and new.proposed_by is distinct from old.proposed_by then
        raise exception 'who proposed and who published a revision never changes'
            using errcode = 'check_violation', constraint = 'revision_immutable';
    end if;
    if old.state <> new.state and (old.state, new.state) not in (
            ('DRAFT', 'CHECKED'), ('DRAFT', 'WITHDRAWN'), ('CHECKED', 'PROPOSED'), ('CHECKED', 'WITHDRAWN'),
            ('PROPOSED', 'PUBLISHED'), ('PROPOSED', 'WITHDRAWN'),
            ('PUBLISHED', 'SUPERSEDED'), ('PUBLISHED', 'WITHDRAWN'), ('SUPERSEDED', 'PUBLISHED')) then
        raise exception 'a revision does not go from % to %', old.state, new.state
            using errcode = 'check_violation', constraint = 'revision_life_cycle';
    end if;
    return new;
end
$$;

-- Who withdrew it is forgotten with the withdrawal, here and not in its versions.
create or replace function refuse_moves_without_a_name() returns trigger language plpgsql as $$
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
    elsif new.withdrawn_by is distinct from old.withdrawn_by
        and not (old.state = 'WITHDRAWN' and new.state <> 'WITHDRAWN' and new.withdrawn_by is null) then
        raise exception 'who withdrew a revision never changes'
            using errcode = 'check_violation', constraint = 'revision_withdrawn_named';
    end if;
    return new;
end
$$;

grant update (drafted_by, access_group, pack) on revision to ${app};
