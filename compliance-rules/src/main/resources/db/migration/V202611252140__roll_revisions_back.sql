-- A revision that was superseded can be put back in force; nothing else about its life changes.
create or replace function refuse_rewriting_a_revision() returns trigger language plpgsql as $$
declare
    before text := old.kind || old.key || old.digest || old.title || coalesce(old.subject, '') || coalesce(old.effective_from::text, '') || '/' || coalesce(old.effective_to::text, '') || coalesce(old.bill, '') || '/' || old.definition;
    after  text := new.kind || new.key || new.digest || new.title || coalesce(new.subject, '') || coalesce(new.effective_from::text, '') || '/' || coalesce(new.effective_to::text, '') || coalesce(new.bill, '') || '/' || new.definition;
begin
    if before <> after or new.drafted_by <> old.drafted_by then
        raise exception 'the definition of a revision never changes; add a revision instead'
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
