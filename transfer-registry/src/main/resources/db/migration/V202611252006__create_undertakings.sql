create table undertaking (
    like recorded_row including all,
    reference    text  not null,
    nature       text  not null,
    kind         text  not null,
    owed_by      text  not null,
    partner_id   uuid,
    objective_id uuid,
    transfer_id  uuid,
    incident_id  uuid,
    content      jsonb not null,

    constraint undertaking_partner_fkey foreign key (partner_id) references partner,
    constraint undertaking_objective_fkey foreign key (objective_id) references objective,
    constraint undertaking_transfer_fkey foreign key (transfer_id) references transfer,
    constraint undertaking_incident_fkey foreign key (incident_id) references incident
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index undertaking_reference_key on undertaking (reference) where voided_reason is null;
-- Serves the undertaking lists of a partner and the partitions of its facts.
create index undertaking_partner_idx on undertaking (partner_id, id);

-- Serves the undertakings of an objective.
create index undertaking_objective_idx on undertaking (objective_id);
-- Serves the undertakings of a transfer.
create index undertaking_transfer_idx on undertaking (transfer_id);
-- Serves the undertakings of an incident.
create index undertaking_incident_idx on undertaking (incident_id);

select keep_versions('undertaking', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index undertaking_version_partner_idx on undertaking_version (partner_id, id, version);
