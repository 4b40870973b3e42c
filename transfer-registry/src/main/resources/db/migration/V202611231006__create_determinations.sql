create table determination (
    like recorded_row including all,
    reference        text   not null,
    statute          text   not null,
    kind             text   not null,
    partner_id       uuid,
    transfer_ids     uuid[] not null,
    notification_ids uuid[] not null,
    partner_ids      uuid[] not null,
    content          jsonb  not null,

    constraint determination_partner_fkey foreign key (partner_id) references partner
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index determination_reference_key on determination (reference) where voided_reason is null;
-- Serves the determination lists of a partner and the partitions of its facts.
create index determination_partner_idx on determination (partner_id, id);

-- Serves the question what determines a transfer, asked before it is voided.
create index determination_transfers_idx on determination using gin (transfer_ids);
-- Serves the question what determines a notification, asked before it is voided.
create index determination_notifications_idx on determination using gin (notification_ids);

select keep_versions('determination', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index determination_version_partner_idx on determination_version (partner_id, id, version);
