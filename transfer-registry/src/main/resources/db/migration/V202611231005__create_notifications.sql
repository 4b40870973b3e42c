create table notification (
    like recorded_row including all,
    reference   text  not null,
    statute     text  not null,
    kind        text  not null,
    partner_id  uuid  not null,
    transfer_id uuid,
    content     jsonb not null,

    constraint notification_partner_fkey foreign key (partner_id) references partner,
    constraint notification_transfer_fkey foreign key (transfer_id) references transfer
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index notification_reference_key on notification (reference) where voided_reason is null;
-- Serves the notification lists of a partner and the partitions of its facts.
create index notification_partner_idx on notification (partner_id, id);

-- Serves the notifications of a transfer.
create index notification_transfer_idx on notification (transfer_id);

select keep_versions('notification', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index notification_version_partner_idx on notification_version (partner_id, id, version);
