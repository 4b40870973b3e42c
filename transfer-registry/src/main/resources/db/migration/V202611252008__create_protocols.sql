create table protocol (
    like recorded_row including all,
    reference  text  not null,
    kind       text  not null,
    state      text  not null,
    partner_id uuid  not null,
    content    jsonb not null,

    constraint protocol_partner_fkey foreign key (partner_id) references partner,
    constraint protocol_written_has_a_text check (state not in ('WRITTEN', 'EXERCISED') or content->>'text' is not null)
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index protocol_reference_key on protocol (reference) where voided_reason is null;
-- Serves the protocol lists of a partner and the partitions of its facts.
create index protocol_partner_idx on protocol (partner_id, id);

select keep_versions('protocol', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index protocol_version_partner_idx on protocol_version (partner_id, id, version);
