create table commitment (
    like recorded_row including all,
    reference    text  not null,
    partner_id   uuid  not null,
    objective_id uuid,
    content      jsonb not null,

    constraint commitment_partner_fkey foreign key (partner_id) references partner,
    constraint commitment_objective_fkey foreign key (objective_id) references objective
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index commitment_reference_key on commitment (reference) where voided_reason is null;
-- Serves the commitment lists of a partner and the partitions of its facts.
create index commitment_partner_idx on commitment (partner_id, id);

-- Serves the commitments for an objective.
create index commitment_objective_idx on commitment (objective_id);

select keep_versions('commitment', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index commitment_version_partner_idx on commitment_version (partner_id, id, version);
