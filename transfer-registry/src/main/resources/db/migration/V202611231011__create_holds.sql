create table hold (
    like recorded_row including all,
    reference    text   not null,
    origin       text,
    state        text   not null,
    kind         text   not null,
    partner_id   uuid   not null,
    transfer_ids uuid[] not null,
    content      jsonb  not null,

    constraint hold_partner_fkey foreign key (partner_id) references partner,
    constraint hold_state_check check (state in ('ORDERED', 'OBSERVED')),
    -- A decision orders one hold and never two, not even after the first was voided.
    constraint hold_origin_key unique (origin),
    -- What this register orders says by whose authority, why, until what and when it is looked at again.
    constraint hold_ordered_is_complete check (
        state <> 'ORDERED' or (
            content->>'authorityOfRecord' is not null and content->>'releaseCondition' is not null
            and content->>'reviewBy' is not null and content->>'trigger' is not null
        )
    )
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index hold_reference_key on hold (reference) where voided_reason is null;
-- Serves the hold lists of a partner and the partitions of its facts.
create index hold_partner_idx on hold (partner_id, id);

-- Serves the holds on a transfer.
create index hold_transfers_idx on hold using gin (transfer_ids);

select keep_versions('hold', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index hold_version_partner_idx on hold_version (partner_id, id, version);
