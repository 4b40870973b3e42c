create table proposal (
    like recorded_row including all,
    reference       text  not null,
    kind            text  not null,
    partner_id      uuid  not null,
    transfer_id     uuid,
    notification_id uuid,
    content         jsonb not null,

    constraint proposal_partner_fkey foreign key (partner_id) references partner,
    constraint proposal_transfer_fkey foreign key (transfer_id) references transfer,
    constraint proposal_notification_fkey foreign key (notification_id) references notification,
    constraint proposal_line_is_of_a_transfer check (content->>'line' is null or transfer_id is not null)
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index proposal_reference_key on proposal (reference) where voided_reason is null;
-- Serves the proposal lists of a partner and the partitions of its facts.
create index proposal_partner_idx on proposal (partner_id, id);

-- Serves the proposals of a transfer.
create index proposal_transfer_idx on proposal (transfer_id);
-- Serves the proposals of a notification.
create index proposal_notification_idx on proposal (notification_id);

select keep_versions('proposal', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index proposal_version_partner_idx on proposal_version (partner_id, id, version);
