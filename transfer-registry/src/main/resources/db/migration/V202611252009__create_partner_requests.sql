create table partner_request (
    like recorded_row including all,
    reference    text  not null,
    answer       text,
    partner_id   uuid  not null,
    objective_id uuid,
    transfer_id  uuid,
    content      jsonb not null,

    constraint partner_request_partner_fkey foreign key (partner_id) references partner,
    constraint partner_request_objective_fkey foreign key (objective_id) references objective,
    constraint partner_request_transfer_fkey foreign key (transfer_id) references transfer
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index partner_request_reference_key on partner_request (reference) where voided_reason is null;
-- Serves the partner_request lists of a partner and the partitions of its facts.
create index partner_request_partner_idx on partner_request (partner_id, id);

-- Serves the partners' requests of an objective.
create index partner_request_objective_idx on partner_request (objective_id);
-- Serves the partners' requests of a transfer.
create index partner_request_transfer_idx on partner_request (transfer_id);

select keep_versions('partner_request', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index partner_request_version_partner_idx on partner_request_version (partner_id, id, version);
