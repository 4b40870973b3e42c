-- A decision that names objectives alone rests on flags of their partners, whoever these are: it answers for a flag as long as that is
-- the partner's whose it was when the decision was signed.
create or replace function answers_for(d decision, f flag) returns boolean language sql stable as $$
    select (f.subject_type is distinct from 'authority' or f.partner is not null or (d.partner is null and d.objectives = '{}'))
        and (d.partner is null or f.partner is null or f.partner = d.partner)
        and (d.partner is not null or d.objectives = '{}' or f.partner is null or f.partner = coalesce(
            (select v.partner from flag_version v where v.id = f.id and v.recorded_at <= coalesce(d.signed_at, 'infinity')
                order by v.version desc limit 1), f.partner))
$$;
