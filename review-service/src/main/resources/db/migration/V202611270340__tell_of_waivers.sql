-- That a waiver lets something pass, and that somebody ended it. One that expires does so by no act of anybody.
create function tell_of_waiver() returns trigger language plpgsql as $$
begin
    perform tell(case new.state when 'ENDED' then 'org.daylight.waiver.ended' else 'org.daylight.waiver.signed' end,
        'waivers/' || new.id, new.id, new.access_groups,
        array_remove(array['partner:' || new.partner, 'objective:' || new.objective, new.subject], null));
    return null;
end $$;
create trigger waiver_tell after update on waiver for each row
    when ((old.signed_by is null and new.signed_by is not null) or (old.state = 'SIGNED' and new.state = 'ENDED'))
    execute function tell_of_waiver();
