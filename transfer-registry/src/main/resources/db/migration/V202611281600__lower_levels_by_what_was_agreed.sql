-- Two persons who agreed to void an incident have agreed to no lower level of it.
create or replace function keep_level() returns trigger language plpgsql as $$
begin
    if not exists (
        select from incident_downgrade d
        where d.incident_id = old.id and d.incident_version = old.version and d.level = new.level and not d.voids
          and d.approved_by is not null and d.voided_reason is null
    ) then
        raise exception 'one person alone set incident % from % to %', old.reference, old.level, new.level
            using errcode = 'check_violation', constraint = 'incident_level_lowered_by_two', table = 'incident';
    end if;
    return new;
end
$$;
