create table expectation (
    like recorded_row including all,
    reference    text   not null,
    kind         text   not null,
    partner_id   uuid   not null,
    objective_id uuid,
    transfer_ids uuid[] not null,
    content      jsonb  not null,

    constraint expectation_partner_fkey foreign key (partner_id) references partner,
    constraint expectation_objective_fkey foreign key (objective_id) references objective
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index expectation_reference_key on expectation (reference) where voided_reason is null;
-- Serves the expectation lists of a partner and the partitions of its facts.
create index expectation_partner_idx on expectation (partner_id, id);

-- Serves the expectations for an objective.
create index expectation_objective_idx on expectation (objective_id);
-- Serves the expectations for a transfer, asked by lists and by the written coverage of an objective.
create index expectation_transfers_idx on expectation using gin (transfer_ids);

select keep_versions('expectation', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index expectation_version_partner_idx on expectation_version (partner_id, id, version);
