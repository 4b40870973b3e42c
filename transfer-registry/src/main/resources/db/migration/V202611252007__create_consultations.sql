create table consultation (
    like recorded_row including all,
    reference    text  not null,
    channel      text  not null,
    rank         text  not null,
    partner_id   uuid  not null,
    objective_id uuid,
    content      jsonb not null,

    constraint consultation_partner_fkey foreign key (partner_id) references partner,
    constraint consultation_objective_fkey foreign key (objective_id) references objective
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index consultation_reference_key on consultation (reference) where voided_reason is null;
-- Serves the consultation lists of a partner and the partitions of its facts.
create index consultation_partner_idx on consultation (partner_id, id);

-- Serves the consultations of an objective.
create index consultation_objective_idx on consultation (objective_id);

select keep_versions('consultation', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index consultation_version_partner_idx on consultation_version (partner_id, id, version);
