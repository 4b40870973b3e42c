-- A text that is proposed for itself joins the pack that is sent with it. It leaves the pack when a later text of that does not
-- have it, while it is only proposed: what was in force stays where it was.
create or replace function refuse_rewriting_a_revision() returns trigger language plpgsql as $$
declare
    before text := old.kind || old.key || old.digest || old.title || coalesce(old.subject, '') || coalesce(old.effective_from::text, '') || '/' || coalesce(old.effective_to::text, '') || coalesce(old.bill, '') || '/' || old.definition;
    after  text := new.kind || new.key || new.digest || new.title || coalesce(new.subject, '') || coalesce(new.effective_from::text, '') || '/' || coalesce(new.effective_to::text, '') || coalesce(new.bill, '') || '/' || new.definition;
    anew   boolean := old.state = 'WITHDRAWN' and old.proposed_by is null and new.state in ('DRAFT', 'PROPOSED');
    leaves boolean := old.state = 'PROPOSED' and new.state = 'PROPOSED' and new.pack is null;
begin
    if before <> after then
        raise exception 'the definition of a revision never changes; add a revision instead'
            using errcode = 'check_violation', constraint = 'revision_immutable';
    end if;
    if anew then
        return new;
    end if;
    if new.drafted_by <> old.drafted_by or new.access_group is distinct from old.access_group
        or new.pack is distinct from old.pack and old.pack is not null and not leaves then
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
