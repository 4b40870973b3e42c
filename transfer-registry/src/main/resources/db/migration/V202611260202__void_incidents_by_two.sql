alter table incident_downgrade add column voids boolean not null default false;
alter table incident_downgrade_version add column voids boolean not null default false;

-- Voided and entered again an incident could stand lower than two persons would have agreed to.
create function keep_incident() returns trigger language plpgsql as $$
begin
    if not exists (
        select from incident_downgrade d
        where d.incident_id = old.id and d.incident_version = old.version and d.voids
          and d.approved_by is not null and d.voided_reason is null
    ) then
        raise exception 'one person alone voided incident % of level %', old.reference, old.level
            using errcode = 'check_violation', constraint = 'incident_voided_by_two', table = 'incident';
    end if;
    return new;
end
$$;

create trigger incident_voided before update on incident
    for each row when (old.voided_reason is null and new.voided_reason is not null and old.level > 'L0')
    execute function keep_incident();
