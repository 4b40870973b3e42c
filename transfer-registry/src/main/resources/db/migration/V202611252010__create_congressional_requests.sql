create table congressional_request (
    like recorded_row including all,
    reference      text  not null,
    kind           text  not null,
    partner_id     uuid,
    transfer_id    uuid,
    undertaking_id uuid,
    content        jsonb not null,

    constraint congressional_request_partner_fkey foreign key (partner_id) references partner,
    constraint congressional_request_transfer_fkey foreign key (transfer_id) references transfer,
    constraint congressional_request_undertaking_fkey foreign key (undertaking_id) references undertaking
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index congressional_request_reference_key on congressional_request (reference) where voided_reason is null;
-- Serves the congressional_request lists of a partner and the partitions of its facts.
create index congressional_request_partner_idx on congressional_request (partner_id, id);

-- Serves the congressional requests of a transfer.
create index congressional_request_transfer_idx on congressional_request (transfer_id);
-- Serves the congressional requests of an undertaking.
create index congressional_request_undertaking_idx on congressional_request (undertaking_id);

select keep_versions('congressional_request', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index congressional_request_version_partner_idx on congressional_request_version (partner_id, id, version);
