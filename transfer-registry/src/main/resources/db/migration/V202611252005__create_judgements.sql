create table judgement (
    like recorded_row including all,
    reference   text  not null,
    question    text  not null,
    partner_id  uuid  not null,
    incident_id uuid,
    proposal_id uuid,
    content     jsonb not null,

    constraint judgement_partner_fkey foreign key (partner_id) references partner,
    constraint judgement_incident_fkey foreign key (incident_id) references incident,
    constraint judgement_proposal_fkey foreign key (proposal_id) references proposal,
    constraint judgement_is_of_one_thing check (num_nonnulls(incident_id, proposal_id) = 1)
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index judgement_reference_key on judgement (reference) where voided_reason is null;
-- Serves the judgement lists of a partner and the partitions of its facts.
create index judgement_partner_idx on judgement (partner_id, id);

-- Serves the judgements of an incident.
create index judgement_incident_idx on judgement (incident_id);
-- Serves the judgements of a proposal.
create index judgement_proposal_idx on judgement (proposal_id);

select keep_versions('judgement', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index judgement_version_partner_idx on judgement_version (partner_id, id, version);
