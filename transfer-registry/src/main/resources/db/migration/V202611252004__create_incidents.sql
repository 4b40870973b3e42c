create table incident (
    like recorded_row including all,
    reference    text   not null,
    kind         text   not null,
    level        text   not null,
    state        text   not null,
    partner_id   uuid   not null,
    transfer_ids uuid[] not null,
    item_ids     uuid[] not null,
    content      jsonb  not null,

    constraint incident_partner_fkey foreign key (partner_id) references partner,
    constraint incident_state_has_its_day check (
        (state <> 'CLOSED' or content->>'closedOn' is not null)
        and (state <> 'REPORTED_TO_LEGISLATURE' or content->>'reportedOn' is not null)
    )
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index incident_reference_key on incident (reference) where voided_reason is null;
-- Serves the incident lists of a partner and the partitions of its facts.
create index incident_partner_idx on incident (partner_id, id);

-- Serves the incidents of a transfer.
create index incident_transfers_idx on incident using gin (transfer_ids);
-- Serves the incidents of an item.
create index incident_items_idx on incident using gin (item_ids);

select keep_versions('incident', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index incident_version_partner_idx on incident_version (partner_id, id, version);

-- Incidents set to a lower level: proposed by one person, agreed by another.
create table incident_downgrade (
    like recorded_row including all,
    lowering         text    not null,
    incident_id      uuid    not null,
    incident_version integer not null,
    level            text    not null,
    proposed_by      text    not null,
    approved_by      text,
    content          jsonb   not null,

    constraint incident_downgrade_incident_fkey foreign key (incident_id) references incident,
    constraint incident_downgrade_four_eyes_check check (approved_by <> proposed_by),
    constraint incident_downgrade_done_is_done check (approved_by is null or voided_reason is null)
);

-- One at a time for a version of an incident.
create unique index incident_downgrade_lowering_key on incident_downgrade (lowering) where voided_reason is null;
-- Serves the downgrades of an incident.
create index incident_downgrade_incident_idx on incident_downgrade (incident_id);

select keep_versions('incident_downgrade', '${app}');

-- Whoever writes: a level goes down only where two persons agreed on this version of the incident.
create function keep_level() returns trigger language plpgsql as $$
begin
    if not exists (
        select from incident_downgrade d
        where d.incident_id = old.id and d.incident_version = old.version and d.level = new.level
          and d.approved_by is not null and d.voided_reason is null
    ) then
        raise exception 'one person alone set incident % from % to %', old.reference, old.level, new.level
            using errcode = 'check_violation', constraint = 'incident_level_lowered_by_two', table = 'incident';
    end if;
    return new;
end
$$;

create trigger incident_level before update on incident
    for each row when (new.level < old.level) execute function keep_level();
