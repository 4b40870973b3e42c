-- A flag goes with its record to another partner, of whom a decision about the former one has decided nothing. That of an
-- authority is of no partner, and a reason to decide about whoever is charged to it, which no review keeps: a decision about a partner
-- or objectives names it as evidence and does nothing to it, as it would stop the clock for all others.
create or replace function answers_for(d decision, f flag) returns boolean language sql immutable as $$
    select (f.subject_type is distinct from 'authority' or f.partner is not null or (d.partner is null and d.objectives = '{}'))
        and (d.partner is null or f.partner is null or f.partner = d.partner)
$$;
